-- Every change of a record of the draft, with the record as it was and as it became: what a history shows and an undo
-- takes back. `edition_key` is empty for records that belong to no edition. `revision` is the number that the draft of the
-- edition (or the shared facts, counted in `reference_revision`) had got by the change. Personal data stays here: the
-- ledger keeps the digest of a row and nothing of its content.

create table record_change (
    id text not null primary key,
    batch text not null,
    edition_key text not null,
    revision bigint not null,
    position bigint not null,
    at bigint not null,
    actor text not null,
    origin text not null,
    address text,
    kind text not null,
    record_key text not null,
    place bigint,
    before_version text,
    before text,
    after_version text,
    after text,
    undoes text,
    digest text not null,
    constraint change_begins_or_ends_with_a_record check (before is not null or after is not null),
    constraint record_changes_once_in_a_revision unique (edition_key, kind, record_key, revision)
);

create index record_change_by_actor on record_change (edition_key, actor, revision);

create index record_change_by_batch on record_change (batch, position);

create index record_change_by_revision on record_change (edition_key, revision, position);

create index record_change_by_undone on record_change (undoes);

create table reference_revision (
    place bigint not null primary key,
    version bigint not null,
    constraint there_is_one_reference_revision check (place = 1)
);
