-- Who may sign in and what they may do: accounts, what each of them is in an edition, and where they are signed in.
-- Keys that a browser or a program holds are kept as digests only.

create table account (
    id text not null primary key,
    email text not null,
    name text not null,
    language text not null,
    state text not null,
    password text,
    created_at bigint not null,
    version bigint not null default 1,
    constraint account_email_is_unique unique (email),
    constraint account_is_active_or_closed check (state in ('active', 'closed'))
);

-- `edition_id` is null for what holds in every edition.
create table membership (
    id text not null primary key,
    account_id text not null,
    edition_id text,
    role text not null,
    office text,
    side text,
    delegation_key text,
    given_by text not null,
    given_at bigint not null,
    constraint membership_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint membership_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create index membership_by_account on membership (account_id);

create index membership_by_edition on membership (edition_id);

create table sign_in (
    digest text not null primary key,
    account_id text not null,
    method text not null,
    second_factor bigint not null,
    started_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    address text,
    agent text,
    constraint sign_in_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint second_factor_is_yes_or_no check (second_factor in (0, 1))
);

create index sign_in_by_account on sign_in (account_id);
