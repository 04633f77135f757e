-- Spreadsheets that come in: which columns of a sheet with these headings were matched once by hand, and the sheets that
-- are being worked on. An upload goes a day after it came; its content goes when it is applied, since the history has what
-- it changed.

create table sheet_mapping (
    edition_key text not null,
    list text not null,
    header_digest text not null,
    mapping text not null,
    actor text not null,
    at bigint not null,
    primary key (edition_key, list, header_digest)
);

create table sheet_upload (
    id text not null primary key,
    edition_key text not null,
    list text not null,
    actor text not null,
    name text not null,
    at bigint not null,
    digest text not null,
    content bytea,
    place bigint not null default 0,
    header bigint not null default 0,
    mapping text,
    blanks_clear bigint not null default 0,
    state text not null default 'columns',
    done bigint not null default 0,
    total bigint not null default 0,
    beat bigint not null default 0,
    outcome bytea,
    problem text,
    batch text,
    constraint sheet_upload_is_in_a_known_state check (state in ('columns', 'reading', 'ready', 'applying', 'applied', 'undone')),
    constraint sheet_upload_blanks_clear_is_a_flag check (blanks_clear in (0, 1))
);

create index sheet_upload_by_edition on sheet_upload (edition_key, at);

-- Taking a sheet back closes the gaps that its rows leave, each by a look at what stands behind it.
create index organisation_by_place on organisation (edition_id, position);
create index person_by_place on person (edition_id, position);
create index session_by_place on session (edition_id, position);
