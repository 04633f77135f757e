### The programme: grid, list, the page of a session, what changed.


## Days and hours

programme-title = Программа
# Title of a day's page; $day has a weekday and a date.
programme-day-title = Программа, { $day }
programme-day-description =
    { $count ->
        [one] { $count } мероприятие, { $day }
        [few] { $count } мероприятия, { $day }
       *[other] { $count } мероприятий, { $day }
    }
programme-days-label = Дни программы
programme-as-list = Список и фильтры
# Read aloud by screen readers.
programme-grid-label = Залы и часы, { $day }; прокручивается в обе стороны
programme-legend = Цвета
programme-now-line = На форуме сейчас { $time }
programme-your-time = По вашим часам: { $time }
programme-illustrative-day = Часы и залы с этой пометкой придуманы, чтобы показать программу в работе: в открытых источниках есть день и площадка, но не час.
# A tag: the hour was made up for a demonstration.
programme-illustrative-time = время — пример
# A tag: the hall was made up for a demonstration.
programme-illustrative-place = зал — пример
# A tag.
programme-illustrative-time-and-place = время и зал — пример
# In the margin of a list, short.
programme-time-open = час не известен
# In the margin of a list, short.
programme-day-open = день не известен
# After a date.
programme-time-unknown = час не известен
programme-day-unknown = День не известен
programme-place-unknown = Место не известно
# День и промежуток времени в нём.
programme-window = { $day }, { $time }
# С одного дня и часа по другой день и час.
programme-window-days = { $fromday }, { $from } – { $today }, { $to }
# Head of a column of the grid.
programme-hall-open = Зал не назван
programme-hour-not-known = В этот день, час не известен
programme-hour-not-known-why = В источниках назван день этих мероприятий, но не час.
programme-day-not-known = День не известен
programme-day-not-known-why = Они входят в программу, но день в источниках не найден.
programme-nothing-timed = В этот день пока ни у чего нет времени.

## The list and its filters

programme-list-title = Программа списком
programme-list-description =
    { $count ->
        [one] { $count } мероприятие по дням и часам, с фильтрами
        [few] { $count } мероприятия по дням и часам, с фильтрами
       *[other] { $count } мероприятий по дням и часам, с фильтрами
    }
programme-list-count =
    { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[other] { $count } мероприятий
    }
programme-list-empty = Ни одно мероприятие не подходит под все фильтры сразу. Уберите один из них.
programme-filter = Фильтр
programme-filter-apply = Показать
programme-filter-remove = Убрать фильтр { $filter }
programme-filter-clear = Убрать все фильтры
programme-filter-day = День
programme-filter-any-day = Любой день
programme-filter-kind = Вид
programme-filter-any-kind = Любой вид
programme-filter-track = Направление
programme-filter-any-track = Любое направление
programme-filter-venue = Площадка
programme-filter-any-venue = Любая площадка
programme-filter-hall = Зал
programme-filter-any-hall = Любой зал
programme-filter-side = Сторона
programme-filter-any-side = Любая сторона
programme-filter-language = Язык
programme-filter-any-language = Любой язык
programme-filter-person = Участник
programme-filter-any-person = Любой участник

## A session

programme-when-and-where = Когда и где
programme-when = Когда
programme-where = Где
# Before the title of a larger session.
programme-part-of = Часть:
programme-sides =
    { $count ->
        [one] Сторона
        [few] Стороны
       *[other] Стороны
    }
# Languages spoken from the floor.
programme-languages = Рабочий язык
# Languages offered by interpreters.
programme-interpretation = Перевод
programme-organisers = Организатор
# People expected in the hall; a number follows.
programme-audience = Ожидается участников
programme-add-to-calendar = В календарь
programme-people = Кто участвует
programme-parts = Части и секции
programme-outcomes = Итоги
programme-facts = Что известно из источников
programme-agreements = Подписанные здесь соглашения
programme-links = Ссылки
programme-cancelled = Отменено
programme-cancelled-sentence = Это мероприятие отменено.
# A tag: it happens at the same time but is not an item of the forum.
programme-outside = вне программы
programme-outside-sentence = Проходит в дни форума, но не входит в его программу.
programme-in-this-hall = В этом зале
programme-before-here = Перед этим здесь
programme-after-here = После этого здесь

## Releases and changes

programme-changes-title = Что изменилось
programme-changes-description = Все выпуски программы и отличия каждого от предыдущего. Опубликованный выпуск больше не меняется.
programme-changes-feed = Следить за изменениями (Atom)
programme-no-releases = Прежних выпусков нет.
programme-release = Выпуск № { $number }
programme-released-by = Опубликован { $moment }, автор: { $author }
programme-withdrawn = Отозван { $moment }.
programme-no-changes = Ни одно мероприятие не изменилось.
programme-changes-count =
    { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
       *[other] { $count } изменений
    }
programme-change-added = Новое
programme-change-cancelled = Отменено
programme-change-moved = Перенесено
programme-change-renamed = Переименовано
# The people of a session changed.
programme-change-people = Участники
# Smaller changes to a session.
programme-change-other = Сведения
programme-change-was-called = Прежнее название:
programme-change-before = Было:
programme-change-now = Стало:
programme-change-joined = Добавлены:
programme-change-left = Больше не участвуют:
