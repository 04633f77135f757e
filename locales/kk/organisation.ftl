### Kinds of organisations.

organisation-government = Үкімет
organisation-ministry = Министрлік
organisation-chamber = Палата
organisation-council = Кеңес
organisation-association = Қауымдастық
organisation-company = Компания
organisation-university = Университет
organisation-institute = Институт
organisation-tour-agency = Туристік агенттік
organisation-media = БАҚ
organisation-fund = Қор
organisation-agency = Агенттік
organisation-museum = Мұражай
organisation-akimat = Әкімдік
organisation-bank = Банк
