### Kinds of organisations.

organisation-government = Правительство
organisation-ministry = Министерство
organisation-chamber = Палата
organisation-council = Совет
organisation-association = Объединение
organisation-company = Компания
organisation-university = Университет
organisation-institute = Институт
organisation-tour-agency = Туристическое агентство
organisation-media = СМИ
organisation-fund = Фонд
organisation-agency = Агентство
organisation-museum = Музей
organisation-akimat = Акимат
organisation-bank = Банк
