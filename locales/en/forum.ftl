### The edition, its series, regions, venues and agreements.


## Overview

# Read aloud before the theme of the edition.
forum-theme = Theme:
forum-open-programme = See the programme
forum-take = Take it with you
forum-days = Day by day
forum-day-sessions =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
forum-centre = At the centre of the forum
forum-whole-programme = The whole programme as a list
forum-sides = Sides and delegations
forum-no-delegations = The record names no delegation of this side.
# A tag beside the region that receives the others.
forum-host = host
forum-people-of-side = All people of this side
forum-organisers = Organisers:
forum-figures = In figures
# A figure with a no-break space before the sign where the language wants one.
forum-percent = { $number } %
# $currency is a word of the vocabulary of units.
forum-money = { $amount } { $currency }
# $figure is a number with its unit.
forum-about = about { $figure }
forum-preparation = How it was prepared
forum-not-found = What the public record lacks
forum-not-found-why = These were looked for and not found. They are left empty rather than guessed, or marked as illustrative.

## Agreements

forum-agreements = Agreements
forum-agreements-title = Register of agreements
forum-agreements-count =
    { $count ->
        [one] { $count } document in the register, with its parties and who signed it
       *[other] { $count } documents in the register, with their parties and who signed them
    }
forum-open-register = Open the register
forum-parties = Parties
forum-signatories = Signed by
forum-signed-on = Signed on
# The session at which it was signed follows.
forum-signed-at = Signed at
forum-subject = Subject
forum-agreement-status = Status

## Venues and halls

forum-venues-title = Venues and halls
forum-venues-description = Where the forum is held and how to get from one place to another
forum-halls = Halls
forum-halls-count =
    { $count ->
        [one] { $count } hall
       *[other] { $count } halls
    }
forum-seats =
    { $count ->
        [one] { $count } seat
       *[other] { $count } seats
    }
forum-hall-programme = Programme of this hall
forum-held-here = Held here
forum-travel = Ways between the venues
forum-travel-from = From
forum-travel-to = To
forum-travel-time = Time on the way
forum-travel-to-there = On the way to
forum-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
# The larger ground on which a venue stands.
forum-venue-site = Grounds
forum-venue-address = Address
forum-venue-operator = Run by
forum-venue-place = Coordinates

## Regions

forum-regions-title = Regions
forum-regions-description = The regions along the border of the two countries, and others that take part
forum-region-centre = Centre
forum-on-the-border = on the border
# Regions of the other country that touch this one.
forum-borders = Across the border
forum-former-code = until 2022 { $code }
forum-delegation = Delegation
forum-hosted = Forums held here

## The series

forum-series-description =
    { $count ->
        [one] { $count } edition: when and where it was held, who took part, what was signed
       *[other] { $count } editions: when and where they were held, who took part, what was signed
    }
forum-former-title = Formerly:
forum-map-title = The border and its regions
forum-map-origin = Regions along the border and their centres. Outlines are simplified from Natural Earth (public domain) and are no statement about any border.
forum-editions = All editions
forum-edition-more = What the record says
forum-edition-name = Name then:
forum-heads-of-state = Heads of state:
forum-delegation-heads = Heads of delegations:
forum-edition-host = Host:
forum-edition-venues = Venues:
forum-edition-outline = Programme in brief:
forum-documents = Documents
forum-edition-facts = Facts
