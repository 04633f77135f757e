### People and organisations: indexes and pages of one.


## People

people-title = People
people-description =
    { $count ->
        [one] { $count } person of the forum, by side
       *[other] { $count } people of the forum, by side
    }
# Heading above people who belong to neither country's side.
people-no-side = Of no side
people-sessions =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
# After some names of a longer list.
people-and-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
people-about = In brief
people-organisation = Organisation
people-represents = Speaks for
people-region = Region
people-delegation = Delegation
people-head = head of the delegation
people-latin = In Latin letters
people-calendar = Sessions as a calendar
people-in-programme = In the programme
people-no-sessions = The record names this person without a session of the programme.
people-signed = Signed

## Organisations

people-organisations-title = Organisations
people-organisations-description =
    { $count ->
        [one] { $count } organisation, by side
       *[other] { $count } organisations, by side
    }
people-name-then = Name at the time of the forum
people-city = City
people-status = Part in the forum
people-owners =
    { $count ->
        [one] Owner
       *[other] Owners
    }
people-site = Website
people-organises = Organises
people-runs = Runs these venues
people-party-to = Party to these agreements
