-- Where somebody of an edition's record can be reached: personal data, which stands apart from the record so that no
-- archive, page or export holds it. `person_id` outlives the person's row: whoever was taken out of a programme is told.

create table person_contact (
    edition_id text not null,
    person_id text not null,
    purpose text not null,
    email text,
    lang text,
    account_id text,
    changed_by text not null,
    changed_at bigint not null,
    primary key (edition_id, person_id, purpose),
    constraint person_contact_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint person_contact_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint person_contact_says_where check (email is not null or account_id is not null)
);
