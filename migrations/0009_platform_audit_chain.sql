-- The ledger as a chain: each row has a number, and the digest of its columns together with the digest of the row before
-- it, so that nothing can be changed, removed or put in between unnoticed. `audit_head` is the last link, and the lock
-- under which the next one is made. Rows that are there already get their links when this is applied.

alter table audit add column sequence bigint not null default 0;

alter table audit add column previous text not null default '';

alter table audit add column hash text not null default '';

create table audit_head (
    place bigint not null primary key,
    sequence bigint not null,
    hash text not null,
    constraint there_is_one_audit_head check (place = 1)
);

create index audit_by_sequence on audit (sequence);
