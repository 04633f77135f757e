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
