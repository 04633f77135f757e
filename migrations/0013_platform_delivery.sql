-- What is left to do: jobs that run at a time and are tried again, letters that wait to be sent, and which news of the
-- outbox a reader has taken up. All three are written with the change that asks for them, so a power cut loses none and
-- doubles none.

create table job (
    id text not null primary key,
    kind text not null,
    key text not null,
    payload text not null,
    queued_at bigint not null,
    run_at bigint not null,
    attempts bigint not null default 0,
    locked_until bigint not null default 0,
    locked_by text,
    last_error text,
    state text not null default 'open',
    ended_at bigint,
    constraint job_is_open_done_failed_or_cancelled check (state in ('open', 'done', 'failed', 'cancelled')),
    constraint job_that_ended_says_when check ((state = 'open') = (ended_at is null))
);

create unique index one_open_job_per_key on job (kind, key) where ended_at is null;
create index open_job_by_time on job (kind, run_at) where ended_at is null;
create index job_by_end on job (state, ended_at);

create table letter (
    id text not null primary key,
    key text not null,
    queued_at bigint not null,
    recipient text not null,
    recipient_name text,
    lang text not null,
    subject text not null,
    body text not null,
    body_html text,
    unsubscribe text,
    secret bigint not null default 0,
    found_by text not null,
    state text not null default 'queued',
    attempts bigint not null default 0,
    last_error text,
    sent_at bigint,
    constraint no_letter_is_sent_twice unique (key),
    constraint letter_is_queued_sent_kept_or_failed check (state in ('queued', 'sent', 'kept', 'failed')),
    constraint letter_secret_is_a_flag check (secret in (0, 1))
);

create index letter_by_state on letter (state, id);

create table outbox_reading (
    reader text not null,
    outbox_id text not null,
    at bigint not null,
    primary key (reader, outbox_id)
);

create index outbox_by_topic on outbox (topic, at, id);
