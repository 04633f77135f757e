### The edition, its series, regions, venues and agreements.


## Overview

# Read aloud before the theme of the edition.
forum-theme = Тема:
forum-open-programme = Смотреть программу
forum-take = Взять с собой
forum-days = По дням
forum-day-sessions =
    { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[other] { $count } мероприятий
    }
forum-centre = В центре форума
forum-whole-programme = Вся программа списком
forum-sides = Стороны и делегации
forum-no-delegations = В источниках делегации этой стороны не названы.
# A tag beside the region that receives the others.
forum-host = принимает
forum-people-of-side = Все участники этой стороны
forum-organisers = Организаторы:
forum-figures = В цифрах
# A figure with a no-break space before the sign where the language wants one.
forum-percent = { $number } %
# $currency is a word of the vocabulary of units.
forum-money = { $amount } { $currency }
# $figure is a number with its unit.
forum-about = около { $figure }
forum-preparation = Как готовился форум
forum-not-found = Чего нет в открытых источниках
forum-not-found-why = Это искали и не нашли. Такие места оставлены пустыми, а не угаданы, либо помечены как пример.

## Agreements

forum-agreements = Соглашения
forum-agreements-title = Реестр соглашений
forum-agreements-count =
    { $count ->
        [one] В реестре { $count } документ: стороны и кто подписал
        [few] В реестре { $count } документа: стороны и кто подписал
       *[other] В реестре { $count } документов: стороны и кто подписал
    }
forum-open-register = Открыть реестр
forum-parties = Стороны
forum-signatories = Подписали
forum-signed-on = Дата подписания
# The session at which it was signed follows.
forum-signed-at = Подписано на мероприятии
forum-subject = Предмет
forum-agreement-status = Состояние

## Venues and halls

forum-venues-title = Площадки и залы
forum-venues-description = Где проходит форум и сколько ехать от одной площадки до другой
forum-halls = Залы
forum-halls-count =
    { $count ->
        [one] { $count } зал
        [few] { $count } зала
       *[other] { $count } залов
    }
forum-seats =
    { $count ->
        [one] { $count } место
        [few] { $count } места
       *[other] { $count } мест
    }
forum-hall-programme = Программа этого зала
forum-held-here = Здесь проходит
forum-travel = Дорога между площадками
forum-travel-from = Откуда
forum-travel-to = Куда
forum-travel-time = Время в пути
forum-travel-to-there = Дорога до площадки
forum-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
       *[other] { $count } минут
    }
# The larger ground on which a venue stands.
forum-venue-site = Территория
forum-venue-address = Адрес
forum-venue-operator = Управляет
forum-venue-place = Координаты

## Regions

forum-regions-title = Регионы
forum-regions-description = Регионы вдоль границы двух стран и другие участники
forum-region-centre = Центр
forum-on-the-border = на границе
# Regions of the other country that touch this one.
forum-borders = По ту сторону границы
forum-former-code = до 2022 года { $code }
forum-delegation = Делегация
forum-hosted = Форумы, прошедшие здесь

## The series

forum-series-description =
    { $count ->
        [one] { $count } форум: когда и где прошёл, кто участвовал, что подписали
        [few] { $count } форума: когда и где прошли, кто участвовал, что подписали
       *[other] { $count } форумов: когда и где прошли, кто участвовал, что подписали
    }
forum-former-title = Прежнее название:
forum-map-title = Граница и её регионы
forum-map-origin = Регионы вдоль границы и их центры. Контуры упрощены по данным Natural Earth (общественное достояние) и не являются заявлением о границах.
forum-editions = Все форумы
forum-edition-more = Что известно из источников
forum-edition-name = Название тогда:
forum-heads-of-state = Главы государств:
forum-delegation-heads = Главы делегаций:
forum-edition-host = Принимал:
forum-edition-venues = Площадки:
forum-edition-outline = Программа коротко:
forum-documents = Документы
forum-edition-facts = Факты
