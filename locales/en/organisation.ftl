### Kinds of organisations.

organisation-government = Government
organisation-ministry = Ministry
organisation-chamber = Chamber
organisation-council = Council
organisation-association = Association
organisation-company = Company
organisation-university = University
organisation-institute = Institute
organisation-tour-agency = Travel agency
organisation-media = Media
organisation-fund = Fund
organisation-agency = Agency
organisation-museum = Museum
organisation-akimat = Akimat
organisation-bank = Bank
