### Spreadsheets on the desk: bringing lists in and taking them out.

sheet-title = Spreadsheets
sheet-lead = Bring a list in from a spreadsheet, or take one out, change it and bring it back. Before anything is written you see every difference and every cell that is wrong.
sheet-in = Bring a list in
sheet-which = What the rows are
sheet-which-choose = Choose a list
sheet-file = Spreadsheet
sheet-file-hint = XLSX, ODS, XLS or CSV, at most 20 MB and 100,000 rows
# A button.
sheet-send = Continue to the columns
sheet-no-list = Choose what the rows of the spreadsheet are.
sheet-out = Take a list out
sheet-out-why = A workbook has names and words in your language, a CSV file has keys for programs. Either comes back unchanged. The empty workbook explains every column on its second sheet.
sheet-out-list = List
sheet-out-files = Files
sheet-as-xlsx = { $list }, XLSX
sheet-as-csv = { $list }, CSV
sheet-as-empty = { $list }, empty to fill in
sheet-recent = Brought in within a day
sheet-recent-file = File
sheet-recent-at = When
sheet-recent-state = State
sheet-state-columns = columns to be matched
sheet-state-reading = being read
sheet-state-ready = differences to be looked at
sheet-state-applying = being applied
sheet-state-applied = applied
sheet-state-undone = taken back

## Lists.

sheet-list-organisations = Organisations
sheet-list-people = People
sheet-list-sessions = Sessions
sheet-list-roles = Roles in sessions
sheet-list-venues = Venues
sheet-list-halls = Halls
sheet-list-travel = Travel times
sheet-list-tracks = Tracks
sheet-list-days = Days
sheet-list-delegations = Delegations
sheet-about-organisations = Name, kind, side, region, addresses
sheet-about-people = Name in every language, post, organisation, side
sheet-about-sessions = Title, time, hall, track, languages
sheet-about-roles = Who does what in which session, a row each
sheet-about-venues = Name, city, address, place on the map
sheet-about-halls = Name, venue, capacity, equipment
sheet-about-travel = Minutes from one venue to another
sheet-about-tracks = Name and colour
sheet-about-days = Date and opening hours
sheet-about-delegations = Side, region, head, members

## Why a file is not taken.

sheet-refused-empty = The file is empty. Save the spreadsheet again and send it.
sheet-refused-blank = Nothing is written in the spreadsheet. Save the sheet that is meant and send it again.
sheet-refused-too-large = The file is larger than { $limit } MB. Divide it, or save only the sheet that is meant.
sheet-refused-unpacks-too-large = The file unpacks to more than { $limit } MB, as no list does. Save only the sheet that is meant, without pictures.
sheet-refused-too-many-rows = There are more than { $limit } rows in the sheet “{ $sheet }”. Divide it.
sheet-refused-too-many-columns = Something is written in the cell { $at }, beyond the { $limit } columns that are read. Remove it.
sheet-refused-too-many-cells = There are more than { $limit } filled cells. Divide the file.
sheet-refused-too-many-sheets = There are more than { $limit } sheets in the file. Save only the one that is meant.
sheet-refused-cell-too-long = The cell { $at } has more than { $limit } characters. Shorten it.
sheet-refused-locked = The file is locked by a password. Save it without one.
sheet-refused-unknown = This is no spreadsheet. Save it as XLSX, ODS or CSV.
sheet-refused-broken = The file is broken and cannot be read. Open it in the spreadsheet program and save it again.

## Matching columns.

sheet-columns-title = { $list }: match the columns
sheet-columns-file = { $name }, { $count ->
        [one] { $count } row
       *[other] { $count } rows
    } below the headings
sheet-remembered = The columns are matched as they were last time for these headings.
sheet-columns-sheet = Sheet
sheet-columns-header = Row with the headings
# A button: the sheet or the row with the headings was changed.
sheet-columns-reread = Read again
sheet-columns-why = Say what each column is. Columns that are left out change nothing. How you match them is remembered for the next spreadsheet with these headings.
sheet-columns-required = A new record needs:
sheet-columns-becomes = What “{ $heading }” (column { $letters }) is
sheet-columns-leave = — leave out —
sheet-sure = the heading is the same
sheet-likely = by the heading
sheet-unsure = a guess, please check
sheet-blanks = Blank cells
sheet-blanks-leave = leave what is there (a lone dash empties a field)
sheet-blanks-clear = empty the field
# A button.
sheet-columns-go = Show the differences
# A button.
sheet-discard = Discard this file
sheet-matched-twice = Two columns are matched with “{ $column }”. Leave one of them out.
sheet-matched-none = No column is matched yet. Say what at least one of them is.
# A heading with the short name of a language: “Title (en)”.
sheet-in-language = { $words } ({ $language })
sheet-in-kk = kk
sheet-in-ru = ru
sheet-in-en = en
sheet-yes = yes

## The second sheet of a workbook, which explains the columns.

sheet-explained = About the columns
sheet-explained-column = Column
sheet-explained-key = Key
sheet-explained-required = Required
sheet-explained-holds = What is written there
sheet-explained-blank = A blank cell leaves a field as it is; a lone dash empties it. A missing row removes nothing.
sheet-holds-key = A short key of lower-case Latin letters, digits and hyphens. Leave it blank for a new record: it is made from the name.
sheet-holds-line = Words on one line
sheet-holds-prose = Words on any number of lines
sheet-holds-reference = A name in any language, or a key
sheet-holds-references = Names in any language, or keys, with a semicolon between them
sheet-holds-term = One of: { $words }
sheet-holds-terms = Any of these, with a semicolon between them: { $words }
sheet-holds-languages = Languages, with a semicolon between them: kk; ru; en
sheet-holds-date = A day: 09.11.2017 or 2017-11-09
sheet-holds-time = A time: 10:00
sheet-holds-moment = A day and a time: 09.11.2017 10:00; a time alone is of the day beside it
sheet-holds-whole = A whole number, not negative
sheet-holds-degrees = Degrees with a decimal point: 55.16
sheet-holds-yes-no = Yes or no
sheet-holds-colour = A colour as #rrggbb, such as #0a7c86
sheet-holds-address = An address of a page that begins with https://
sheet-holds-labels = Words of your own, with a semicolon between them
sheet-holds-dates = Days, with a semicolon between them: 2031-06-02; 2031-06-03
sheet-holds-windows = Stretches of time, with a semicolon between them: 2031-06-02 15:00–17:30; 2031-06-03 10:00–12:00

## Reading and applying.

sheet-reading = The spreadsheet is being read
sheet-applying = The spreadsheet is being applied
sheet-progress-label = Progress
sheet-progress = { $done } of { $total } rows
sheet-progress-wait = Usually a few seconds.
sheet-progress-reload = Show how far it has come

## The list of differences.

sheet-outcome-title = { $list }: what the spreadsheet changes
sheet-outcome-file = { $name }, { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
sheet-do = What now
sheet-do-wrong =
    { $count ->
        [one] { $count } row has errors and will not be written. Correct it in the spreadsheet and send it again, or apply the others.
       *[other] { $count } rows have errors and will not be written. Correct them in the spreadsheet and send it again, or apply the others.
    }
# A button.
sheet-do-apply =
    { $count ->
        [one] Apply { $count } row
       *[other] Apply { $count } rows
    }
# A button.
sheet-do-apply-good =
    { $count ->
        [one] Apply only { $count } row without errors
       *[other] Apply only the { $count } rows without errors
    }
sheet-do-nothing = The spreadsheet says what the draft says already; there is nothing to apply.
sheet-do-columns = Match the columns again
# A button: with the draft as it is now.
sheet-do-again = Compare again
sheet-applied =
    { $count ->
        [one] { $count } row is applied.
       *[other] { $count } rows are applied.
    }
# A button: everything that this spreadsheet changed.
sheet-undo = Take it back
sheet-see-history = See the history
sheet-undone = What this spreadsheet changed has been taken back.
sheet-show = Which rows to show
sheet-show-all = All
sheet-show-wrong = With errors
sheet-show-new = New
sheet-show-changed = Changed
sheet-show-same = Unchanged
sheet-status-wrong = with errors
sheet-status-new = new
sheet-status-changed = changed
sheet-status-same = unchanged
sheet-find = Name, value or cell
# A button.
sheet-find-go = Find
sheet-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
sheet-rows-none = No such rows. Shorten the search or show all rows.
sheet-row = row { $number }
sheet-nameless = without a name
sheet-was = was
sheet-becomes = becomes
sheet-emptied = emptied
sheet-pages = Pages
sheet-earlier = Earlier rows
sheet-later = Later rows
sheet-how-key = found by its key
sheet-how-name = found by its name
sheet-how-name-and-organisation = found by name and organisation
sheet-how-title-and-start = found by title and start
sheet-how-date = found by its date
sheet-how-route = found by both venues
sheet-how-session = this person has this role already

## What is wrong with a cell.

sheet-problem-unknown-reference = nothing has this name or key
sheet-problem-ambiguous = several have this name; write the key
sheet-problem-not-a-date = this is no day; write it as 09.11.2017
sheet-problem-not-a-time = this is no time; write it as 10:00
sheet-problem-time-outside-day = no day has this hour or minute
sheet-problem-day-missing = which day is not known; write it before the time or in the column of dates
sheet-problem-outside-hours = outside the opening hours, { $first }–{ $second }
sheet-problem-outside-edition = not a day of the forum, which lasts from { $first } to { $second }
sheet-problem-other-day = of another day than the date beside it, { $first }
sheet-problem-not-a-number = this is no number
sheet-problem-negative = a number below zero cannot be here
sheet-problem-not-whole = a whole number is needed
sheet-problem-too-large = this number is too large
sheet-problem-out-of-range = there are no such degrees
sheet-problem-too-long = longer than { $first } characters
sheet-problem-duplicate-key = the same record as in cell { $first }
sheet-problem-missing-required = this must be filled in
sheet-problem-unknown-word = this word is not known here
sheet-problem-unknown-language = no such language is known
sheet-problem-formula-error = the formula has no value
sheet-problem-end-before-start = the end is not after the start, { $first }
sheet-problem-half-a-time = a start needs an end, and an end a start
sheet-problem-wrong-colour = this is no colour; write it as #0a7c86
sheet-problem-not-yes-no = write yes or no
sheet-problem-not-a-window = write a day and two times, the later one last: 2031-06-02 15:00–17:30
sheet-problem-names-itself = this is the session itself; take it out of the cell
sheet-problem-wrong-key = a key has lower-case Latin letters, digits and single hyphens only
sheet-problem-not-an-address = an address begins with https://
sheet-problem-hall-elsewhere = this hall is in another venue: { $first }
sheet-problem-same-place = a way leads from one venue to another
sheet-problem-namesake = somebody of this name is there with another organisation; a new record will be made
sheet-problem-nothing-to-remove = there is nothing to remove: this person has no such role here
sheet-hint-near = Is it one of these: { $list }?
sheet-hint-these = There are: { $list }.

## Why nothing was written.

sheet-conflict = Nothing was written: others changed these records after they were compared. Compare again and look at the differences once more.
sheet-conflict-line = { $fields } — “{ $label }”
sheet-refused = Nothing was written: the draft would contradict itself. Correct the spreadsheet and send it again.
sheet-refused-line = { $field }, “{ $label }” ({ $value }): { $why }
sheet-refusal-nowhere = it names a record that is not there
sheet-refusal-taken = a record with this key is there already
sheet-refusal-bad-id = the key is not in order
sheet-refusal-twice = two rows are about the same record
sheet-refusal-missing = it must be filled in
sheet-refusal-empty = it has no words in any language
sheet-refusal-too-long = it is too long
sheet-refusal-control-character = it has a character that cannot be read
sheet-refusal-hall-elsewhere = the hall is in another venue
sheet-refusal-part-of-itself = the session would be a part of itself
sheet-refusal-after-itself = the session would have to be over before it begins
sheet-refusal-names-itself = it names the session itself; take it out of the cell
sheet-refusal-names-its-own = it names what the session is a part of, or what is a part of it; take it out of the cell
sheet-refusal-outside-edition = the day is not one of the forum’s
sheet-refusal-no-hours = the day would open and close at the same time
sheet-refusal-repeated = the same thing is there twice
sheet-refusal-named-by = other records name it
sheet-refusal-other = this value is not possible here
sheet-gone = Nothing was written: these records were deleted after they were compared. Compare again.
sheet-lost = The file is not kept any more. Send it again.
sheet-internal = Something went wrong on our side and nothing was written. Try again; if it happens again, tell the administrator.
sheet-undo-changed-since = It cannot be taken back: others changed these records since. See the history for who did.
sheet-undo-refused = It cannot be taken back: other records have come to rely on these.

## Columns. A column of one list may have its own name.

sheet-column-id = Key
sheet-column-name = Name
sheet-column-people-name = Full name
sheet-column-title = Title
sheet-column-sort-name = Name for sorting
sheet-column-latin-name = Name as in the passport
sheet-column-side = Side
sheet-column-post = Post
sheet-column-organisation = Organisation
sheet-column-region = Region
sheet-column-biography = Biography
sheet-column-kind = Kind
sheet-column-former-name = Former name
sheet-column-city = City
sheet-column-url = Website
sheet-column-ror = ROR address
sheet-column-role = Role
sheet-column-organisations-role = What it does for the forum
sheet-column-status = Status
sheet-column-represented-by = Represented by
sheet-column-subtitle = Subtitle
sheet-column-date = Date
sheet-column-start = Start
sheet-column-end = End
sheet-column-venue = Venue
sheet-column-hall = Hall
sheet-column-track = Track
sheet-column-sides = Sides
sheet-column-organisers = Organisers
sheet-column-languages = Languages
sheet-column-interpretation = Interpretation
sheet-column-audience = People expected
sheet-column-equipment = Equipment
sheet-column-part-of = Part of
sheet-column-after = After
sheet-column-outside-programme = Outside the programme
sheet-column-cancelled = Cancelled
sheet-column-abstract = Abstract
sheet-column-description = Description
sheet-column-session = Session
sheet-column-person = Person
sheet-column-remove = Remove
sheet-column-address = Address
sheet-column-latitude = Latitude
sheet-column-longitude = Longitude
sheet-column-operator = Operator
sheet-column-site = Grounds
sheet-column-use = Use
sheet-column-capacity = Capacity
sheet-column-from = From venue
sheet-column-to = To venue
sheet-column-minutes = Minutes
sheet-column-colour = Colour
sheet-column-opens = Opens
sheet-column-closes = Closes
sheet-column-head = Head
sheet-column-members = Members
sheet-column-present = Is at the forum
sheet-column-principal = The forum waits for them
sheet-column-rest-minutes = Rest between sessions, minutes
sheet-column-most-a-day = Sessions a day at most
sheet-column-booths = Interpreters’ booths
sheet-column-open = Own opening hours
sheet-column-fixed = Stays where it is
sheet-column-not-parallel-with = Not at the same time as
sheet-column-same-day-as = On the same day as
sheet-column-same-time-as = Begins together with
sheet-column-right-after = Begins when this one ends
sheet-column-allowed-days = Allowed days
sheet-column-allowed-times = Allowed times
sheet-column-allowed-halls = Allowed halls
sheet-column-topics = Topics
sheet-column-teams = Teams of interpreters
sheet-column-meal = People eat in this break
