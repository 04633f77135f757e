-- What organisers ask of a programme before it is placed: who is there when, what must be together or apart, hours and
-- booths of halls, ways in the rush hour. Lists and objects are JSON, as the archive writes them.

alter table edition add column planning text not null default '{}';
alter table person add column attendance text not null default '{}';
alter table session add column wishes text not null default '{}';
alter table hall add column booths bigint constraint hall_booths_are_not_negative check (booths >= 0);
alter table hall add column open_windows text not null default '[]';
alter table travel add column rush text not null default '[]';
