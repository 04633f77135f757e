### Lists and forms of every kind of record, the overview of an edition, duplicates, a new edition.


## Pages around a record

form-tabs = Neighbouring lists
form-more = More to do
form-save = Save
form-save-another = Save and add another
form-cancel = Cancel
form-delete = Delete
form-duplicate = Make a copy
form-history = History
form-yes = yes
form-required = required
form-read-only = Your role lets you read this, not change it.
form-invented = Made up for a demonstration
form-invented-partly = Partly made up for a demonstration
# $languages is a list of names of languages.
form-missing-in = Words are missing: { $languages }
form-key-fixed = Others know the record by this, so it cannot be changed. To have another, make a copy and delete this one.
form-copy-of = This is a copy of “{ $name }” and is not saved yet.
form-gone = Somebody deleted this record while you had it open. What you typed is below: save to make it again, or leave it.
# $who is a name.
form-here = { $who } is editing this right now. You can both go on: nothing gets lost.
form-here-short = open: { $who }
form-changed-meanwhile = { $who } has just saved this record. When you save, both changes are put together; where they differ, you choose.
form-typed-before = What you last typed here was not saved.
form-typed-put-back = Put it back
form-typed-forget = Forget it
form-errors =
    { $count ->
        [one] { $count } thing to put right
       *[other] { $count } things to put right
    }
form-said-saved = Saved.
form-said-created = Created.
form-said-deleted = Deleted. The history keeps it, and you can take it back there.
form-said-nothing = Nothing was different, so nothing was saved.
form-said-merged = The two records are one now.
form-said-apart = Noted: they are not the same. They will not be suggested again.

## Lists

form-search = Search
form-show = Show
form-show-all = Show all
form-any = any
form-as-sheet = As a spreadsheet
form-from-sheet = From a spreadsheet
form-count =
    { $total ->
        [one] { $total } record
       *[other] { $total } records
    }
form-count-of = { $count } of { $total }
form-none-found = Nothing fits. Try fewer words or remove a filter.
form-column-name = Name
form-column-languages = Languages
form-mark-there = done
form-mark-missing = missing
form-mark-all-in = { $language }: everything is there
form-mark-lacks = { $language }: something is missing
form-filter-missing = Lacks words in
form-filter-day = Day
form-filter-unplaced = no time yet
form-so-many =
    { $count ->
        [one] { $count } in all
       *[other] { $count } in all
    }
form-tag-cancelled = cancelled
form-tag-outside = outside the programme
form-tag-unplaced = no time yet
form-pages = Pages of the list
form-page-first = First page
form-page-before = Before
form-page-after = Next
form-list-fresh = The list has changed. Show it again

## What lists are called, what they are for, how to begin

form-list-edition = The edition
form-list-side = Sides
form-new-side = New side
form-empty-side = Sides are the countries that hold the forum together. People, organisations and roles belong to one of them, and each side may have to approve a release.
form-empty-next-side = Add the host country first, then the guest.
form-list-day = Days
form-new-day = New day
form-empty-day = Days with their opening hours make the frame of the board: sessions are placed within them.
form-empty-next-day = Add the first day and its hours.
form-list-venue = Venues
form-new-venue = New venue
form-empty-venue = A venue is a place with a door of its own: a congress centre, a university, a plant. Its halls are what sessions are held in.
form-empty-next-venue = Add the main venue; halls come next.
form-list-hall = Halls
form-new-hall = New hall
form-empty-hall = Halls are the columns of the board. Their seats and equipment are compared with what sessions need.
form-empty-next-hall = Add a venue first if there is none, then its halls, or bring them all from a spreadsheet.
form-list-travel = Ways between venues
form-list-track = Tracks
form-new-track = New track
form-empty-track = A track is a line of subject that runs through the programme, with a colour on the board: energy, transport, education.
form-empty-next-track = Add the first one, or go on without: tracks are optional.
form-list-organisation = Organisations
form-new-organisation = New organisation
form-empty-organisation = Ministries, akimats, companies, universities: whom people represent, who organises sessions, who signs agreements.
form-empty-next-organisation = Add one, or bring the list from a spreadsheet.
form-list-person = People
form-new-person = New person
form-empty-person = Everybody the public sees in the programme: chairs, speakers, moderators, heads of delegations. Names are written in each language in its own script.
form-empty-next-person = Add the first person, or bring a list from a spreadsheet: duplicates are found across scripts.
form-list-delegation = Delegations
form-new-delegation = New delegation
form-empty-delegation = A delegation is the people a region sends, with their head.
form-empty-next-delegation = Choose the side and the region; members can follow later.
form-list-session = Sessions
form-new-session = New session
form-empty-session = A session is anything with a place in the programme: a plenary, a panel, a signing, a visit. A title and a kind are enough to begin; time and hall can be found on the board.
form-empty-next-session = Add the plenary session, then what stands around it.
form-list-agreement = Agreements
form-new-agreement = New agreement
form-empty-agreement = The register of documents that are signed at the forum: who with whom, about what, at which session.
form-empty-next-agreement = Add a document as soon as it is being prepared.
form-list-source = Sources
form-new-source = New source
form-empty-source = Publications that facts were taken from. Records cite them, and the public pages link to them.
form-empty-next-source = Add one when a fact needs it; a forum that is only being planned may need none.
form-list-series = Series
form-new-series = New series
form-empty-series = A series is a run of numbered editions: what the record knows of the earlier ones stands here.
form-empty-next-series = Add the series, then its editions one by one.
form-list-series-entry = Editions of the series
form-new-series-entry = New edition of the series
form-empty-series-entry = What the record knows of each edition: where, when, in which form.
form-empty-next-series-entry = Begin with the first one.
form-halls-of-venue =
    { $count ->
        [one] { $count } hall of this venue
       *[other] { $count } halls of this venue
    }
form-entries-of-series = Editions of the series
form-entries-title = Editions: { $series }

## Groups of fields

form-group-main = In short
form-group-when = When and where
form-group-who = Who
form-group-needs = What it needs
form-group-attendance = When they are there
form-group-wishes = Wishes for time and place
form-group-planning = What the whole programme should keep to
form-group-more = More
form-group-provenance = Where this is known from

## Fields: labels and hints

form-field-id = Key in addresses
form-field-id-hint = Latin letters, digits and hyphens. Leave it empty and it is made from the name; it cannot be changed later.
form-side-id = Country code
form-side-id-hint = Two capital letters by ISO 3166: KZ, RU.
form-series-id = Key
form-series-id-hint = Latin letters, digits and hyphens, such as kz-ru-interregional.
form-edition-id = Key in addresses
form-edition-id-hint = Latin letters, digits and hyphens, such as xv-oral-2018. All addresses of the forum begin with it and it cannot be changed later.
form-field-title = Title
form-field-name = Name
form-person-name = Name
form-person-name-hint = Given name first, in the script of each language.
form-side-name = Name of the country
form-field-theme = Theme
form-edition-status = Status
form-edition-languages = Languages of the forum
form-edition-languages-hint = Every text is due in each of them; what is missing is marked.
form-edition-start = First day
form-edition-end = Last day
form-field-timezone = Time zone of the host
form-field-timezone-hint = All times of the programme are in it. Begin to type a city: Almaty, Yekaterinburg.
form-field-city = City
form-field-country = Country
form-field-country-hint = Two letters by ISO 3166: KZ, RU.
form-field-region = Region
form-edition-region = Host region
form-field-url = Website
form-field-url-hint = With https:// at the beginning.
form-source-url = Address of the publication
form-source-url-hint = With https:// at the beginning.
form-edition-organisers = Organisers of the forum
form-edition-organisers-hint = Begin to type a name in any language and choose.
form-edition-series = Series
form-field-ordinal = Number in the series
form-field-ordinal-hint = XV is 15.
form-edition-not-found = Looked for and not found
form-edition-not-found-hint = What the public record does not say, so that nobody looks again.
form-day-date = Date
form-day-opens = Opens at
form-day-closes = Closes at
form-day-closes-hint = An hour before opening is on the following morning.
form-day-name = What the day is called
form-day-name-hint = If it has a name of its own: day of youth, day of heads of state.
form-venue-kind = Kind
form-field-address = Address
form-venue-operator = Run by
form-venue-operator-hint = Begin to type the organisation’s name in any language and choose.
form-venue-latitude = Latitude
form-venue-latitude-hint = Degrees north, such as 55.1603.
form-venue-longitude = Longitude
form-venue-longitude-hint = Degrees east, such as 61.3681.
form-venue-site = Larger ground
form-venue-site-hint = Where it stands on a larger ground: the campus, the plant.
form-venue-use = Used for
form-hall-venue = Venue
form-hall-capacity = Seats
form-field-equipment = Equipment
form-session-equipment = Equipment it needs
form-travel-from = From
form-travel-to = To
form-travel-minutes = Minutes
form-track-colour = Colour
form-track-colour-hint = As # and six digits, such as #0b4f6c.
form-organisation-kind = Kind
form-field-side = Side
form-organisation-represented-by = Represented by
form-organisation-represented-by-hint = Begin to type a name in any language and choose.
form-organisation-role = What it does for the forum
form-organisation-status = Part in the forum
form-organisation-ror = ROR address
form-organisation-ror-hint = Of the registry of research organisations: https://ror.org/…
form-organisation-former-name = Name at the time
form-organisation-owners = Owners
form-organisation-facts = Facts
form-field-organisation = Organisation
form-field-organisation-hint = Begin to type a name in any language and choose. If it is not there, add the organisation first.
form-person-post = Post
form-person-post-hint = As it was at the time of the forum.
form-person-latin-name = Name in Latin letters
form-person-latin-name-hint = As the passport has it; badges and letters use it.
form-person-sort-name = Family name first, for lists
form-person-sort-name-hint = Leave it empty where the last word of the name is the family name.
form-person-biography = About the person
form-delegation-head = Head
form-delegation-head-hint = Begin to type a name in any language and choose.
form-delegation-members = Members
form-delegation-members-hint = One person a line; begin to type a name in any language.
form-delegation-role = Part in the forum
form-session-kind = Kind
form-session-abstract = In a few sentences
form-session-abstract-hint = What the public reads in the programme.
form-session-start = Begins
form-session-start-hint = In the time of the host city. Leave it empty to place the session on the board later.
form-session-end = Ends
form-session-date = Day, when the hour is not known
form-session-hall = Hall
form-session-hall-hint = The venue follows from the hall.
form-session-venue = Venue, when the hall is not known
form-session-roles = People and their roles
form-session-roles-hint = One person a line. Begin to type a name in any language and choose; add people who are not there yet under “People”.
form-session-sides = Sides that take part
form-session-organisers = Organised by
form-session-organisers-hint = Begin to type the organisation’s name in any language and choose.
form-session-languages = Spoken
form-session-interpretation = Interpreted into
form-session-audience = Expected
form-session-venue-short = Venue
form-session-roles-short = People
form-session-sides-short = Side
form-field-subtitle = Subtitle
form-field-description = Description
form-session-track = Track
form-session-part-of = Part of
form-session-part-of-hint = The larger session, as a section is of a conference. Begin to type its title.
form-session-after = Only after
form-session-after-hint = Sessions that must be over before this one begins.
form-session-agreements = Agreements signed
form-session-outcomes = Outcomes
form-session-cancelled = Cancelled
form-session-cancelled-hint = It stays in the programme, crossed out, so that nobody comes in vain.
form-session-outside-programme = Outside the forum’s own programme
form-session-outside-programme-hint = Takes place at the same time and is not checked for clashes.
form-agreement-kind = Kind of document
form-agreement-level = Level
form-agreement-parties = Parties
form-agreement-parties-hint = Countries, regions or organisations, one a line; begin to type and choose.
form-agreement-signatories = Signatories
form-agreement-signatories-hint = One person a line; begin to type a name in any language.
form-agreement-signed = Signed on
form-agreement-session = Signed at the session
form-agreement-subject = About
form-agreement-status = How far it is
form-source-publisher = Publisher
form-source-language = Language
form-source-date = Date of publication
form-source-date-hint = A day, a month or a year: 2017-11-09, 2017-11, 2017.
form-series-first-held = First held in
form-series-rhythm = How often
form-series-former-title = Former title
form-series-years-without-edition = Years without an edition
form-series-years-without-edition-hint = Separated by commas.
form-field-notes = Notes
form-series-entry-format = How it was held
form-series-entry-start = First day
form-series-entry-end = Last day
form-series-entry-planned = Words for a date that is not fixed
form-series-entry-presidents-day = Day of the heads of state
form-series-entry-heads-of-state = Heads of state
form-series-entry-delegation-heads = Heads of the delegations
form-series-entry-host-name = Host
form-series-entry-host-post = Post of the host
form-series-entry-venues = Venues
form-series-entry-organisers = Organisers
form-series-entry-outline = Outline of the programme
form-field-certainty = How sure it is
form-field-certainty-hint = Leave it empty when the sources are plain.
form-certainty-medium = sources are incomplete
form-certainty-low = sources are not sure
form-field-note = Note
form-field-sources = Sources
form-field-sources-hint = Begin to type the publisher and choose.

## Units

form-unit-seats = seats
form-unit-people = people
form-unit-minutes = minutes
form-unit-sessions = sessions
form-unit-booths = booths
# Shown after a year or a number of an edition: nothing but a space of no width.
form-unit-year = year
form-unit-ordinal = in the series

## Controls

# A tick beside the words of a language: they are a translation, not the words of the source.
form-translated = this is a translation
form-row = row { $number }
form-row-add = Add a line
form-row-remove = Remove
form-nothing-to-choose = There is nothing to choose from yet.
form-role-person = Person
form-role-does = Role
form-role-side = Side
form-role-own-side = own side

## Ways between venues

form-travel-what = How many minutes it takes from door to door, one way. Whoever has to be at two venues in a day is checked against it; an empty cell is not checked.
form-travel-empty = With one venue nobody has to travel. Add the second one when there is one.
form-travel-from-to = From ↓ to →
form-travel-mirror = Fill the ways back
form-way = { $from } → { $to }, minutes

## Deleting

form-delete-title = Delete “{ $name }”?
form-delete-free = Nothing names it. It can be taken back from the history.
form-delete-named =
    { $count ->
        [one] It cannot be deleted yet: { $count } record names it.
       *[other] It cannot be deleted yet: { $count } records name it.
    }
form-delete-named-what = Open each of them and take the name out, or delete them first.
form-delete-changed = Somebody changed it while you were reading. Look at it again before you delete it.
form-back-to = Back to “{ $name }”
form-delete-edition = Delete the edition
form-delete-edition-what =
    { $people ->
        [one] Everything goes with it: { $people } person, sessions: { $sessions }, and all the rest. It can be taken back from the history of the installation only.
       *[other] Everything goes with it: { $people } people, sessions: { $sessions }, and all the rest. It can be taken back from the history of the installation only.
    }
form-delete-edition-type = To be sure, type its key: { $key }
form-delete-edition-typed = The key was not typed as it is: { $key }. Nothing was deleted.

## Two changes of one record

form-conflict-title = Two changes of “{ $name }”
form-conflict-why = Somebody saved this record while you were writing. Nothing is lost: choose where you both changed the same, and save.
# $who is a name, $at a date with an hour.
form-conflict-why-who = { $who } saved this record while you were writing ({ $at }). Nothing is lost: choose where you both changed the same, and save.
form-conflict-both =
    { $count ->
        [one] You both changed { $count } thing
       *[other] You both changed { $count } things
    }
form-conflict-was = It was:
form-conflict-theirs = Theirs:
form-conflict-mine = Mine:
form-conflict-nothing = nothing
form-conflict-settled = Put together already
form-conflict-by-me = mine
form-conflict-by-them = theirs
form-conflict-save = Save both together
form-conflict-theirs-all = Give up my changes

## Who may be the same

form-duplicates = Duplicates
form-duplicates-what = Names that look alike across Kazakh, Russian and Latin spelling. Nothing is merged until you say so.
form-duplicates-none = Nobody looks like a duplicate.
form-duplicates-compare = Compare
form-duplicates-apart = Not the same
form-duplicates-find = Are two people the same?
form-duplicates-one = One name
form-duplicates-other = The other name
form-duplicates-unknown = Choose two different people from the list.
form-reason-same-name = one name in different spellings
form-reason-nearly-same-name = a letter or two apart
form-reason-initial = initial instead of a given name
form-reason-same-organisation = same organisation
form-reason-same-region = same region
form-reason-same-side = same side
form-reason-same-address = same website
form-merge-title = Make one record of two
form-merge-what = Choose for each field what is right. Everything that names the other will name the one you keep; the history can take it back in one step.
form-merge-keep = Which key stays?
form-merge-keep-hint = Addresses and calendars know the record by it.
form-merge-moving =
    { $count ->
        [one] { $count } record will name the one that stays
       *[other] { $count } records will name the one that stays
    }
form-merge-do = Make one of the two
form-merge-changed = One of the two was changed meanwhile. Here they are as they are now; choose again.

## A new edition

form-new-edition = New edition
form-new-edition-what = A title, a key, dates and a time zone are enough. Everything can be changed later, except the key.
form-new-edition-from = Begin with
form-new-edition-empty = an empty edition
form-new-edition-show = Show what comes along
form-new-edition-do = Make the edition
form-carry-begin = What it begins with
form-carry-from = What comes along
form-carry-never = Roles, facts, outcomes, sources and agreements never come along: they are about the forum that was.
form-carry-two-sides = The sides Kazakhstan and Russia
form-carry-two-sides-hint = Others can be added later.
form-carry-every-day = A day for each date, from 9:00 to 19:00
form-carry-every-day-hint = Hours can be changed for each day.
form-carry-sides =
    { $count ->
        [one] { $count } side
       *[other] { $count } sides
    }
form-carry-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
form-carry-days-hint = Moved to the new dates; days beyond the last one are left out.
form-carry-tracks =
    { $count ->
        [one] { $count } track
       *[other] { $count } tracks
    }
form-carry-places =
    { $halls ->
        [one] { $halls } hall, venues: { $venues }
       *[other] { $halls } halls, venues: { $venues }
    }
form-carry-places-hint = With the ways between them; only when it is held in the same city.
form-carry-organisations =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
form-carry-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
form-carry-people-hint = Without their posts: a post is held at a time.
form-carry-delegations =
    { $count ->
        [one] { $count } delegation
       *[other] { $count } delegations
    }
form-carry-delegations-hint = Heads and members only together with people.
form-carry-sessions =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
form-carry-sessions-hint = Titles, kinds, hours and needs; without people and outcomes.

## The overview

form-overview-board = To the board
form-overview-to-release = To the release
form-steps = First steps
form-steps-left =
    { $count ->
        [one] { $count } step left to the first release. The order helps, but is not a rule.
       *[other] { $count } steps left to the first release. The order helps, but is not a rule.
    }
form-step-done = done
form-step-open = not yet
form-step-days = Days and hours
form-step-days-why = They make the frame of the board.
form-step-sides = Sides
form-step-sides-why = Every person, organisation and approval belongs to one of them.
form-step-venues = Venues
form-step-venues-why = Where people arrive, and how long they need from one to the other.
form-step-halls = Halls
form-step-halls-why = The columns of the board: seats and equipment are checked against sessions.
form-step-tracks = Tracks
form-step-tracks-why = Colours that tell subjects apart. Optional.
form-step-people = People
form-step-people-why = Type them in or bring a spreadsheet; the same person in two scripts is noticed.
form-step-sessions = Sessions
form-step-sessions-why = A title and a kind are enough; the rest can follow.
form-step-board = Times and halls
form-step-board-why = Drag sessions onto the board and see clashes at the moment you cause them.
form-step-release = The first release
form-step-release-why = Only a release is seen by the public; the draft stays among you.
form-overview-findings = What is wrong
form-overview-nothing-wrong = Nothing clashes and nothing is missing.
form-overview-contradicts = The record contradicts itself (a session within itself, say); the checks cannot run until that is put right.
form-overview-hard =
    { $count ->
        [one] { $count } clash forbids a release
       *[other] { $count } clashes forbid a release
    }
form-overview-soft =
    { $count ->
        [one] { $count } thing could be better
       *[other] { $count } things could be better
    }
form-overview-by-rule = By rule
form-overview-unplaced =
    { $count ->
        [one] { $count } session has no time yet
       *[other] { $count } sessions have no time yet
    }
form-overview-texts = Texts in every language
form-overview-texts-complete = Every text is there in every language.
form-overview-lack = { $language }: { $count } missing
form-overview-here = Who is here
form-overview-alone = Nobody else has a record open.
form-overview-released = Last release
form-overview-not-released = The public sees nothing yet: there is no release.
form-overview-release = Release { $number }, { $at }
form-overview-changes = Last changes
form-overview-no-changes = Nothing was changed here yet.
form-overview-all-changes = The whole history
form-change-new = New: “{ $name }”
form-change-changed = Changed: “{ $name }”
form-change-gone = Deleted: “{ $name }”
form-rule-hall-taken-twice = a hall taken twice
form-rule-person-in-two-places = a person in two places
form-rule-travel-too-short = not enough time to travel
form-rule-order-broken = order is broken
form-rule-hall-too-small = hall too small
form-rule-outside-opening-hours = outside opening hours
form-rule-equipment-missing = equipment is missing
form-rule-hall-unknown = a time but no hall
form-rule-not-placed = no time yet
form-rule-role-missing = a role is missing
form-rule-interpretation-missing = no interpretation
form-rule-principal-away = a principal is not there
form-rule-outside-allowed = a day, time or hall that is not allowed
form-rule-hall-closed = the hall is closed
form-rule-in-parallel = must not be parallel
form-rule-not-together = must begin together
form-rule-different-days = must be on one day
form-rule-not-right-after = must follow at once
form-rule-person-away = somebody is not there
form-rule-booths-missing = too few booths
form-rule-interpreters-missing = interpreters are missing
form-rule-interpreters-overworked = interpreters work too long
form-rule-rest-too-short = too little rest
form-rule-too-many-in-a-day = too many sessions a day
form-rule-during-break = during a meal
form-rule-topic-in-parallel = the same topic in parallel
form-rule-audience-torn = listeners cannot hear both
form-rule-day-without-side = a day without a side
form-rule-chairs-one-sided = chairs of one side
form-rule-moved-late = moved after the release

## What keeps a form from being saved, and what to do. $value is what was typed or what it is about.

form-error-missing = Fill this in.
form-error-unknown-name = Nobody here is called “{ $value }”. Choose from the list, or add the record first.
form-error-several = Several are called this. Choose one: { $value }.
form-error-number = “{ $value }” is not a whole number. Write digits only.
form-error-date = “{ $value }” is not a day. Write it as 2031-06-01.
form-error-time = “{ $value }” is not a time. Write it as 09:30.
form-error-moment = “{ $value }” is not a day with an hour. Write it as 2031-06-01T09:30.
form-error-role-missing = Say what “{ $value }” does here.
form-error-way-changed = Somebody filled this in meanwhile; it is { $value } now. Save again to put yours in its place.
form-error-reserved = “{ $value }” is an address of the desk itself. Choose another key.
form-error-unknown-field = There is no such field: { $value }.
form-error-wrong-type = This value does not fit here: { $value }.
form-error-empty = Write it in at least one language.
form-error-too-long = This is too long; { $value } bytes are the most.
form-error-control-character = There is a character in it that nobody can read ({ $value }). Delete it and type the place again.
form-error-bad-id = Use Latin letters in lower case, digits and single hyphens only.
form-error-taken = This key is in use. Choose another one.
form-error-twice = This record is changed twice at once: { $value }.
form-error-id-fixed = The key cannot be changed.
form-error-uid-fixed = The identity cannot be changed.
form-error-uid-taken = Another record has this identity: { $value }.
form-error-nowhere = “{ $value }” is not there any more. Choose another one.
form-error-named-by = “{ $value }” names it. Take the name out there first.
form-error-released = Something of it was released, and a release is never deleted. Set the status to cancelled instead.
form-error-two-keys = This edition is released with two keys, and each side holds one. End two keys on the page “Release” first.
form-error-not-last = Only the last one can be deleted.
form-error-bad-language = “{ $value }” is not a language code.
form-error-bad-zone = “{ $value }” is not a time zone. Choose from the list, such as Asia/Almaty.
form-error-bad-colour = Write the colour as # and six digits, such as #0b4f6c.
form-error-bad-address = The address begins with https:// and has no spaces.
form-error-bad-country = Two letters, such as KZ or RU.
form-error-bad-degrees = Degrees as a decimal number, such as 55.1603.
form-error-bad-choice = “{ $value }” is not one of the choices.
form-error-ends-before-start = The end is before the beginning.
form-error-no-start = Say when it begins, or take the end out.
form-error-no-end = Say when it ends, or take the beginning out.
form-error-no-hours = It opens and closes at the same time.
form-error-outside-edition = This day is not within the dates of the forum: { $value }.
form-error-hall-elsewhere = This hall is in another venue. Leave the venue empty and it follows from the hall.
form-error-to-itself = From a venue to itself there is no way.
form-error-part-of-itself = A session cannot be a part of itself.
form-error-after-itself = These sessions wait for each other: { $value }.
form-error-names-itself = “{ $value }” is this session itself. Take it out of the list.
form-error-names-its-own = “{ $value }” is a part of this session, or this session is a part of it, so that it cannot be asked. Take it out of the list, or change what is a part of what.
form-error-repeated = “{ $value }” is there twice.

## What is asked of a programme before it is placed.

form-window-from = From
form-window-to = To
form-person-present = Is at the forum
form-person-present-hint = Sessions outside these times are findings. With none, the person counts as there throughout.
form-person-principal = The forum waits for them
form-person-principal-hint = For heads of state, of governments and of regions: a session without them cannot be released.
form-person-rest-minutes = Rest between sessions
form-person-most-a-day = Sessions a day at most
form-hall-booths = Interpreters’ booths
form-hall-open = Own opening hours
form-hall-open-hint = With none, the hall is open as long as the forum is.
form-session-fixed = Stays where it is
form-session-fixed-hint = Automatic planning does not move it.
form-session-not-parallel-with = Not at the same time as
form-session-same-day-as = On the same day as
form-session-same-time-as = Begins together with
form-session-right-after = Begins when this one ends
form-session-allowed-days = Allowed days
form-session-allowed-days-hint = With none, every day is allowed.
form-session-allowed-times = Allowed times
form-session-allowed-halls = Allowed halls
form-session-topics = Topics
form-session-topics-hint = With commas between: water, grain. Sessions with a topic in common should not be at the same time.
form-session-teams = Teams of interpreters
form-session-teams-hint = Keys of teams of the edition, with commas between: booth-1, booth-2.
form-session-meal = People eat in this break
form-edition-planning-sides-each-day = Every side is heard on every day
form-edition-planning-chairs-alternate = Sides take turns in chairing
