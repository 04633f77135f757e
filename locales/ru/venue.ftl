### Kinds of venues.

venue-industrial = Промышленная площадка
venue-university = Университет
venue-museum = Музей
venue-airport = Аэропорт
venue-exhibition = Выставочная площадка
venue-hotel = Гостиница
venue-theatre = Театр
venue-congress = Конгресс-центр
venue-government = Здание правительства
