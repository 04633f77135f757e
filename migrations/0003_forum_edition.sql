-- An edition and its ground: sides, days, tracks, venues with halls and the way between them.
-- Texts are JSON maps from language to words; dates are ISO 8601; the zone is an IANA name.

create table edition (
    id text not null primary key,
    key text not null,
    series_id text,
    ordinal bigint,
    status text not null,
    title text not null,
    theme text,
    languages text not null,
    start_date text not null,
    end_date text not null,
    timezone text not null,
    city text,
    country text,
    region_code text,
    url text,
    organisers text not null,
    facts text not null,
    not_found text not null,
    version bigint not null default 1,
    constraint edition_key_is_unique unique (key),
    constraint edition_ends_after_it_starts check (end_date >= start_date)
);

create table side (
    edition_id text not null,
    key text not null,
    position bigint not null,
    name text not null,
    primary key (edition_id, key),
    constraint side_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create table day (
    edition_id text not null,
    date text not null,
    position bigint not null,
    name text,
    opens text,
    closes text,
    illustrative bigint not null,
    primary key (edition_id, date),
    constraint day_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create table track (
    edition_id text not null,
    key text not null,
    position bigint not null,
    name text not null,
    colour text,
    illustrative bigint not null,
    primary key (edition_id, key),
    constraint track_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create table venue (
    id text not null primary key,
    edition_id text not null,
    key text not null,
    position bigint not null,
    kind text,
    name text not null,
    city text,
    region_code text,
    address text,
    latitude text,
    longitude text,
    operator_key text,
    site text,
    purpose text,
    certainty text,
    note text,
    sources text not null,
    illustrative text not null,
    version bigint not null default 1,
    constraint venue_key_is_unique unique (edition_id, key),
    constraint venue_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create table hall (
    id text not null primary key,
    edition_id text not null,
    venue_id text not null,
    key text not null,
    position bigint not null,
    name text not null,
    capacity bigint,
    equipment text not null,
    illustrative bigint not null,
    version bigint not null default 1,
    constraint hall_key_is_unique unique (edition_id, key),
    constraint hall_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint hall_has_venue foreign key (venue_id) references venue (id) deferrable initially deferred,
    constraint hall_capacity_is_not_negative check (capacity >= 0)
);

create table travel (
    edition_id text not null,
    from_venue_id text not null,
    to_venue_id text not null,
    position bigint not null,
    minutes bigint not null,
    illustrative bigint not null,
    primary key (edition_id, from_venue_id, to_venue_id),
    constraint travel_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint travel_has_start foreign key (from_venue_id) references venue (id) deferrable initially deferred,
    constraint travel_has_end foreign key (to_venue_id) references venue (id) deferrable initially deferred,
    constraint travel_takes_time check (minutes >= 0)
);
