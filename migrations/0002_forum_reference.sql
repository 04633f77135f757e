-- Facts that belong to no single edition: the publications they were taken from, the regions, the series.
-- Region codes elsewhere are ISO 3166-2 codes and not foreign keys: a person may come from a region not described here.

create table source (
    owner text not null,
    key text not null,
    position bigint not null,
    url text not null,
    publisher text not null,
    language text,
    date text,
    primary key (owner, key)
);

create table region (
    id text not null primary key,
    position bigint not null,
    side text not null,
    kind text not null,
    name text not null,
    centre text not null,
    land_border bigint not null,
    borders text not null,
    former_code text,
    note text,
    sources text not null,
    constraint land_border_is_yes_or_no check (land_border in (0, 1))
);

create table series (
    id text not null primary key,
    position bigint not null,
    title text not null,
    former_title text,
    first_held bigint,
    rhythm text,
    years_without_edition text not null,
    notes text not null,
    sources text not null
);

create table series_entry (
    series_id text not null,
    ordinal bigint not null,
    position bigint not null,
    city text not null,
    country text not null,
    region_code text,
    start_date text,
    end_date text,
    presidents_day text,
    planned text,
    format text not null,
    name text,
    theme text,
    heads_of_state text not null,
    delegation_heads text not null,
    host text,
    documents text not null,
    facts text not null,
    outline text not null,
    venues text not null,
    organisers text not null,
    notes text not null,
    sources text not null,
    primary key (series_id, ordinal),
    constraint series_entry_has_series foreign key (series_id) references series (id) deferrable initially deferred,
    constraint series_entry_ends_after_it_starts check (end_date >= start_date)
);

create table reference_fact (
    position bigint not null primary key,
    what text not null,
    value text,
    unit text,
    approximate bigint not null,
    sources text not null,
    constraint approximate_is_yes_or_no check (approximate in (0, 1))
);
