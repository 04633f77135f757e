### Who changed what, and undoing it.

history-title = History
history-intro = Who changed what, when and from where. Nothing is erased here: what was undone stays visible, with its undo.
history-who = Who
history-anybody = Anybody
history-kind = Kind of record
history-any-kind = Any kind
history-record = Record
# The short key of a record, such as "plenary"; a field of a form.
history-key = Key of the record
history-origin = How
history-anywhere = Any way
# A button.
history-find = Show
history-show-all = Show all changes
history-count =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
history-none-yet = Nothing has been changed yet. As soon as somebody saves a record, moves a session or reads a file in, it is listed here.
history-none-found = No change fits. Choose fewer filters.
history-when = When
history-change = Change
# What became of a record.
history-added = added
history-changed = changed
history-deleted = deleted
# A mark beside a change that takes an earlier one back.
history-takes-back = takes an earlier change back
history-more-fields =
    { $count ->
        [one] and { $count } more field
       *[other] and { $count } more fields
    }
history-newest = To the newest changes
history-older = Earlier changes
history-pages = Pages
history-of = History of “{ $name }”
history-back = The whole history
history-field = Field
history-before = Before
history-after = After
# Stands where a field has no value.
history-nothing = empty
history-yes = yes
history-no = no
# The label of a field with one of its languages: "Title, Russian".
history-in-language = { $field }, { $language }
# The label of the mark that words are a translation.
history-translated = { $field }, marked as translated
# $date is a day and month, $time hours and minutes in the forum's zone.
history-moment = { $date }, { $time }
history-from-address = address { $address }
history-undo = Undo my last change
history-redo = Make the undone change again
history-undo-title = Undo a change
history-undo-nothing = You have nothing to undo in this edition. What others changed can be looked up in the history.
history-undo-what = Your change of { $moment }, made { $origin }. This is what undoing it does:
history-undo-not-mine = The change of { $who } of { $moment }, made { $origin }. This is what undoing it does:
history-redo-what = You undid a change at { $moment }. This is what making it again does:
history-undo-comes-back = comes back
history-undo-changes = changes
history-undo-goes = is deleted again
# A button.
history-undo-do = Undo it
history-redo-do = Make it again
# A link.
history-undo-keep = Leave it as it is
history-undo-blocked = This cannot be undone as a whole
history-undo-blocked-why = Others have changed the same fields since, and undoing would lose their work. Nothing was changed. Open the record and correct by hand what is left.
history-undo-blocked-by = { $name }: { $fields }, changed by { $who } on { $moment }
history-undo-blocked-gone = { $name }: deleted or brought back since by { $who } on { $moment }
history-undo-nobody = somebody
history-undo-refused = Other records have come to rely on this change
history-undo-refused-why = Undoing it would leave them pointing at nothing. Nothing was changed. Change these first:
history-undone = Your change is undone. It can be made again.
history-redone = The change is made again.
history-audit-title = Ledger
history-audit-intro = Every deed of this installation is a row of the ledger, chained to the row before it by its hash. Whoever changes, removes or inserts a row breaks the chain.
history-audit-holds =
    { $count ->
        [0] The ledger has no rows yet.
        [one] The chain holds: { $count } row was followed.
       *[other] The chain holds: all { $count } rows were followed.
    }
history-audit-broken = The chain is broken at row { $number }.
history-audit-broken-end = The end of the ledger is missing: it should have { $expected } rows and has { $found }.
history-audit-broken-out = Find out who had access to the database, and compare it with a ledger exported earlier or with a backup. “kurultai doctor” names the same row.
history-audit-head = Last hash
history-audit-keep = Write this hash down where nobody who can change the database can change it. Whoever has it can tell later that nothing was cut off.
history-audit-export = Download the ledger
history-audit-verify = “kurultai audit verify FILE” follows a downloaded ledger from its first row to its last, without the database.
# How a change was made, after "made".
history-origin-desk = in a form
history-origin-board = on the board
history-origin-sheet = from a spreadsheet
history-origin-api = by a program
history-origin-import = from a file
history-origin-undo = by an undo
history-origin-command-line = on the command line
history-origin-plan = by accepting a plan
# Kinds of records.
history-kind-source = source
history-kind-region = region
history-kind-fact = fact
history-kind-series = series
history-kind-series-entry = edition of the series
history-kind-edition = edition
history-kind-side = side
history-kind-day = day
history-kind-track = track
history-kind-venue = venue
history-kind-hall = hall
history-kind-travel = way between venues
history-kind-organisation = organisation
history-kind-person = person
history-kind-delegation = delegation
history-kind-session = session
history-kind-agreement = agreement
# Fields of records that no form asks for, or by another name.
history-field-illustrative = Marked as invented for a demonstration
history-field-facts = Facts
history-field-links = Links
history-field-not-found = Not found in the public record
history-field-uid = Identity
history-field-id = Key
history-field-ror = ROR
history-field-owners = Owners
history-field-former-name = Former name
history-field-site = Site
history-field-use = Use
history-field-sort-name = Name for lists
history-field-latin-name = Name in Latin letters
history-field-biography = Biography
history-field-land-border = Touches the border
history-field-borders = Borders on
history-field-former-code = Former code
history-field-centre = Centre
history-field-side = Side
history-field-kind = Kind
history-field-from = From
history-field-to = To
history-field-minutes = Minutes
history-field-what = What
history-field-value = Value
history-field-unit = Unit
history-field-approximate = Approximate
history-field-theme = Theme
history-field-url = Web address
history-field-note = Note
history-field-sources = Sources
history-field-certainty = Certainty
