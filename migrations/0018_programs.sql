-- What other programs need: keys with which they act for an account, answers that are given again when a creation is sent
-- twice, and addresses that are told when something happens, with what was told them and how it went.

-- An edition is named by its key and not held: a key for an edition that is gone opens nothing.
create table program_key (
    id text not null primary key,
    account_id text not null,
    name text not null,
    digest text not null,
    hint text not null,
    edition_key text,
    scopes text not null,
    second_factor bigint not null,
    created_at bigint not null,
    expires_at bigint,
    seen_at bigint,
    revoked_at bigint,
    constraint program_key_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint program_key_is_unique unique (digest),
    constraint program_key_second_factor_is_yes_or_no check (second_factor in (0, 1))
);

create index program_key_by_account on program_key (account_id);

create table request_answer (
    account text not null,
    key text not null,
    digest text not null,
    at bigint not null,
    status bigint not null default 0,
    headers text not null default '{}',
    body bytea,
    primary key (account, key)
);

create index request_answer_by_time on request_answer (at);

-- The secret is kept as it is, since every delivery is signed with it.
create table webhook (
    id text not null primary key,
    edition_key text not null,
    name text not null,
    url text not null,
    secret text not null,
    events text not null,
    state text not null default 'active',
    failures bigint not null default 0,
    created_at bigint not null,
    created_by text not null,
    version bigint not null default 1,
    constraint webhook_is_active_paused_or_given_up check (state in ('active', 'paused', 'given-up'))
);

create index webhook_by_edition on webhook (edition_key);

create table webhook_delivery (
    id text not null primary key,
    webhook_id text not null,
    news_id text not null,
    event text not null,
    body text not null,
    queued_at bigint not null,
    state text not null default 'waiting',
    attempts bigint not null default 0,
    tried_at bigint,
    answer bigint,
    error text,
    constraint delivery_has_webhook foreign key (webhook_id) references webhook (id) deferrable initially deferred,
    constraint one_delivery_per_news unique (webhook_id, news_id),
    constraint delivery_is_waiting_delivered_or_failed check (state in ('waiting', 'delivered', 'failed'))
);

create index webhook_delivery_by_time on webhook_delivery (webhook_id, queued_at);
