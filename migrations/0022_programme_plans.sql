-- Plans: proposals of where and when sessions could be held, worked out by a machine and kept until somebody accepts,
-- discards or outlives them. The draft is not touched before rows of one are accepted. What an edition's organisers want
-- of plans (how much each rule counts, which sessions stay) is kept for the next time.

create table plan (
    id text not null primary key,
    edition_id text not null,
    name text,
    state text not null default 'waiting',
    asked_by text not null,
    asker_name text not null,
    asked_at bigint not null,
    began_at bigint,
    ended_at bigint,
    revision bigint not null,
    wish text not null,
    attempts bigint not null default 0,
    progress text,
    stop_asked bigint not null default 0,
    solution text,
    accepted text not null default '[]',
    trouble text,
    constraint plan_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint plan_is_in_a_known_state check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
    constraint plan_that_ended_says_when check ((state in ('waiting', 'running')) = (ended_at is null)),
    constraint plan_that_is_done_has_a_solution check (state <> 'done' or solution is not null),
    constraint plan_stop_asked_is_yes_or_no check (stop_asked in (0, 1))
);

create unique index one_plan_at_work_per_edition on plan (edition_id) where ended_at is null;
create index plan_by_edition on plan (edition_id, asked_at);

create table plan_setting (
    edition_id text not null primary key,
    setting text not null,
    changed_by text not null,
    changed_at bigint not null,
    constraint plan_setting_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);
