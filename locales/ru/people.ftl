### People and organisations: indexes and pages of one.


## People

people-title = Участники
people-description =
    { $count ->
        [one] { $count } участник форума, по сторонам
        [few] { $count } участника форума, по сторонам
       *[other] { $count } участников форума, по сторонам
    }
# Heading above people who belong to neither country's side.
people-no-side = Без стороны
people-sessions =
    { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[other] { $count } мероприятий
    }
# After some names of a longer list.
people-and-more =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
       *[other] и ещё { $count }
    }
people-about = Коротко
people-organisation = Организация
people-represents = Представляет
people-region = Регион
people-delegation = Делегация
people-head = глава делегации
people-latin = Латиницей
people-calendar = Мероприятия в календарь
people-in-programme = В программе
people-no-sessions = В источниках этот человек назван, но без мероприятия программы.
people-signed = Подписанные документы

## Organisations

people-organisations-title = Организации
people-organisations-description =
    { $count ->
        [one] { $count } организация, по сторонам
        [few] { $count } организации, по сторонам
       *[other] { $count } организаций, по сторонам
    }
people-name-then = Название во время форума
people-city = Город
people-status = Роль на форуме
people-owners =
    { $count ->
        [one] Владелец
        [few] Владельцы
       *[other] Владельцы
    }
people-site = Сайт
people-organises = Организует
people-runs = Управляет площадками
people-party-to = Сторона соглашений
