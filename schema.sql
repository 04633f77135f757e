-- All tables, as they are after the last migration. Written from migrations/; to write it anew:
--     KURULTAI_UPDATE_SCHEMA=1 cargo test -p kurultai --test stories the_page_shows

create table migration (
    number bigint not null primary key,
    name text not null,
    digest text not null
);

-- 0001_platform_ledger
-- What happened and who did it (audit), and news for those who act on it (outbox). Both are written in the same
-- transaction as the change itself, so neither can be lost or invented.

create table audit (
    id text not null primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    details text not null,
    sequence bigint not null default 0,
    previous text not null default '',
    hash text not null default ''
);

create index audit_by_sequence on audit (sequence);

create index audit_by_subject on audit (subject, at);

create table outbox (
    id text not null primary key,
    at bigint not null,
    topic text not null,
    subject text not null,
    details text not null
);

create index outbox_by_time on outbox (at, id);

create index outbox_by_topic on outbox (topic, at, id);

-- 0002_forum_reference
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
    constraint series_entry_ends_after_it_starts check (end_date >= start_date),
    constraint series_entry_has_series foreign key (series_id) references series (id) deferrable initially deferred
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

-- 0003_forum_edition
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
    planning text not null default '{}',
    constraint edition_ends_after_it_starts check (end_date >= start_date),
    constraint edition_key_is_unique unique (key)
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
    constraint venue_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint venue_key_is_unique unique (edition_id, key)
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
    booths bigint constraint hall_booths_are_not_negative check (booths >= 0),
    open_windows text not null default '[]',
    constraint hall_capacity_is_not_negative check (capacity >= 0),
    constraint hall_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint hall_has_venue foreign key (venue_id) references venue (id) deferrable initially deferred,
    constraint hall_key_is_unique unique (edition_id, key)
);

create table travel (
    edition_id text not null,
    from_venue_id text not null,
    to_venue_id text not null,
    position bigint not null,
    minutes bigint not null,
    illustrative bigint not null,
    rush text not null default '[]',
    primary key (edition_id, from_venue_id, to_venue_id),
    constraint travel_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint travel_has_end foreign key (to_venue_id) references venue (id) deferrable initially deferred,
    constraint travel_has_start foreign key (from_venue_id) references venue (id) deferrable initially deferred,
    constraint travel_takes_time check (minutes >= 0)
);

-- 0004_people_record
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
    constraint organisation_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint organisation_key_is_unique unique (edition_id, key)
);

create index organisation_by_place on organisation (edition_id, position);

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
    attendance text not null default '{}',
    constraint person_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint person_has_organisation foreign key (organisation_id) references organisation (id) deferrable initially deferred,
    constraint person_key_is_unique unique (edition_id, key)
);

create index person_by_place on person (edition_id, position);

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
    constraint delegation_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint delegation_has_head foreign key (head_id) references person (id) deferrable initially deferred,
    constraint delegation_key_is_unique unique (edition_id, key)
);

create table delegation_member (
    delegation_id text not null,
    position bigint not null,
    person_id text not null,
    primary key (delegation_id, position),
    constraint member_has_delegation foreign key (delegation_id) references delegation (id) deferrable initially deferred,
    constraint member_is_a_person foreign key (person_id) references person (id) deferrable initially deferred
);

-- 0005_programme_draft
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
    wishes text not null default '{}',
    constraint session_ends_after_it_starts check (ends >= starts),
    constraint session_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint session_has_hall foreign key (hall_id) references hall (id) deferrable initially deferred,
    constraint session_has_track foreign key (edition_id, track_key) references track (edition_id, key) deferrable initially deferred,
    constraint session_has_venue foreign key (venue_id) references venue (id) deferrable initially deferred,
    constraint session_is_part_of_session foreign key (part_of_id) references session (id) deferrable initially deferred,
    constraint session_key_is_unique unique (edition_id, key)
);

create index session_by_place on session (edition_id, position);

create table session_role (
    session_id text not null,
    position bigint not null,
    person_id text not null,
    role text not null,
    side text,
    illustrative bigint not null,
    primary key (session_id, position),
    constraint role_has_person foreign key (person_id) references person (id) deferrable initially deferred,
    constraint role_has_session foreign key (session_id) references session (id) deferrable initially deferred
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
    constraint agreement_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint agreement_is_signed_at_session foreign key (session_id) references session (id) deferrable initially deferred,
    constraint agreement_key_is_unique unique (edition_id, key)
);

create table agreement_signatory (
    agreement_id text not null,
    position bigint not null,
    person_id text not null,
    primary key (agreement_id, position),
    constraint signatory_has_agreement foreign key (agreement_id) references agreement (id) deferrable initially deferred,
    constraint signatory_is_a_person foreign key (person_id) references person (id) deferrable initially deferred
);

-- 0006_programme_release
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

-- 0007_programme_import
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

-- 0008_programme_record_change
-- Every change of a record of the draft, with the record as it was and as it became: what a history shows and an undo
-- takes back. `edition_key` is empty for records that belong to no edition. `revision` is the number that the draft of the
-- edition (or the shared facts, counted in `reference_revision`) had got by the change. Personal data stays here: the
-- ledger keeps the digest of a row and nothing of its content.

create table record_change (
    id text not null primary key,
    batch text not null,
    edition_key text not null,
    revision bigint not null,
    position bigint not null,
    at bigint not null,
    actor text not null,
    origin text not null,
    address text,
    kind text not null,
    record_key text not null,
    place bigint,
    before_version text,
    before text,
    after_version text,
    after text,
    undoes text,
    digest text not null,
    constraint change_begins_or_ends_with_a_record check (before is not null or after is not null),
    constraint record_changes_once_in_a_revision unique (edition_key, kind, record_key, revision)
);

create index record_change_by_actor on record_change (edition_key, actor, revision);

create index record_change_by_batch on record_change (batch, position);

create index record_change_by_revision on record_change (edition_key, revision, position);

create index record_change_by_undone on record_change (undoes);

create table reference_revision (
    place bigint not null primary key,
    version bigint not null,
    constraint there_is_one_reference_revision check (place = 1)
);

-- 0009_platform_audit_chain
-- The ledger as a chain: each row has a number, and the digest of its columns together with the digest of the row before
-- it, so that nothing can be changed, removed or put in between unnoticed. `audit_head` is the last link, and the lock
-- under which the next one is made. Rows that are there already get their links when this is applied.

create table audit_head (
    place bigint not null primary key,
    sequence bigint not null,
    hash text not null,
    constraint there_is_one_audit_head check (place = 1)
);

-- 0010_people_accounts
-- Who may sign in and what they may do: accounts, what each of them is in an edition, and where they are signed in.
-- Keys that a browser or a program holds are kept as digests only.

create table account (
    id text not null primary key,
    email text not null,
    name text not null,
    language text not null,
    state text not null,
    password text,
    created_at bigint not null,
    version bigint not null default 1,
    folded text not null default '',
    seen_at bigint,
    constraint account_email_is_unique unique (email),
    constraint account_is_active_or_closed check (state in ('active', 'closed'))
);

create index account_by_folded on account (folded, id);

create table membership (
    id text not null primary key,
    account_id text not null,
    edition_id text,
    role text not null,
    office text,
    side text,
    delegation_key text,
    given_by text not null,
    given_at bigint not null,
    constraint membership_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint membership_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create index membership_by_account on membership (account_id);

create index membership_by_edition on membership (edition_id);

create table sign_in (
    digest text not null primary key,
    account_id text not null,
    method text not null,
    second_factor bigint not null,
    started_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    address text,
    agent text,
    constraint second_factor_is_yes_or_no check (second_factor in (0, 1)),
    constraint sign_in_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index sign_in_by_account on sign_in (account_id);

-- 0011_people_door
-- How people come in: sign-ins that wait for a second factor, links that open a door once, invitations, how much each
-- door has let through lately, the devices an account is known to use, and which access roles need a second factor.
-- Keys that a browser or a letter holds are kept as digests only.

create table half_sign_in (
    digest text not null primary key,
    account_id text not null,
    method text not null,
    next text not null,
    started_at bigint not null,
    expires_at bigint not null,
    constraint half_sign_in_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index half_sign_in_by_account on half_sign_in (account_id);

create table one_time_link (
    digest text not null primary key,
    purpose text not null,
    account_id text,
    details text not null,
    made_at bigint not null,
    expires_at bigint,
    used_at bigint,
    constraint one_time_link_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index one_time_link_by_account on one_time_link (account_id);

create table invitation (
    id text not null primary key,
    digest text not null,
    edition_id text not null,
    email text not null,
    language text not null,
    role text not null,
    office text,
    side text,
    delegation_key text,
    invited_by text not null,
    invited_at bigint not null,
    sent bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    accepted_by text,
    constraint invitation_digest_is_unique unique (digest),
    constraint invitation_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint invitation_was_accepted_by_account foreign key (accepted_by) references account (id) deferrable initially deferred
);

create index invitation_by_account on invitation (accepted_by);

create index invitation_by_edition on invitation (edition_id);

create table door_bucket (
    key text not null primary key,
    full_at bigint not null
);

create index door_bucket_by_time on door_bucket (full_at);

create table known_device (
    account_id text not null,
    digest text not null,
    first_at bigint not null,
    constraint known_device_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint known_device_is_once primary key (account_id, digest)
);

create table second_factor_rule (
    id text not null primary key,
    edition_id text,
    role text not null,
    office text,
    set_by text not null,
    set_at bigint not null,
    constraint second_factor_rule_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);

create index second_factor_rule_by_edition on second_factor_rule (edition_id);

-- 0012_people_keys
-- How an account shows who it is beyond a password: passkeys, codes of an authenticator app with recovery codes, and
-- accounts at other providers (OpenID Connect). What somebody holds is kept as a digest; the secret of an authenticator
-- app, which must be calculated with, is sealed by a key that is not in the database.

create table passkey (
    id text not null primary key,
    account_id text not null,
    credential text not null,
    name text not null,
    record text not null,
    created_at bigint not null,
    used_at bigint,
    version bigint not null default 1,
    constraint passkey_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint passkey_is_registered_once unique (credential)
);

create index passkey_by_account on passkey (account_id);

create table authenticator_app (
    account_id text not null primary key,
    secret bytea not null,
    last_step bigint not null,
    created_at bigint not null,
    constraint authenticator_app_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create table recovery_code (
    account_id text not null,
    digest text not null,
    used_at bigint,
    primary key (account_id, digest),
    constraint recovery_code_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create table provider_account (
    id text not null primary key,
    account_id text not null,
    issuer text not null,
    subject text not null,
    email text not null,
    created_at bigint not null,
    used_at bigint,
    constraint provider_account_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint provider_account_is_linked_once unique (issuer, subject)
);

create index provider_account_by_account on provider_account (account_id);

create table ceremony (
    digest text not null primary key,
    purpose text not null,
    browser text not null,
    account_id text,
    state text not null,
    expires_at bigint not null,
    constraint ceremony_has_account foreign key (account_id) references account (id) deferrable initially deferred
);

create index ceremony_by_end on ceremony (expires_at);

-- 0013_platform_delivery
-- What is left to do: jobs that run at a time and are tried again, letters that wait to be sent, and which news of the
-- outbox a reader has taken up. All three are written with the change that asks for them, so a power cut loses none and
-- doubles none.

create table job (
    id text not null primary key,
    kind text not null,
    key text not null,
    payload text not null,
    queued_at bigint not null,
    run_at bigint not null,
    attempts bigint not null default 0,
    locked_until bigint not null default 0,
    locked_by text,
    last_error text,
    state text not null default 'open',
    ended_at bigint,
    constraint job_is_open_done_failed_or_cancelled check (state in ('open', 'done', 'failed', 'cancelled')),
    constraint job_that_ended_says_when check ((state = 'open') = (ended_at is null))
);

create index job_by_end on job (state, ended_at);

create index open_job_by_time on job (kind, run_at) where ended_at is null;

create unique index one_open_job_per_key on job (kind, key) where ended_at is null;

create table letter (
    id text not null primary key,
    key text not null,
    queued_at bigint not null,
    recipient text not null,
    recipient_name text,
    lang text not null,
    subject text not null,
    body text not null,
    body_html text,
    unsubscribe text,
    secret bigint not null default 0,
    found_by text not null,
    state text not null default 'queued',
    attempts bigint not null default 0,
    last_error text,
    sent_at bigint,
    constraint letter_is_queued_sent_kept_or_failed check (state in ('queued', 'sent', 'kept', 'failed')),
    constraint letter_secret_is_a_flag check (secret in (0, 1)),
    constraint no_letter_is_sent_twice unique (key)
);

create index letter_by_state on letter (state, id);

create table outbox_reading (
    reader text not null,
    outbox_id text not null,
    at bigint not null,
    primary key (reader, outbox_id)
);

-- 0014_programme_approval
-- Releases with two keys: whether an edition wants the approval of each side, what was proposed, and who approved it. An
-- approval is under the seal of what was approved (content, reason, time, what is let pass), so it says nothing about a
-- draft or a proposal that has changed since.

create table release_policy (
    edition_id text not null primary key,
    two_keys bigint not null,
    changed_by text not null,
    changed_at bigint not null,
    ending_asked_by text,
    ending_asked_name text,
    ending_asked_side text,
    ending_asked_at bigint,
    constraint release_policy_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint two_keys_is_yes_or_no check (two_keys in (0, 1))
);

create table release_proposal (
    id text not null primary key,
    edition_id text not null,
    digest text not null,
    revision bigint not null,
    reason text not null,
    overrides text not null,
    proposed_by text not null,
    proposer_name text not null,
    proposed_at bigint not null,
    publish_at text,
    run_at bigint,
    state text not null default 'open',
    ended_at bigint,
    ended_by text,
    ended_name text,
    outcome text,
    constraint release_proposal_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint release_proposal_is_open_or_ended check (state in ('open', 'published', 'called-off', 'missed')),
    constraint release_proposal_that_ended_says_when check ((state = 'open') = (ended_at is null))
);

create unique index one_open_proposal_per_edition on release_proposal (edition_id) where ended_at is null;

create table release_approval (
    proposal_id text not null,
    seal text not null,
    side text not null,
    account text not null,
    name text not null,
    revision bigint not null,
    at bigint not null,
    primary key (proposal_id, seal, side),
    constraint nobody_turns_both_keys unique (proposal_id, seal, account),
    constraint release_approval_has_proposal foreign key (proposal_id) references release_proposal (id) deferrable initially deferred
);

-- 0015_people_contact
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
    constraint person_contact_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint person_contact_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint person_contact_says_where check (email is not null or account_id is not null)
);

-- 0016_programme_sheets
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
    constraint sheet_upload_blanks_clear_is_a_flag check (blanks_clear in (0, 1)),
    constraint sheet_upload_is_in_a_known_state check (state in ('columns', 'reading', 'ready', 'applying', 'applied', 'undone'))
);

create index sheet_upload_by_edition on sheet_upload (edition_key, at);

-- 0017_people_told_apart
-- Two people or organisations that look alike and are not the same, as somebody who knows them said: so that they are not
-- suggested again. `edition_key` and the keys outlive the records, which may be deleted and come back.

create table told_apart (
    edition_key text not null,
    kind text not null,
    one_key text not null,
    other_key text not null,
    said_by text not null,
    at bigint not null,
    constraint the_first_key_comes_first check (one_key < other_key),
    constraint two_are_told_apart_once primary key (edition_key, kind, one_key, other_key)
);

-- 0018_programs
-- What other programs need: keys with which they act for an account, answers that are given again when a creation is sent
-- twice, and addresses that are told when something happens, with what was told them and how it went.

create table program_key (
    id text not null primary key,
    account_id text not null,
    name text not null,
    digest text not null,
    hint text not null,
    edition_key text,
    scopes text not null,
    second_factor bigint not null,
    created_at bigint not null,
    expires_at bigint,
    seen_at bigint,
    revoked_at bigint,
    constraint program_key_has_account foreign key (account_id) references account (id) deferrable initially deferred,
    constraint program_key_is_unique unique (digest),
    constraint program_key_second_factor_is_yes_or_no check (second_factor in (0, 1))
);

create index program_key_by_account on program_key (account_id);

create table request_answer (
    account text not null,
    key text not null,
    digest text not null,
    at bigint not null,
    status bigint not null default 0,
    headers text not null default '{}',
    body bytea,
    primary key (account, key)
);

create index request_answer_by_time on request_answer (at);

create table webhook (
    id text not null primary key,
    edition_key text not null,
    name text not null,
    url text not null,
    secret text not null,
    events text not null,
    state text not null default 'active',
    failures bigint not null default 0,
    created_at bigint not null,
    created_by text not null,
    version bigint not null default 1,
    constraint webhook_is_active_paused_or_given_up check (state in ('active', 'paused', 'given-up'))
);

create index webhook_by_edition on webhook (edition_key);

create table webhook_delivery (
    id text not null primary key,
    webhook_id text not null,
    news_id text not null,
    event text not null,
    body text not null,
    queued_at bigint not null,
    state text not null default 'waiting',
    attempts bigint not null default 0,
    tried_at bigint,
    answer bigint,
    error text,
    constraint delivery_has_webhook foreign key (webhook_id) references webhook (id) deferrable initially deferred,
    constraint delivery_is_waiting_delivered_or_failed check (state in ('waiting', 'delivered', 'failed')),
    constraint one_delivery_per_news unique (webhook_id, news_id)
);

create index webhook_delivery_by_time on webhook_delivery (webhook_id, queued_at);

-- 0022_programme_plans
-- Plans: proposals of where and when sessions could be held, worked out by a machine and kept until somebody accepts,
-- discards or outlives them. The draft is not touched before rows of one are accepted. What an edition's organisers want
-- of plans (how much each rule counts, which sessions stay) is kept for the next time.

create table plan (
    id text not null primary key,
    edition_id text not null,
    name text,
    state text not null default 'waiting',
    asked_by text not null,
    asker_name text not null,
    asked_at bigint not null,
    began_at bigint,
    ended_at bigint,
    revision bigint not null,
    wish text not null,
    attempts bigint not null default 0,
    progress text,
    stop_asked bigint not null default 0,
    solution text,
    accepted text not null default '[]',
    trouble text,
    constraint plan_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred,
    constraint plan_is_in_a_known_state check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
    constraint plan_stop_asked_is_yes_or_no check (stop_asked in (0, 1)),
    constraint plan_that_ended_says_when check ((state in ('waiting', 'running')) = (ended_at is null)),
    constraint plan_that_is_done_has_a_solution check (state <> 'done' or solution is not null)
);

create index plan_by_edition on plan (edition_id, asked_at);

create unique index one_plan_at_work_per_edition on plan (edition_id) where ended_at is null;

create table plan_setting (
    edition_id text not null primary key,
    setting text not null,
    changed_by text not null,
    changed_at bigint not null,
    constraint plan_setting_has_edition foreign key (edition_id) references edition (id) deferrable initially deferred
);
