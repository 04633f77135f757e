### Words around every public page: the bar, the foot, marks, search, files to take away.


## Bar and foot

site-skip = Перейти к содержанию
# A link in the bar of a phone that leads to the list of pages at the foot.
site-menu = Все страницы
site-all-pages = Все страницы этого форума
site-all-editions = Все форумы
site-languages = Язык
site-nav-label = Основные страницы
site-nav-home = Обзор
site-nav-programme = Программа
site-nav-people = Участники
site-nav-organisations = Организации
site-nav-agreements = Соглашения
# All editions of the forum since the first.
site-nav-series = История форумов
# The page with calendars and files.
site-nav-take = Взять с собой
site-nav-search = Поиск
site-nav-venues = Площадки и залы
site-nav-regions = Регионы
site-nav-changes = Изменения
site-nav-sources = Источники
site-calendar = Календарь
# $offset is such as UTC+5.
site-host-time = Время местное: { $city }, { $offset }.
# $number is text, $moment a date with a time.
site-release-line = Выпуск программы № { $number }, опубликован { $moment }.
site-withdrawn = Этот выпуск отозван { $moment }.
# A date and an hour in one phrase, used after “published”.
site-moment = { $date }, { $time }
# A month by itself, the date of a publication.
site-month = { $month } { $year } г.

## Marks beside texts

# Beside a text that is shown in another language because the page's language lacks it.
site-not-yet = пока нет на русском
# Short for “translated”: beside a text that the source has in another language only.
site-translated = пер.
site-translated-hint = Переведено для этого сайта; в источнике на другом языке
# A tag: this was made up for a demonstration and is not in the public record.
site-illustrative = пример
site-illustrative-hint = Придумано для демонстрации, в открытых источниках этого нет
site-illustrative-legend = Сведения с этой пометкой придуманы, чтобы показать систему в работе. Всё остальное взято из опубликованных источников, они названы рядом.
# Stands before a list of publishers; $count says how many.
site-sources-label =
    { $count ->
        [one] Источник:
        [few] Источники:
       *[other] Источники:
    }
site-source-number = Источник { $number }

## Sources

site-sources-title = Источники
site-sources-why = Рядом с каждым фактом названо, кто его опубликовал. Здесь полный список.

## Search

site-search-title = Поиск
site-search-description = Мероприятия, участники, организации, площадки, соглашения и регионы форума
site-search-label = Что вы ищете?
site-search-go = Найти
site-search-hint = Можно искать на любом языке и любыми буквами: по слову Nazarbayev найдётся Назарбаев.
site-search-found =
    { $count ->
        [0] По запросу «{ $query }» ничего не найдено
        [one] По запросу «{ $query }» найден { $count } результат
        [few] По запросу «{ $query }» найдено { $count } результата
       *[other] По запросу «{ $query }» найдено { $count } результатов
    }
site-search-nothing-hint = Попробуйте меньше букв или другое написание либо откройте списки участников и организаций.
site-search-none = Ничего не найдено
site-a-person = Участник
site-a-venue = Площадка
site-a-region = Регион

## Take it with you

site-take-title = Возьмите с собой
site-take-description = Вся программа: календарь, который обновляется сам, таблицы и открытые данные
site-take-calendar = Календарь в телефоне
site-take-calendar-how = Наведите камеру на код или подпишитесь по адресу. Если изменится программа, изменится и ваш календарь.
site-take-calendar-get = Скачать календарь
site-take-phone = Программа в телефоне
site-take-phone-how = Страницы лёгкие и открываются даже при слабой связи. Сохраните адрес на главный экран.
site-take-qr-calendar = QR-код: адрес календаря
site-take-qr-programme = QR-код: адрес программы
site-take-parts = Только нужная часть
site-take-parts-how = Каждый из них — отдельный календарь (iCalendar, .ics) для любой программы-календаря.
site-take-by-day = По дням
site-take-by-hall = По залам
site-take-by-person = По участнику или мероприятию
site-take-by-person-how = На странице каждого участника и каждого мероприятия есть свой календарь.
site-take-files = Файлы и открытые данные
site-take-xlsx = Электронная таблица: мероприятия, участники, залы и соглашения, каждое на своём листе
site-take-csv = Таблица мероприятий для любой программы
site-take-schedule-xml = Расписание для приложений конференций и видеокоманд (frab)
site-take-schedule-json = То же расписание в формате JSON (c3voc)
site-take-json-ld = Программа как события schema.org, для поисковых систем
site-take-atom = Новости о каждом изменении программы (Atom)
site-take-archive = Всё, что есть на этих страницах, без потерь; другая установка прочтёт это обратно

## Pages without an edition

site-chooser-line = Программы форумов межрегионального сотрудничества
site-editions-title = Форумы
site-no-editions = Пока не опубликовано ни одной программы.
site-missing-title = Такой страницы нет
site-missing-what = Возможно, в адресе опечатка или того, что здесь было, больше нет в программе. Вот куда можно перейти.
