-- The draft of the programme: sessions with who does what in them, and the register of agreements.
-- `starts` and `ends` are civil times in the edition's zone, which is what the programme prints.

create table session (
    id text not null primary key,
    edition_id text not null,
    key text not null,
    position bigint not null,
    kind text not null,
    title text not null,
    subtitle text,
    summary text,
    description text,
    part_of_id text,
    date text,
    starts text,
    ends text,
    venue_id text,
    hall_id text,
    track_key text,
    sides text not null,
    organisers text not null,
    languages text not null,
    interpretation text not null,
    audience bigint,
    equipment text not null,
    outside_programme bigint not null,
    cancelled bigint not null,
    after_keys text not null,
    agreements text not null,
    outcomes text not null,
    facts text not null,
    links text not null,
    certainty text,
    note text,
    sources text not null,
    illustrative text not null,
    version bigint not null default 1,
    constraint session_key_is_unique unique (edition_id, key),
    constraint session_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint session_is_part_of_session foreign key (part_of_id) references session (id) deferrable initially deferred,
    constraint session_has_venue foreign key (venue_id) references venue (id) deferrable initially deferred,
    constraint session_has_hall foreign key (hall_id) references hall (id) deferrable initially deferred,
    constraint session_has_track foreign key (edition_id, track_key) references track (edition_id, key) deferrable initially deferred,
    constraint session_ends_after_it_starts check (ends >= starts)
);

create table session_role (
    session_id text not null,
    position bigint not null,
    person_id text not null,
    role text not null,
    side text,
    illustrative bigint not null,
    primary key (session_id, position),
    constraint role_has_session foreign key (session_id) references session (id) deferrable initially deferred,
    constraint role_has_person foreign key (person_id) references person (id) deferrable initially deferred
);

create index session_role_by_person on session_role (person_id);

create table agreement (
    id text not null primary key,
    edition_id text not null,
    key text not null,
    position bigint not null,
    level text not null,
    kind text not null,
    title text not null,
    parties text not null,
    signed text,
    session_id text,
    subject text,
    status text,
    certainty text,
    note text,
    sources text not null,
    illustrative text not null,
    version bigint not null default 1,
    constraint agreement_key_is_unique unique (edition_id, key),
    constraint agreement_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint agreement_is_signed_at_session foreign key (session_id) references session (id) deferrable initially deferred
);

create table agreement_signatory (
    agreement_id text not null,
    position bigint not null,
    person_id text not null,
    primary key (agreement_id, position),
    constraint signatory_has_agreement foreign key (agreement_id) references agreement (id) deferrable initially deferred,
    constraint signatory_is_a_person foreign key (person_id) references person (id) deferrable initially deferred
);
