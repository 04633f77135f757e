-- Imports that were applied, each with the record as it was before (an archive, zstd), so that the last one can be undone.

create table import (
    id text not null primary key,
    at bigint not null,
    actor text not null,
    files text not null,
    changes text not null,
    before bytea not null,
    editions text not null,
    undone_at bigint
);

create index import_by_time on import (at, id);
