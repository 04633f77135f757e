-- Who takes part in an edition: organisations, people as the public sees them, delegations.

create table organisation (
    id text not null primary key,
    edition_id text not null,
    key text not null,
    position bigint not null,
    side text,
    kind text not null,
    name text not null,
    former_name text,
    city text,
    region_code text,
    ror text,
    url text,
    role text,
    status text,
    represented_by_key text,
    owners text not null,
    facts text not null,
    certainty text,
    note text,
    sources text not null,
    illustrative text not null,
    version bigint not null default 1,
    constraint organisation_key_is_unique unique (edition_id, key),
    constraint organisation_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create table person (
    id text not null primary key,
    edition_id text not null,
    key text not null,
    position bigint not null,
    side text,
    name text not null,
    sort_name text not null,
    latin_name text,
    post text,
    organisation_id text,
    region_code text,
    biography text,
    certainty text,
    note text,
    sources text not null,
    illustrative text not null,
    version bigint not null default 1,
    constraint person_key_is_unique unique (edition_id, key),
    constraint person_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint person_has_organisation foreign key (organisation_id) references organisation (id) deferrable initially deferred
);

create table delegation (
    id text not null primary key,
    edition_id text not null,
    key text not null,
    position bigint not null,
    side text not null,
    region_code text,
    head_id text,
    role text,
    certainty text,
    note text,
    sources text not null,
    illustrative text not null,
    version bigint not null default 1,
    constraint delegation_key_is_unique unique (edition_id, key),
    constraint delegation_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint delegation_has_head foreign key (head_id) references person (id) deferrable initially deferred
);

create table delegation_member (
    delegation_id text not null,
    position bigint not null,
    person_id text not null,
    primary key (delegation_id, position),
    constraint member_has_delegation foreign key (delegation_id) references delegation (id) deferrable initially deferred,
    constraint member_is_a_person foreign key (person_id) references person (id) deferrable initially deferred
);
