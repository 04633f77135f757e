### The programme: grid, list, the page of a session, what changed.


## Days and hours

programme-title = Programme
# Title of a day's page; $day has a weekday and a date.
programme-day-title = Programme, { $day }
programme-day-description =
    { $count ->
        [one] { $count } session on { $day }
       *[other] { $count } sessions on { $day }
    }
programme-days-label = Days of the programme
programme-as-list = List and filters
# Read aloud by screen readers.
programme-grid-label = Halls and hours on { $day }; scrolls in both directions
programme-legend = Colours
programme-now-line = Now at the forum: { $time }
programme-your-time = On your clock: { $time }
programme-illustrative-day = Hours and halls with this tag were made up to show how the programme works: the public record names the day and the venue, not the hour.
# A tag: the hour was made up for a demonstration.
programme-illustrative-time = illustrative hour
# A tag: the hall was made up for a demonstration.
programme-illustrative-place = illustrative hall
# A tag.
programme-illustrative-time-and-place = illustrative hour and hall
# In the margin of a list, short.
programme-time-open = hour open
# In the margin of a list, short.
programme-day-open = day open
# After a date.
programme-time-unknown = the hour is not known
programme-day-unknown = The day is not known
programme-place-unknown = The place is not known
# A day and a stretch of time on it.
programme-window = { $day }, { $time }
# From a day and a time to another day and a time.
programme-window-days = { $fromday }, { $from } – { $today }, { $to }
# Head of a column of the grid.
programme-hall-open = Hall not named
programme-hour-not-known = On this day, hour not known
programme-hour-not-known-why = The record names the day of these sessions, but not their hour.
programme-day-not-known = Day not known
programme-day-not-known-why = These belong to the programme, but their day was not found in the record.
programme-nothing-timed = Nothing on this day has an hour yet.

## The list and its filters

programme-list-title = Programme as a list
programme-list-description =
    { $count ->
        [one] { $count } session by day and hour, with filters
       *[other] All { $count } sessions by day and hour, with filters
    }
programme-list-count =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
programme-list-empty = No session fits all of these filters. Remove one of them.
programme-filter = Filter
programme-filter-apply = Show
programme-filter-remove = Remove the filter { $filter }
programme-filter-clear = Remove all filters
programme-filter-day = Day
programme-filter-any-day = Any day
programme-filter-kind = Kind
programme-filter-any-kind = Any kind
programme-filter-track = Track
programme-filter-any-track = Any track
programme-filter-venue = Venue
programme-filter-any-venue = Any venue
programme-filter-hall = Hall
programme-filter-any-hall = Any hall
programme-filter-side = Side
programme-filter-any-side = Any side
programme-filter-language = Language
programme-filter-any-language = Any language
programme-filter-person = Person
programme-filter-any-person = Anybody

## A session

programme-when-and-where = When and where
programme-when = When
programme-where = Where
# Before the title of a larger session.
programme-part-of = Part of
programme-sides =
    { $count ->
        [one] Side
       *[other] Sides
    }
# Languages spoken from the floor.
programme-languages = Spoken
# Languages offered by interpreters.
programme-interpretation = Interpretation
programme-organisers = Organised by
# People expected in the hall; a number follows.
programme-audience = Expected
programme-add-to-calendar = Add to calendar
programme-people = Who takes part
programme-parts = Parts and sections
programme-outcomes = Outcomes
programme-facts = What the record says
programme-agreements = Agreements signed here
programme-links = Links
programme-cancelled = Cancelled
programme-cancelled-sentence = This session has been cancelled.
# A tag: it happens at the same time but is not an item of the forum.
programme-outside = outside the programme
programme-outside-sentence = It takes place on the days of the forum but is not part of its programme.
programme-in-this-hall = In this hall
programme-before-here = Before this here
programme-after-here = After this here

## Releases and changes

programme-changes-title = What changed
programme-changes-description = Every release of the programme and how it differs from the one before. A release, once published, never changes.
programme-changes-feed = Follow the changes (Atom)
programme-no-releases = There is no earlier release.
programme-release = Release { $number }
programme-released-by = Published { $moment } by { $author }
programme-withdrawn = Withdrawn { $moment }.
programme-no-changes = No session changed.
programme-changes-count =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
programme-change-added = New
programme-change-cancelled = Cancelled
programme-change-moved = Moved
programme-change-renamed = Renamed
# The people of a session changed.
programme-change-people = People
# Smaller changes to a session.
programme-change-other = Details
programme-change-was-called = Formerly:
programme-change-before = Before:
programme-change-now = Now:
programme-change-joined = Joining:
programme-change-left = No longer taking part:
