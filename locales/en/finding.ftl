### What is wrong with a programme, one sentence for each rule. $first and $second are titles of sessions.

finding-hall-taken-twice =
    { $minutes ->
        [one] “{ $first }” and “{ $second }” are both in { $hall } for { $minutes } minute.
       *[other] “{ $first }” and “{ $second }” are both in { $hall } for { $minutes } minutes.
    }
finding-person-in-two-places =
    { $minutes ->
        [one] { $person } is due in “{ $first }” and in “{ $second }” at the same time, for { $minutes } minute.
       *[other] { $person } is due in “{ $first }” and in “{ $second }” at the same time, for { $minutes } minutes.
    }
finding-travel-too-short = { $person } needs { $needed } min from { $from } to { $to }, but has { $had } min between “{ $first }” and “{ $second }”.
finding-order-broken = “{ $first }” must be over before “{ $second }” begins.
finding-hall-too-small = “{ $first }” expects { $audience } people; { $hall } holds { $capacity }.
finding-outside-opening-hours = “{ $first }” is outside opening hours by { $minutes } min.
finding-equipment-missing = “{ $first }” needs equipment that { $hall } lacks: { $equipment }.
finding-hall-unknown = “{ $first }” has a time but no hall.
finding-not-placed = “{ $first }” has no time yet.
# $role is a role such as “moderator”, in the nominative.
finding-role-missing = “{ $first }” lacks a role: { $role }.
finding-role-missing-of-side = “{ $first }” lacks a role of the side { $side }: { $role }.
# Whoever is not there; $minutes of the session are outside the time they are.
finding-principal-away = { $person } is not there for the whole of “{ $first }”: { $minutes } min are missing.
finding-person-away = { $person } cannot be in “{ $first }” throughout: { $minutes } min are missing.
finding-outside-allowed-hall = “{ $first }” may not be held in { $hall }.
finding-outside-allowed-time = “{ $first }” is outside the days and times that are allowed for it by { $minutes } min.
finding-hall-closed = { $hall } is not open for the whole of “{ $first }”: { $minutes } min are missing.
finding-in-parallel = “{ $first }” and “{ $second }” must not be at the same time.
finding-not-together = “{ $first }” and “{ $second }” must begin at the same time.
finding-different-days = “{ $first }” and “{ $second }” must be on the same day.
finding-not-right-after = When “{ $first }” ends, “{ $second }” must begin at once.
finding-booths-missing = “{ $first }” in { $hall } needs { $needed } interpreters’ booths, and there are { $had }.
# $pair is a pair of languages; $needed and $had count interpreters.
finding-interpreters-missing = “{ $first }” lacks interpreters { $pair }: { $needed } needed, { $had } assigned.
finding-interpreters-overworked = With “{ $first }” the daily limit of { $had } min is exceeded: { $needed } min of work. { $person }.
finding-team = Interpreters’ team “{ $team }”
finding-rest-too-short = { $person } has too little rest between “{ $first }” and “{ $second }”: { $had } min instead of { $needed }.
finding-too-many-in-a-day = { $person }: “{ $first }” is session number { $needed } of the day; at most { $had } are wished.
finding-during-break = “{ $first }” overlaps with the meal “{ $second }” by { $minutes } min.
finding-topic-in-parallel = “{ $first }” and “{ $second }” have a topic in common and are at the same time.
finding-audience-torn =
    { $people ->
        [one] { $people } person wants to hear both “{ $first }” and “{ $second }”, which are at the same time.
       *[other] { $people } people want to hear both “{ $first }” and “{ $second }”, which are at the same time.
    }
finding-day-without-side = On { $day } the side { $side } is heard in no session.
finding-chairs-one-sided = “{ $first }” and “{ $second }” follow each other and are chaired by the same side: { $side }.
finding-moved-late = “{ $first }” is not where the last release has it.
finding-interpretation-missing = “{ $first }” has no interpretation { $pair }.
finding-text-missing = “{ $first }” has a text that is not there in every language: { $field }, { $language }.
finding-name-missing = A name is not there in every language: { $subject }, { $language }.

# Pairs of languages for interpretation.
finding-language-kk = Kazakh
finding-language-ru = Russian
finding-language-en = English

finding-field-title = title
finding-field-subtitle = subtitle
finding-field-abstract = abstract
finding-field-description = description

finding-change-added = New: “{ $title }”.
finding-change-cancelled = Cancelled: “{ $title }”.
finding-change-moved = Moved: “{ $title }”.
finding-change-renamed = Renamed: “{ $title }”.
finding-change-people = Other people: “{ $title }”.
finding-change-other = Changed: “{ $title }”.

## What no placing can fulfil. $had and $needed are minutes.

finding-contradiction-circle = These sessions wait for each other in a circle: { $sessions }.
finding-contradiction-together-and-apart = “{ $first }” and “{ $second }” are to begin together and not to be at the same time.
finding-contradiction-one-person = “{ $first }” and “{ $second }” are to begin together, and { $person } is due in both.
finding-contradiction-no-day = “{ $first }” and “{ $second }” are to be on one day, and there is no day on which both are allowed.
# $rules are names of rules, with semicolons between.
finding-contradiction-fixed = What is fixed breaks a rule: { $sessions } ({ $rules }).
finding-contradiction-times = “{ $first }” takes { $needed } min, and its allowed times leave { $had } min at most.
finding-contradiction-halls = “{ $first }” takes { $needed } min, and its allowed halls are open for { $had } min at most.
finding-contradiction-person = { $person } is never there for the whole of “{ $first }”: it takes { $needed } min, and { $had } min are left at most.
finding-contradiction-principals = Those without whom “{ $first }” cannot be held are never there together for long enough: it takes { $needed } min, and they share { $had } min at most.
