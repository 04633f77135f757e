-- How people come in: sign-ins that wait for a second factor, links that open a door once, invitations, how much each
-- door has let through lately, the devices an account is known to use, and which access roles need a second factor.
-- Keys that a browser or a letter holds are kept as digests only.

-- Name and address in lower case, for searching and sorting alike on either engine.
alter table account add column folded text not null default '';

-- When the account was last used, also after its sign-ins ended.
alter table account add column seen_at bigint;

create index account_by_folded on account (folded, id);

create table half_sign_in (
    digest text not null primary key,
    account_id text not null,
    method text not null,
    next text not null,
    started_at bigint not null,
    expires_at bigint not null,
    constraint half_sign_in_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index half_sign_in_by_account on half_sign_in (account_id);

-- `account_id` is null for the link that makes the first account; `expires_at` for one that is good until it is replaced.
create table one_time_link (
    digest text not null primary key,
    purpose text not null,
    account_id text,
    details text not null,
    made_at bigint not null,
    expires_at bigint,
    used_at bigint,
    constraint one_time_link_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index one_time_link_by_account on one_time_link (account_id);

create table invitation (
    id text not null primary key,
    digest text not null,
    edition_id text not null,
    email text not null,
    language text not null,
    role text not null,
    office text,
    side text,
    delegation_key text,
    invited_by text not null,
    invited_at bigint not null,
    sent bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    accepted_by text,
    constraint invitation_digest_is_unique unique (digest),
    constraint invitation_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint invitation_was_accepted_by_account foreign key (accepted_by) references account (id)
        deferrable initially deferred
);

create index invitation_by_edition on invitation (edition_id);

create index invitation_by_account on invitation (accepted_by);

-- `key` is a digest; `full_at` is when the bucket is full again, after which its row says nothing.
create table door_bucket (
    key text not null primary key,
    full_at bigint not null
);

create index door_bucket_by_time on door_bucket (full_at);

create table known_device (
    account_id text not null,
    digest text not null,
    first_at bigint not null,
    constraint known_device_is_once primary key (account_id, digest),
    constraint known_device_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

-- `edition_id` is null for the administrators of the installation.
create table second_factor_rule (
    id text not null primary key,
    edition_id text,
    role text not null,
    office text,
    set_by text not null,
    set_at bigint not null,
    constraint second_factor_rule_has_edition foreign key (edition_id) references edition (id)
        deferrable initially deferred
);

create index second_factor_rule_by_edition on second_factor_rule (edition_id);
