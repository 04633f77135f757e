### Plans: where and when sessions could be held, worked out by the machine and accepted by a person. $title is the title of a session.

plan-title = Plan the programme
# An item of the menu of the desk.
plan-nav = Plan
# A link on the board.
plan-from-board = Plan…
plan-lead = The program looks for times and halls: first without clashes, then as good as you want it. Nothing of the draft changes until you accept what it found, all of it or move by move.
plan-read-only = You can look at plans. To ask for one or to accept it you need a role that includes changing the programme.
plan-back = All plans
plan-at-work = A plan is being worked out. When it is done, or called off, you can ask for another.
plan-at-work-link = See how far it is

## The form

plan-what = What to plan
plan-scope-all = All sessions
plan-scope-day = One day
plan-scope-day-hint = Its sessions stay on this day; those that have no day yet may come to it.
plan-scope-track = One track
plan-scope-sessions = Only these sessions
plan-scope-sessions-choose = Choose sessions
plan-scope-sessions-count =
    { $count ->
        [0] None chosen
        [one] { $count } chosen
       *[other] { $count } chosen
    }
plan-choose-day = Day
plan-choose-track = Track
plan-filter = Show only titles with
plan-no-time = no time yet
plan-long = How long to look
plan-long-hint = It ends earlier when no better plan is possible.
plan-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
plan-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
plan-stability = What has a place already
plan-stability-freely = may be moved freely
plan-stability-sparingly = is moved where that helps
plan-stability-reluctantly = is moved only where that helps much
plan-stability-never = stays where it is; only the rest is placed
plan-weights = How much it counts when…
plan-weights-hint = Kept for the next plan of this edition. What “must not be” comes before everything else.
plan-weights-usual = As usual
plan-level-off = does not count
plan-level-little = a little
plan-level-much = much
plan-level-must = must not be
plan-held = Sessions that stay where they are
plan-held-hint = Whatever is ticked here is not moved, whatever is planned. Kept for the next plan.
plan-every = Sessions begin every
plan-name = Name
plan-name-hint = Three plans are kept. A new one takes the place of the oldest without a name.
plan-go = Plan

## What can be wrong, beside its slider. Continues "How much it counts when…".

plan-rule-hall-taken-twice = two sessions are in one hall at the same time
plan-rule-person-in-two-places = somebody is due in two sessions at the same time
plan-rule-travel-too-short = somebody has less time between two sessions than the way takes
plan-rule-order-broken = a session begins before one that must be over first
plan-rule-hall-too-small = more people are expected than the hall holds
plan-rule-outside-opening-hours = a session begins before the venues open or ends after they close
plan-rule-equipment-missing = the hall lacks something that the session needs
plan-rule-hall-unknown = a session has a time but no hall
plan-rule-not-placed = a session has no time
plan-rule-principal-away = a principal is due in a session while they are not there
plan-rule-outside-allowed = a session is on a day, at a time or in a hall where it may not be
plan-rule-hall-closed = a session is in a hall outside the hall’s own hours
plan-rule-in-parallel = two sessions that must not be at the same time are
plan-rule-not-together = two sessions that must begin at the same time do not
plan-rule-different-days = two sessions that must be on one day are not
plan-rule-not-right-after = a session does not begin when the one ends that it must follow at once
plan-rule-person-away = somebody is due in a session while they are not there
plan-rule-booths-missing = the hall has fewer booths than the session has languages of interpretation
plan-rule-interpreters-missing = a session lacks interpreters, or somebody to take turns with after an hour
plan-rule-interpreters-overworked = interpreters have to work longer on a day than they may
plan-rule-rest-too-short = somebody has less rest between two sessions of a day than they need
plan-rule-too-many-in-a-day = somebody has more sessions on a day than they wish
plan-rule-during-break = a session goes on while the people in it should eat
plan-rule-topic-in-parallel = two sessions about the same are at the same time
plan-rule-audience-torn = people who want to hear two sessions cannot, because both are at the same time
plan-rule-day-without-side = a side is heard in no session of a day
plan-rule-chairs-one-sided = two sessions follow each other in a hall and the same side chairs both
plan-rule-moved-late = a session is not where the public was last told that it is

## Why nothing was begun

plan-refused-at-work = A plan of this edition is being worked out already. Wait for it, or call it off.
plan-refused-busy = Plans of other editions are being worked out, and each needs the whole machine. Try again in a few minutes.
plan-refused-full = Three plans with names are kept. Discard one, or take its name away, to make room.
plan-refused-nothing = Nothing in what you chose can be moved. Choose more sessions, or let what has a place be moved.
plan-refused-no-halls = No venue has a hall yet. Add halls under “Venues”.
plan-refused-no-starts = The edition has no day on which anything could begin. Add days with opening hours under “Edition”.
plan-refused-no-day = Choose a day of the edition.
plan-refused-no-track = Choose a track.
plan-refused-no-session = Choose the sessions to plan; one of those that were sent is not there any more.
plan-refused-contradiction = The record contradicts itself, so nothing can be planned. The overview says where.
plan-refused-changed = These sessions were changed since the plan began: { $value }.
plan-refused-not-done = The plan has not been worked out.
plan-refused-one-scope = Choose one of a day, a track and a list of sessions.
plan-refused-form = The form was not complete. Look at it once more and send it again.

## Plans that are kept

plan-kept = Plans
plan-kept-none = No plan has been asked for yet.
plan-unnamed = Plan of { $moment }
plan-asked = { $scope } · asked for by { $who }, { $moment }
plan-about-all = All sessions
plan-about-day = { $day }
plan-about-track = Track “{ $track }”
plan-about-sessions =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
plan-state-waiting = Waiting
plan-state-running = Being worked out
plan-state-done = Done
plan-state-cancelled = Called off
plan-state-failed = Failed
# Numbers before and after the plan.
plan-short-hard = Clashes: { $before } → { $after }
plan-short-soft = Poor: { $before } → { $after }
plan-short-moves = Moves: { $count }
plan-short-unplaced = Without a place: { $count }

## While it is worked out

plan-progress = How far it is
plan-progress-waiting = It begins in a moment.
plan-progress-seconds = { $done } of { $all } s
plan-progress-none = No plan yet.
plan-progress-cost = Cost of the best plan so far: { $cost }
# Less than this is impossible.
plan-progress-bound = Proved: no plan costs less than { $bound }
plan-progress-unplaced = Sessions without a place: { $count }
plan-progress-again = It was interrupted and has begun again.
plan-stop = Take the best so far
plan-cancel = Call off
plan-refresh = Look again
plan-leave = You can leave this page; the plan goes on and is kept.

## What came of it

plan-cancelled = The plan was called off. The draft is as it was.
plan-failed = The plan failed. The draft is as it was.
plan-failed-stopped = The program was stopped twice while it worked.
plan-failed-broke = The solver broke down. The log of the server says where.
plan-failed-refused = The solver cannot take a programme like this one.
plan-again = Ask for another plan
plan-optimal = No plan is better by these weights; that is proved.
plan-not-optimal = There may be better plans; the time was up.
plan-bound = Cost { $cost }; no plan costs less than { $bound }.
plan-changed-since = The draft has changed since the plan began. What is said here about findings is about the draft as it is now.
plan-same = The plan would leave everything where it is.
plan-findings = Findings before and after
plan-before = Now
plan-after = With the plan
plan-clashes = Clashes
plan-poor = Poor places
plan-cost-must = Cost of what must not be
plan-cost = Cost of the rest, by your weights
plan-cured =
    { $count ->
        [one] Cures { $count } finding
       *[other] Cures { $count } findings
    }
plan-caused =
    { $count ->
        [one] Causes { $count } finding
       *[other] Causes { $count } findings
    }
plan-unplaced =
    { $count ->
        [one] { $count } session found no place
       *[other] { $count } sessions found no place
    }
plan-unplaced-why = Wherever it were placed, one of these would be. What costs least comes first.
plan-unplaced-no-reason = No place was found in the time there was.
plan-conflict = Not possible together: { $sessions }
plan-conflict-rules = What must not be: { $rules }
plan-conflict-ways = Room is made by any of these, the easiest first:
plan-relax-move = “{ $session }” may be moved
plan-relax-shorten = “{ $session }” lasts { $minutes }
plan-relax-break = it is accepted that { $rule }
plan-relax-leave = “{ $session }” is left out
plan-stuck = Clashes that no plan can cure
plan-stuck-why = All sessions in them stay where they are. Let one of them be moved, or change who is in it.
plan-left-out = Sessions that were not planned
plan-why-break = Breaks keep their time.
plan-why-too-long = It lasts longer than a day is open.
plan-why-no-hall = It is not held in a hall.
plan-why-held = You have it stay.

## The difference

plan-moves =
    { $count ->
        [one] { $count } session moves
       *[other] { $count } sessions move
    }
plan-session = Session
plan-from = From
plan-to = To
plan-effect = Findings
plan-nowhere = no time yet
plan-off = off the board
plan-row-changed = Changed since
plan-row-changed-why = Somebody changed this session after the plan began. It is left as it is; plan again to move it.
plan-row-accepted = Accepted
plan-row-nothing = nothing changes
plan-tick = Accept the move of “{ $title }”
plan-why-here = Why here?
plan-accept-all = Accept all
plan-accept-ticked = Accept what is ticked
plan-discard = Discard
plan-discard-hint = The plan is forgotten; the draft stays as it is.
plan-rename = Rename
plan-undo = Take it back
plan-see-board = See the board

## Said after something was done

plan-said-accepted =
    { $count ->
        [one] { $count } session is moved.
       *[other] { $count } sessions are moved.
    }
plan-said-discarded = The plan is discarded. The draft is as it was.
plan-said-cancelled = The plan is called off. The draft is as it was.
plan-said-renamed = The plan is renamed.
plan-said-ready = The plan is done.
plan-accept-nothing = Tick the moves that you accept.
plan-accept-changed = Nothing was accepted: these sessions were changed meanwhile. They are marked below; the others can be accepted.
plan-accept-refused = The draft does not allow one of these moves. Nothing was accepted.

## Why a session is where the plan has it

plan-explain-title = Why here? “{ $title }”
plan-explain-now = Now: { $where }
plan-explain-plan = In the plan: { $where }
plan-explain-stayed = If it stayed and all others moved
plan-explain-stayed-fine = Nothing worse would be found. The plan moves it to make room, or because another place is as good.
plan-explain-instead = What if it were elsewhere?
plan-explain-instead-lead = The best other places when all others are where the plan has them.
plan-explain-instead-none = Every other place is worse.
plan-explain-causes = Causes
plan-explain-cures = Cures
plan-explain-as-good = As good as the plan
plan-explain-back = Back to the plan

## What no plan can fulfil

plan-contradictions = What no plan can fulfil
plan-contradictions-hint = These wishes contradict each other, wherever the sessions are placed. Change one of the records, or accept that the plan breaks a rule here.
plan-contradictions-change = Change:
plan-contradictions-teams = Interpreters of the edition
