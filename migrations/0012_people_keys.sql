-- How an account shows who it is beyond a password: passkeys, codes of an authenticator app with recovery codes, and
-- accounts at other providers (OpenID Connect). What somebody holds is kept as a digest; the secret of an authenticator
-- app, which must be calculated with, is sealed by a key that is not in the database.

create table passkey (
    id text not null primary key,
    account_id text not null,
    credential text not null,
    name text not null,
    record text not null,
    created_at bigint not null,
    used_at bigint,
    version bigint not null default 1,
    constraint passkey_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint passkey_is_registered_once unique (credential)
);

create index passkey_by_account on passkey (account_id);

-- `last_step` is the step of the last code that was accepted, so that no code is accepted twice.
create table authenticator_app (
    account_id text not null primary key,
    secret bytea not null,
    last_step bigint not null,
    created_at bigint not null,
    constraint authenticator_app_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create table recovery_code (
    account_id text not null,
    digest text not null,
    used_at bigint,
    primary key (account_id, digest),
    constraint recovery_code_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create table provider_account (
    id text not null primary key,
    account_id text not null,
    issuer text not null,
    subject text not null,
    email text not null,
    created_at bigint not null,
    used_at bigint,
    constraint provider_account_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint provider_account_is_linked_once unique (issuer, subject)
);

create index provider_account_by_account on provider_account (account_id);

-- What was begun in a browser and is to be ended there within minutes, once: registering a passkey, coming back from a
-- provider. `browser` is the digest of the browser's key.
create table ceremony (
    digest text not null primary key,
    purpose text not null,
    browser text not null,
    account_id text,
    state text not null,
    expires_at bigint not null,
    constraint ceremony_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index ceremony_by_end on ceremony (expires_at);
