### Words in files that people take away: calendars, sheets, feeds.

feed-illustrative-times = The times are illustrative: the public record does not give them.
feed-illustrative-session = This item is illustrative and was made up for the demonstration.
feed-place-open = Place to be announced
# $spoken and $interpreted are lists of languages.
feed-languages = Languages: { $spoken }
feed-languages-interpreted = Languages: { $spoken }; interpretation: { $interpreted }

feed-sheet-programme = Programme
feed-sheet-people = People
feed-sheet-organisations = Organisations
feed-sheet-halls = Halls
feed-sheet-agreements = Agreements

feed-column-id = Key
feed-column-date = Date
feed-column-start = Start
feed-column-end = End
feed-column-kind = Kind
# $language is the language of the column.
feed-column-title = Title ({ $language })
feed-column-name = Name ({ $language })
feed-column-venue = Venue
feed-column-hall = Hall
feed-column-capacity = Capacity
feed-column-track = Track
feed-column-sides = Sides
feed-column-side = Side
feed-column-languages = Languages
feed-column-interpretation = Interpretation
feed-column-chairs = Chairs
feed-column-co-chairs = Co-chairs
feed-column-moderators = Moderators
feed-column-speakers = Speakers
feed-column-rapporteurs = Rapporteurs
feed-column-other-roles = Others
feed-column-cancelled = Cancelled
feed-column-illustrative = Illustrative fields
feed-column-sources = Sources
feed-column-latin-name = Name in Latin letters
feed-column-post = Post
feed-column-organisation = Organisation
feed-column-region = Region
feed-column-city = City
feed-column-ror = ROR
feed-column-url = Address on the web
feed-column-address = Address
feed-column-equipment = Equipment
feed-column-level = Level
feed-column-parties = Parties
feed-column-signatories = Signatories
feed-column-signed = Signed
feed-column-session = Session
feed-column-subject = Subject
feed-column-status = Status

# $title is the title of the edition.
feed-changes-title = { $title }: changes of the programme
feed-release = Release { $number }
