### Kinds of venues.

venue-industrial = Өнеркәсіп алаңы
venue-university = Университет
venue-museum = Мұражай
venue-airport = Әуежай
venue-exhibition = Көрме алаңы
venue-hotel = Қонақүй
venue-theatre = Театр
venue-congress = Конгресс орталығы
venue-government = Үкімет үйі
