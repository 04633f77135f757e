### The board: the programme as halls and times, to be arranged. $title is the title of a session.

board-title = Board
board-lead = Drag a session to another time or hall, or pick it up with Enter and use the arrow keys.
board-read-only = You can look at the board. To move sessions you need a role that includes changing the programme.
board-empty = Nothing to arrange yet
board-empty-why = The board shows halls and times. Add a venue with its halls and the first sessions; they wait in the tray until you give them a time.
board-add-venue = Add a venue
board-add-session = Add a session

## Views, zoom and filters

board-views = View
board-view-halls = Halls
board-view-people = People
board-view-list = List
board-zoom = Zoom
board-zoom-in = Show less time, larger
board-zoom-out = Show more time, smaller
board-zoom-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
board-zoom-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
board-filters = Filters
board-search = Search
board-search-hint = Title, person or id
board-filter-side = Side
board-filter-person = Person
board-filter-venue = Venue
board-filter-track = Track
board-filter-finding = Finding
board-filter-all = All
board-filter-any-finding = With any finding
board-filter-clear = Clear filters
# How many sessions the filters leave; both are numbers.
board-shown = { $shown } of { $all } sessions
board-day = Day

## Places

board-no-hall = No hall yet
board-no-hall-of = { $venue }: no hall yet
board-tray = Unscheduled
board-tray-why = Sessions without a time. Drag one onto the board, or drop one here to take it off.
board-tray-empty = Every session has a time.
board-capacity =
    { $count ->
        [one] { $count } seat
       *[other] { $count } seats
    }
board-closed = Closed
board-cancelled = Cancelled
board-outside = Outside the programme
board-part-of = Part of “{ $title }”
# A day, a stretch of time and a hall.
board-at = { $day }, { $time }, { $place }
board-nowhere = unscheduled
board-no-findings = No findings

## Findings

board-findings = Findings
board-findings-none = Nothing is wrong with the programme as it is shown here.
board-findings-more = { $count } more
board-level-hard = Clash
board-level-soft = Poor
board-level-text = Incomplete
board-jump = Show on the board
board-caused = Causes
board-cured = Cures
board-nothing-caused = Causes nothing new.
board-rule-hall-taken-twice = Hall taken twice
board-rule-person-in-two-places = Person in two places
board-rule-travel-too-short = Too little time to travel
board-rule-order-broken = Order broken
board-rule-hall-too-small = Hall too small
board-rule-outside-opening-hours = Outside opening hours
board-rule-equipment-missing = Equipment missing
board-rule-hall-unknown = No hall
board-rule-not-placed = No time
board-rule-role-missing = Role missing
board-rule-interpretation-missing = No interpretation
board-rule-text-missing = Text missing
board-rule-principal-away = Principal not there
board-rule-outside-allowed = Not allowed here
board-rule-hall-closed = Hall closed
board-rule-in-parallel = Must not be parallel
board-rule-not-together = Must begin together
board-rule-different-days = Must be on one day
board-rule-not-right-after = Must follow at once
board-rule-person-away = Person not there
board-rule-booths-missing = Too few booths
board-rule-interpreters-missing = Interpreters missing
board-rule-interpreters-overworked = Interpreters overworked
board-rule-rest-too-short = Too little rest
board-rule-too-many-in-a-day = Too many sessions a day
board-rule-during-break = During a meal
board-rule-topic-in-parallel = Same topic in parallel
board-rule-audience-torn = Listeners torn
board-rule-day-without-side = Day without a side
board-rule-chairs-one-sided = Chairs of one side
board-rule-moved-late = Moved after release

## Doing

board-actions = Actions for “{ $title }”
board-move = Move…
board-longer = Longer by a quarter of an hour
board-shorter = Shorter by a quarter of an hour
board-park = Take off the board
board-swap = Swap with…
board-better = Where else?
board-better-title = Better places for “{ $title }”
board-better-none = No other place is as good as this one.
board-better-searching = Looking for better places…
board-better-as-good = As good as where it is
board-better-go = Move here
board-open = Open the record
board-undo = Undo
board-redo = Redo
board-close = Close
board-cancel = Cancel
board-save = Move
board-check = Show findings
board-back = Back to the board
board-form-title = Move “{ $title }”
board-form-now = Now: { $where }
board-form-would = Moving it there
board-start = Start
board-duration = Duration in minutes
board-place = Hall
board-form-bad-time = Give the start as hours and minutes, for example 09:30, and a duration of 5 minutes to two days.
board-form-bad-day = Choose a day of the edition.

## Said after something was done

board-picked-up = “{ $title }” is picked up. Arrow keys move it, plus and minus change its length, Enter puts it down, Escape leaves it where it was.
board-swap-choose = Choose the session that changes places with “{ $title }”. Escape cancels.
board-left = “{ $title }” stays where it was.
board-done-moved = “{ $title }” is moved: { $where }.
board-done-parked = “{ $title }” is off the board.
board-done-swapped = “{ $first }” and “{ $second }” have changed places.
board-done-resized = “{ $title }” now lasts: { $where }.
board-done-undone = Taken back.
board-done-redone = Done again.
board-nothing-to-undo = There is nothing to take back.
board-nothing-to-redo = There is nothing to do again.
board-said-moved = The session is moved.
# $who is the name of an account.
board-conflict = { $who } has changed “{ $title }” meanwhile: { $where }. Your move was not made; look at it and move it again.
board-conflict-somebody = Somebody
board-gone = The session is not there any more; somebody deleted it.
board-refused-outside = That day is not one of the edition's. The dates of the edition are changed under “Edition”.
board-refused = This cannot be written. Reload the page and try again.
board-unreachable = The server could not be reached. Nothing was moved; try again.
board-others = { $who } has changed the programme.

## Since the last release

board-diff = Changes since release { $number }
board-diff-new = New
board-diff-moved = Moved, was: { $where }
board-diff-gone = Gone
board-diff-count = New: { $new }. Moved: { $moved }. Gone: { $gone }.

## Keys

board-keys = Keys
board-keys-arrows = Arrow keys: go to the next session or hall
board-keys-pick = Enter or Space: pick up and put down
board-keys-held = Arrow keys with a session picked up: earlier, later, another hall; with Shift by five minutes
board-keys-size = Plus and minus: longer and shorter
board-keys-park = P: take off the board
board-keys-swap = S: swap with another session
board-keys-better = W: where else?
board-keys-menu = M: all actions
board-keys-undo = Ctrl+Z and Ctrl+Shift+Z: undo and redo
board-keys-escape = Escape: leave it where it was
