### Words around every public page: the bar, the foot, marks, search, files to take away.


## Bar and foot

site-skip = Skip to the content
# A link in the bar of a phone that leads to the list of pages at the foot.
site-menu = All pages
site-all-pages = All pages of this edition
site-all-editions = All editions
site-languages = Language
site-nav-label = Main pages
site-nav-home = Overview
site-nav-programme = Programme
site-nav-people = People
site-nav-organisations = Organisations
site-nav-agreements = Agreements
# All editions of the forum since the first.
site-nav-series = Series
# The page with calendars and files.
site-nav-take = Take with you
site-nav-search = Search
site-nav-venues = Venues and halls
site-nav-regions = Regions
site-nav-changes = Changes
site-nav-sources = Sources
site-calendar = Calendar
# $offset is such as UTC+5.
site-host-time = All times are local: { $city }, { $offset }.
# $number is text, $moment a date with a time.
site-release-line = Release { $number } of the programme, published { $moment }.
site-withdrawn = This release was withdrawn on { $moment }.
# A date and an hour in one phrase, used after “published”.
site-moment = { $date }, { $time }
# A month by itself, the date of a publication.
site-month = { $month } { $year }

## Marks beside texts

# Beside a text that is shown in another language because the page's language lacks it.
site-not-yet = not yet in English
# Short for “translated”: beside a text that the source has in another language only.
site-translated = transl.
site-translated-hint = Translated for this site; the source has other words
# A tag: this was made up for a demonstration and is not in the public record.
site-illustrative = illustrative
site-illustrative-hint = Made up for demonstration, not in the public record
site-illustrative-legend = Whatever carries this tag was made up to show the system at work. Everything else comes from published sources, named beside it.
# Stands before a list of publishers; $count says how many.
site-sources-label =
    { $count ->
        [one] Source:
       *[other] Sources:
    }
site-source-number = Source { $number }

## Sources

site-sources-title = Sources
site-sources-why = Every fact on these pages names who published it. This is the whole list.

## Search

site-search-title = Search
site-search-description = Sessions, people, organisations, venues, agreements and regions of the forum
site-search-label = What are you looking for?
site-search-go = Search
site-search-hint = Any language and any script will do: Nazarbayev finds Назарбаев.
site-search-found =
    { $count ->
        [0] Nothing found for “{ $query }”
        [one] { $count } result for “{ $query }”
       *[other] { $count } results for “{ $query }”
    }
site-search-nothing-hint = Try fewer letters, another spelling or the lists of people and organisations.
site-search-none = Nothing found
site-a-person = Person
site-a-venue = Venue
site-a-region = Region

## Take it with you

site-take-title = Take it with you
site-take-description = The whole programme as a calendar that updates itself, as tables and as open data
site-take-calendar = Calendar on your phone
site-take-calendar-how = Point the camera at the code or subscribe by the address. When the programme changes, so does your calendar.
site-take-calendar-get = Download the calendar
site-take-phone = The programme on your phone
site-take-phone-how = The pages are small and open on a poor network. Save the address to your home screen.
site-take-qr-calendar = QR code: address of the calendar
site-take-qr-programme = QR code: address of the programme
site-take-parts = Only the part you need
site-take-parts-how = Each of these is a calendar of its own (iCalendar, .ics) for any calendar program.
site-take-by-day = By day
site-take-by-hall = By hall
site-take-by-person = By person or session
site-take-by-person-how = The page of every person and of every session has a calendar of its own.
site-take-files = Files and open data
site-take-xlsx = A spreadsheet: sessions, people, halls and agreements, a sheet each
site-take-csv = The sessions as a table for any program
site-take-schedule-xml = The schedule for conference apps and for video teams (frab)
site-take-schedule-json = The same schedule as JSON (c3voc)
site-take-json-ld = The programme as schema.org events, for search engines
site-take-atom = News of every change to the programme (Atom)
site-take-archive = Everything on these pages without loss; another installation reads it back

## Pages without an edition

site-chooser-line = Programmes of interregional cooperation forums
site-editions-title = Forums
site-no-editions = No programme has been published yet.
site-missing-title = There is no such page
site-missing-what = The address may be mistyped, or what it showed is no longer in the programme. These are the ways on.
