-- What happened and who did it (audit), and news for those who act on it (outbox). Both are written in the same
-- transaction as the change itself, so neither can be lost or invented.

create table audit (
    id text not null primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    details text not null
);

create index audit_by_subject on audit (subject, at);

create table outbox (
    id text not null primary key,
    at bigint not null,
    topic text not null,
    subject text not null,
    details text not null
);

create index outbox_by_time on outbox (at, id);
