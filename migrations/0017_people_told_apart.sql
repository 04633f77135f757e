-- Two people or organisations that look alike and are not the same, as somebody who knows them said: so that they are not
-- suggested again. `edition_key` and the keys outlive the records, which may be deleted and come back.

create table told_apart (
    edition_key text not null,
    kind text not null,
    one_key text not null,
    other_key text not null,
    said_by text not null,
    at bigint not null,
    constraint two_are_told_apart_once primary key (edition_key, kind, one_key, other_key),
    constraint the_first_key_comes_first check (one_key < other_key)
);
