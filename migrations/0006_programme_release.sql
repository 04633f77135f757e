-- Releases: numbered, immutable, each with its whole content (an archive, zstd), the difference to the one before, the
-- findings at that moment and the overrides with their reasons. `publication` is the log of what the public was shown:
-- its last row for an edition names the current release.

create table release (
    edition_id text not null,
    number bigint not null,
    at bigint not null,
    author text not null,
    reason text not null,
    content bytea not null,
    digest text not null,
    difference text not null,
    findings text not null,
    overrides text not null,
    revisions text not null,
    primary key (edition_id, number),
    constraint release_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint release_numbers_start_at_one check (number >= 1)
);

create table publication (
    edition_id text not null,
    position bigint not null,
    at bigint not null,
    author text not null,
    number bigint not null,
    withdrawn bigint,
    reason text not null,
    primary key (edition_id, position),
    constraint publication_shows_a_release foreign key (edition_id, number) references release (edition_id, number) deferrable initially deferred
);
