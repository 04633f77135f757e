### Kinds of venues.

venue-industrial = Industrial site
venue-university = University
venue-museum = Museum
venue-airport = Airport
venue-exhibition = Exhibition ground
venue-hotel = Hotel
venue-theatre = Theatre
venue-congress = Congress centre
venue-government = Government building
