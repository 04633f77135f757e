-- Releases with two keys: whether an edition wants the approval of each side, what was proposed, and who approved it. An
-- approval is under the seal of what was approved (content, reason, time, what is let pass), so it says nothing about a
-- draft or a proposal that has changed since.

create table release_policy (
    edition_id text not null primary key,
    two_keys bigint not null,
    changed_by text not null,
    changed_at bigint not null,
    ending_asked_by text,
    ending_asked_name text,
    ending_asked_side text,
    ending_asked_at bigint,
    constraint release_policy_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint two_keys_is_yes_or_no check (two_keys in (0, 1))
);

create table release_proposal (
    id text not null primary key,
    edition_id text not null,
    digest text not null,
    revision bigint not null,
    reason text not null,
    overrides text not null,
    proposed_by text not null,
    proposer_name text not null,
    proposed_at bigint not null,
    publish_at text,
    run_at bigint,
    state text not null default 'open',
    ended_at bigint,
    ended_by text,
    ended_name text,
    outcome text,
    constraint release_proposal_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint release_proposal_is_open_or_ended check (state in ('open', 'published', 'called-off', 'missed')),
    constraint release_proposal_that_ended_says_when check ((state = 'open') = (ended_at is null))
);

create unique index one_open_proposal_per_edition on release_proposal (edition_id) where ended_at is null;

create table release_approval (
    proposal_id text not null,
    seal text not null,
    side text not null,
    account text not null,
    name text not null,
    revision bigint not null,
    at bigint not null,
    primary key (proposal_id, seal, side),
    constraint release_approval_has_proposal foreign key (proposal_id) references release_proposal (id) deferrable initially deferred,
    constraint nobody_turns_both_keys unique (proposal_id, seal, account)
);

-- What was shown before letters about releases existed is not told again.
insert into outbox_reading (reader, outbox_id, at)
select 'release.tell', id, at from outbox where topic = 'release-shown';
