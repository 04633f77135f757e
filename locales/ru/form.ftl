### Lists and forms of every kind of record, the overview of an edition, duplicates, a new edition.


## Pages around a record

form-tabs = Соседние списки
form-more = Что ещё можно сделать
form-save = Сохранить
form-save-another = Сохранить и добавить ещё
form-cancel = Отмена
form-delete = Удалить
form-duplicate = Создать копию
form-history = История изменений
form-yes = да
form-required = обязательно
form-read-only = Ваша роль позволяет это читать, но не изменять.
form-invented = Вымышлено для демонстрации
form-invented-partly = Частично вымышлено для демонстрации
# $languages is a list of names of languages.
form-missing-in = Не хватает текстов: { $languages }
form-key-fixed = По этому признаку запись известна другим, поэтому его нельзя изменить. Если нужен другой, создайте копию и удалите эту запись.
form-copy-of = Это копия записи «{ $name }», она ещё не сохранена.
form-gone = Пока запись была у вас открыта, её удалили. Всё, что вы ввели, — ниже: сохраните, чтобы создать её заново, или просто уйдите со страницы.
# $who is a name.
form-here = Сейчас эту запись редактирует { $who }. Можно работать одновременно: ничего не потеряется.
form-here-short = открыто: { $who }
form-changed-meanwhile = { $who } только что сохранил(а) эту запись. Когда вы сохраните свою, изменения будут объединены; где они расходятся, выберете вы.
form-typed-before = То, что вы вводили здесь в прошлый раз, не сохранилось.
form-typed-put-back = Вернуть в форму
form-typed-forget = Не нужно
form-errors =
    { $count ->
        [one] Нужно исправить { $count } место
        [few] Нужно исправить { $count } места
       *[other] Нужно исправить { $count } мест
    }
form-said-saved = Сохранено.
form-said-created = Создано.
form-said-deleted = Удалено. Запись осталась в истории, оттуда её можно вернуть.
form-said-nothing = Ничего не изменилось, сохранять было нечего.
form-said-merged = Две записи объединены в одну.
form-said-apart = Запомнили: это разные записи. Больше предлагать не будем.

## Lists

form-search = Поиск
form-show = Показать
form-show-all = Показать все
form-any = любое
form-as-sheet = Скачать таблицей
form-from-sheet = Загрузить из таблицы
form-count =
    { $total ->
        [one] { $total } запись
        [few] { $total } записи
       *[other] { $total } записей
    }
form-count-of = { $count } из { $total }
form-none-found = Ничего не подходит. Попробуйте меньше слов или уберите фильтр.
form-column-name = Название
form-column-languages = Языки
form-mark-there = есть
form-mark-missing = нет
form-mark-all-in = { $language }: всё есть
form-mark-lacks = { $language }: чего-то не хватает
form-filter-missing = Нет текста на языке
form-filter-day = День
form-filter-unplaced = время не назначено
form-so-many =
    { $count ->
        [one] всего { $count }
        [few] всего { $count }
       *[other] всего { $count }
    }
form-tag-cancelled = отменено
form-tag-outside = вне программы
form-tag-unplaced = без времени
form-pages = Страницы списка
form-page-first = Первая страница
form-page-before = Назад
form-page-after = Дальше
form-list-fresh = Список изменился. Обновить

## What lists are called, what they are for, how to begin

form-list-edition = О форуме
form-list-side = Стороны
form-new-side = Новая сторона
form-empty-side = Стороны — страны, которые вместе проводят форум. К ним относятся люди, организации и роли; выпуск программы может требовать согласия каждой стороны.
form-empty-next-side = Сначала добавьте принимающую страну, затем страну-гостью.
form-list-day = Дни
form-new-day = Новый день
form-empty-day = Дни и часы работы — рамка сетки программы: в них размещаются сессии.
form-empty-next-day = Добавьте первый день и его часы.
form-list-venue = Площадки
form-new-venue = Новая площадка
form-empty-venue = Площадка — место с отдельным входом: конгресс-центр, университет, завод. Сессии проходят в её залах.
form-empty-next-venue = Добавьте главную площадку, затем её залы.
form-list-hall = Залы
form-new-hall = Новый зал
form-empty-hall = Залы — столбцы сетки программы. Число мест и оборудование сверяются с тем, что нужно сессиям.
form-empty-next-hall = Если площадок ещё нет, начните с них; затем добавьте залы по одному или загрузите таблицей.
form-list-travel = Пути между площадками
form-list-track = Направления
form-new-track = Новое направление
form-empty-track = Направление — тема, которая проходит через всю программу и имеет свой цвет в сетке: энергетика, транспорт, образование.
form-empty-next-track = Добавьте первое или обойдитесь без направлений: они необязательны.
form-list-organisation = Организации
form-new-organisation = Новая организация
form-empty-organisation = Министерства, акиматы, компании, университеты: кого представляют участники, кто организует сессии и подписывает соглашения.
form-empty-next-organisation = Добавьте одну или загрузите список из таблицы.
form-list-person = Люди
form-new-person = Новое лицо
form-empty-person = Все, кого увидит публика: председатели, спикеры, модераторы, главы делегаций. Имя пишется на каждом языке по его правилам.
form-empty-next-person = Добавьте первого человека или загрузите список из таблицы: повторы найдутся, даже если имена написаны разными буквами.
form-list-delegation = Делегации
form-new-delegation = Новая делегация
form-empty-delegation = Делегация — люди, которых направляет регион, и их глава.
form-empty-next-delegation = Выберите сторону и регион; состав можно добавить позже.
form-list-session = Сессии
form-new-session = Новая сессия
form-empty-session = Сессия — всё, у чего есть место в программе: пленарное заседание, панель, подписание, посещение. Для начала достаточно названия и вида; время и зал удобно выбрать в сетке.
form-empty-next-session = Начните с пленарного заседания, затем добавьте остальное.
form-list-agreement = Соглашения
form-new-agreement = Новое соглашение
form-empty-agreement = Реестр документов, которые подписываются на форуме: кто с кем, о чём, на какой сессии.
form-empty-next-agreement = Добавляйте документ, как только началась его подготовка.
form-list-source = Источники
form-new-source = Новый источник
form-empty-source = Публикации, из которых взяты сведения. На них ссылаются записи и открытые страницы.
form-empty-next-source = Добавьте, когда сведениям нужен источник; форуму, который только готовится, он может и не понадобиться.
form-list-series = Серии форумов
form-new-series = Новая серия
form-empty-series = Серия — последовательность нумерованных форумов: здесь хранится то, что известно о прошлых.
form-empty-next-series = Добавьте серию, затем её форумы по одному.
form-list-series-entry = Форумы серии
form-new-series-entry = Новый форум серии
form-empty-series-entry = Что известно о каждом форуме: где, когда и как он прошёл.
form-empty-next-series-entry = Начните с первого.
form-halls-of-venue =
    { $count ->
        [one] { $count } зал этой площадки
        [few] { $count } зала этой площадки
       *[other] { $count } залов этой площадки
    }
form-entries-of-series = Форумы серии
form-entries-title = Форумы: { $series }

## Groups of fields

form-group-main = Главное
form-group-when = Когда и где
form-group-who = Кто
form-group-needs = Что понадобится
form-group-attendance = Время присутствия
form-group-wishes = Пожелания ко времени и месту
form-group-planning = Чего держится вся программа
form-group-more = Подробнее
form-group-provenance = Откуда это известно

## Fields: labels and hints

form-field-id = Ключ в адресах
form-field-id-hint = Латинские буквы, цифры и дефисы. Оставьте пустым — получится из названия; потом его не изменить.
form-side-id = Код страны
form-side-id-hint = Две заглавные буквы по ISO 3166: KZ, RU.
form-series-id = Ключ
form-series-id-hint = Латинские буквы, цифры и дефисы, например kz-ru-interregional.
form-edition-id = Ключ в адресах
form-edition-id-hint = Латинские буквы, цифры и дефисы, например xv-oral-2018. С него начинаются все адреса форума; потом его не изменить.
form-field-title = Название
form-field-name = Название
form-person-name = Имя и фамилия
form-person-name-hint = Сначала имя, затем фамилия; на каждом языке — его буквами.
form-side-name = Название страны
form-field-theme = Тема
form-edition-status = Состояние
form-edition-languages = Языки форума
form-edition-languages-hint = Каждый текст должен быть на всех этих языках; чего нет, то будет отмечено.
form-edition-start = Первый день
form-edition-end = Последний день
form-field-timezone = Часовой пояс места проведения
form-field-timezone-hint = Всё время в программе — по этому поясу. Начните вводить город латиницей: Almaty, Yekaterinburg.
form-field-city = Город
form-field-country = Страна
form-field-country-hint = Две буквы по ISO 3166: KZ, RU.
form-field-region = Регион
form-edition-region = Принимающий регион
form-field-url = Сайт
form-field-url-hint = Вместе с https:// в начале.
form-source-url = Адрес публикации
form-source-url-hint = Вместе с https:// в начале.
form-edition-organisers = Организаторы форума
form-edition-organisers-hint = Начните вводить название на любом языке и выберите.
form-edition-series = Серия
form-field-ordinal = Номер в серии
form-field-ordinal-hint = XV — это 15.
form-edition-not-found = Искали и не нашли
form-edition-not-found-hint = Чего нет в открытых источниках — чтобы не искать ещё раз.
form-day-date = Дата
form-day-opens = Открытие
form-day-closes = Закрытие
form-day-closes-hint = Час раньше открытия — это утро следующего дня.
form-day-name = Название дня
form-day-name-hint = Если у дня есть своё имя: день молодёжи, день глав государств.
form-venue-kind = Вид
form-field-address = Адрес
form-venue-operator = Кто управляет
form-venue-operator-hint = Начните вводить название организации на любом языке и выберите.
form-venue-latitude = Широта
form-venue-latitude-hint = Градусы северной широты, например 55.1603.
form-venue-longitude = Долгота
form-venue-longitude-hint = Градусы восточной долготы, например 61.3681.
form-venue-site = Территория
form-venue-site-hint = Если площадка — часть чего-то большего: кампуса, завода.
form-venue-use = Для чего используется
form-hall-venue = Площадка
form-hall-capacity = Мест
form-field-equipment = Оборудование
form-session-equipment = Какое нужно оборудование
form-travel-from = Откуда
form-travel-to = Куда
form-travel-minutes = Минут
form-track-colour = Цвет
form-track-colour-hint = Знак # и шесть цифр, например #0b4f6c.
form-organisation-kind = Вид
form-field-side = Сторона
form-organisation-represented-by = Кто представляет
form-organisation-represented-by-hint = Начните вводить имя на любом языке и выберите.
form-organisation-role = Что делает для форума
form-organisation-status = Участие в форуме
form-organisation-ror = Адрес ROR
form-organisation-ror-hint = В реестре научных организаций: https://ror.org/…
form-organisation-former-name = Название в то время
form-organisation-owners = Владельцы
form-organisation-facts = Сведения
form-field-organisation = Организация
form-field-organisation-hint = Начните вводить название на любом языке и выберите. Если её нет, сначала добавьте организацию.
form-person-post = Должность
form-person-post-hint = Какой она была во время форума.
form-person-latin-name = Имя латиницей
form-person-latin-name-hint = Как в паспорте; нужно для бейджа и писем.
form-person-sort-name = Сначала фамилия, для списков
form-person-sort-name-hint = Оставьте пустым, если последнее слово имени — фамилия.
form-person-biography = О человеке
form-delegation-head = Глава делегации
form-delegation-head-hint = Начните вводить имя на любом языке и выберите.
form-delegation-members = Состав
form-delegation-members-hint = По одному человеку в строке; имя можно вводить на любом языке.
form-delegation-role = Участие в форуме
form-session-kind = Вид
form-session-abstract = В нескольких предложениях
form-session-abstract-hint = Что прочтёт публика в программе.
form-session-start = Начало
form-session-start-hint = По времени города проведения. Оставьте пустым, чтобы поставить сессию в сетку позже.
form-session-end = Окончание
form-session-date = День, если час неизвестен
form-session-hall = Зал
form-session-hall-hint = Площадка определится по залу.
form-session-venue = Площадка, если зал неизвестен
form-session-roles = Люди и их роли
form-session-roles-hint = По одному человеку в строке. Начните вводить имя на любом языке и выберите; кого ещё нет, добавьте в разделе «Люди».
form-session-sides = Участвующие стороны
form-session-organisers = Организаторы
form-session-organisers-hint = Начните вводить название организации на любом языке и выберите.
form-session-languages = На каких языках говорят
form-session-interpretation = Синхронный перевод на
form-session-audience = Сколько человек ожидается
form-session-venue-short = Площадка
form-session-roles-short = Люди
form-session-sides-short = Сторона
form-field-subtitle = Подзаголовок
form-field-description = Описание
form-session-track = Направление
form-session-part-of = Часть сессии
form-session-part-of-hint = Более крупная сессия, как конференция для секции. Начните вводить её название.
form-session-after = Только после
form-session-after-hint = Сессии, которые должны закончиться до начала этой.
form-session-agreements = Подписываемые соглашения
form-session-outcomes = Итоги
form-session-cancelled = Отменена
form-session-cancelled-hint = Останется в программе зачёркнутой, чтобы никто не пришёл зря.
form-session-outside-programme = Вне собственной программы форума
form-session-outside-programme-hint = Проходит в то же время; накладки не проверяются.
form-agreement-kind = Вид документа
form-agreement-level = Уровень
form-agreement-parties = Стороны соглашения
form-agreement-parties-hint = Страны, регионы или организации, по одной в строке; начните вводить и выберите.
form-agreement-signatories = Подписанты
form-agreement-signatories-hint = По одному человеку в строке; имя можно вводить на любом языке.
form-agreement-signed = Дата подписания
form-agreement-session = На какой сессии подписано
form-agreement-subject = О чём
form-agreement-status = На какой стадии
form-source-publisher = Издатель
form-source-language = Язык
form-source-date = Дата публикации
form-source-date-hint = День, месяц или год: 2017-11-09, 2017-11, 2017.
form-series-first-held = Год первого форума
form-series-rhythm = Как часто
form-series-former-title = Прежнее название
form-series-years-without-edition = Годы без форума
form-series-years-without-edition-hint = Через запятую.
form-field-notes = Примечания
form-series-entry-format = Как проходил
form-series-entry-start = Первый день
form-series-entry-end = Последний день
form-series-entry-planned = Как назвать ещё не назначенную дату
form-series-entry-presidents-day = День глав государств
form-series-entry-heads-of-state = Главы государств
form-series-entry-delegation-heads = Главы делегаций
form-series-entry-host-name = Кто принимал
form-series-entry-host-post = Должность принимавшего
form-series-entry-venues = Площадки
form-series-entry-organisers = Организаторы
form-series-entry-outline = Ход программы
form-field-certainty = Насколько это точно
form-field-certainty-hint = Оставьте пустым, если источники однозначны.
form-certainty-medium = источники неполны
form-certainty-low = источники сомневаются
form-field-note = Примечание
form-field-sources = Источники
form-field-sources-hint = Начните вводить издателя и выберите.

## Units

form-unit-seats = мест
form-unit-people = человек
form-unit-minutes = минут
form-unit-sessions = сессий
form-unit-booths = кабин
# Shown after a year or a number of an edition: nothing but a space of no width.
form-unit-year = год
form-unit-ordinal = по счёту

## Controls

# A tick beside the words of a language: they are a translation, not the words of the source.
form-translated = это перевод
form-row = строка { $number }
form-row-add = Добавить строку
form-row-remove = Убрать
form-nothing-to-choose = Пока выбирать не из чего.
form-role-person = Кто
form-role-does = Роль
form-role-side = Сторона
form-role-own-side = своя сторона

## Ways between venues

form-travel-what = Сколько минут занимает путь от двери до двери в одну сторону. По этой таблице проверяется, успеет ли человек с площадки на площадку; пустые клетки не проверяются.
form-travel-empty = Пока площадка одна, ездить никому не нужно. Добавьте вторую, когда она появится.
form-travel-from-to = Откуда ↓ куда →
form-travel-mirror = Заполнить обратный путь
form-way = { $from } → { $to }, минут

## Deleting

form-delete-title = Удалить «{ $name }»?
form-delete-free = Никто на неё не ссылается. Вернуть её можно из истории.
form-delete-named =
    { $count ->
        [one] Пока удалить нельзя: на неё ссылается { $count } запись.
        [few] Пока удалить нельзя: на неё ссылаются { $count } записи.
       *[other] Пока удалить нельзя: на неё ссылаются { $count } записей.
    }
form-delete-named-what = Откройте каждую и уберите ссылку или сначала удалите их.
form-delete-changed = Пока вы читали, запись изменили. Посмотрите на неё ещё раз, прежде чем удалять.
form-back-to = Назад к «{ $name }»
form-delete-edition = Удалить форум
form-delete-edition-what =
    { $people ->
        [one] Вместе с ним исчезнет всё: { $people } человек, сессий: { $sessions }, и остальное. Вернуть можно будет только из истории установки.
        [few] Вместе с ним исчезнет всё: { $people } человека, сессий: { $sessions }, и остальное. Вернуть можно будет только из истории установки.
       *[other] Вместе с ним исчезнет всё: { $people } человек, сессий: { $sessions }, и остальное. Вернуть можно будет только из истории установки.
    }
form-delete-edition-type = Для верности введите ключ форума: { $key }
form-delete-edition-typed = Ключ введён неверно, нужно: { $key }. Ничего не удалено.

## Two changes of one record

form-conflict-title = Два изменения: «{ $name }»
form-conflict-why = Пока вы писали, эту запись сохранил кто-то другой. Ничего не потеряно: выберите там, где вы изменили одно и то же, и сохраните.
# $who is a name, $at a date with an hour.
form-conflict-why-who = Пока вы писали, эту запись сохранил(а) { $who } ({ $at }). Ничего не потеряно: выберите там, где вы изменили одно и то же, и сохраните.
form-conflict-both =
    { $count ->
        [one] Вы оба изменили { $count } место
        [few] Вы оба изменили { $count } места
       *[other] Вы оба изменили { $count } мест
    }
form-conflict-was = Было:
form-conflict-theirs = Чужое:
form-conflict-mine = Моё:
form-conflict-nothing = пусто
form-conflict-settled = Уже объединено
form-conflict-by-me = моё
form-conflict-by-them = чужое
form-conflict-save = Сохранить объединённое
form-conflict-theirs-all = Отказаться от моих изменений

## Who may be the same

form-duplicates = Повторы
form-duplicates-what = Имена, похожие по-казахски, по-русски и латиницей. Без вашего решения ничего не объединяется.
form-duplicates-none = Похожих не нашлось.
form-duplicates-compare = Сравнить
form-duplicates-apart = Это разные
form-duplicates-find = Это один и тот же человек?
form-duplicates-one = Одно имя
form-duplicates-other = Другое имя
form-duplicates-unknown = Выберите из списка двух разных людей.
form-reason-same-name = одно имя в разном написании
form-reason-nearly-same-name = отличаются одной-двумя буквами
form-reason-initial = инициал вместо имени
form-reason-same-organisation = одна организация
form-reason-same-region = один регион
form-reason-same-side = одна сторона
form-reason-same-address = один сайт
form-merge-title = Объединить две записи
form-merge-what = Выберите верное значение для каждого поля. Всё, что ссылалось на вторую запись, будет ссылаться на оставшуюся; в истории это отменяется одним действием.
form-merge-keep = Какой ключ оставить?
form-merge-keep-hint = По нему запись знают адреса и календари.
form-merge-moving =
    { $count ->
        [one] { $count } запись будет ссылаться на оставшуюся
        [few] { $count } записи будут ссылаться на оставшуюся
       *[other] { $count } записей будут ссылаться на оставшуюся
    }
form-merge-do = Объединить
form-merge-changed = Одну из записей тем временем изменили. Ниже — их нынешний вид; выберите ещё раз.

## A new edition

form-new-edition = Новый форум
form-new-edition-what = Достаточно названия, ключа, дат и часового пояса. Потом можно изменить всё, кроме ключа.
form-new-edition-from = За основу взять
form-new-edition-empty = пустой форум
form-new-edition-show = Показать, что перейдёт
form-new-edition-do = Создать форум
form-carry-begin = С чего он начнётся
form-carry-from = Что перейдёт
form-carry-never = Роли, сведения, итоги, источники и соглашения не переходят никогда: они относятся к прошедшему форуму.
form-carry-two-sides = Стороны: Казахстан и Россия
form-carry-two-sides-hint = Другие можно добавить потом.
form-carry-every-day = По дню на каждую дату, с 9:00 до 19:00
form-carry-every-day-hint = Часы каждого дня можно изменить.
form-carry-sides =
    { $count ->
        [one] { $count } сторона
        [few] { $count } стороны
       *[other] { $count } сторон
    }
form-carry-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
form-carry-days-hint = Сдвинутся на новые даты; дни после последнего не перейдут.
form-carry-tracks =
    { $count ->
        [one] { $count } направление
        [few] { $count } направления
       *[other] { $count } направлений
    }
form-carry-places =
    { $halls ->
        [one] { $halls } зал, площадок: { $venues }
        [few] { $halls } зала, площадок: { $venues }
       *[other] { $halls } залов, площадок: { $venues }
    }
form-carry-places-hint = Вместе с путями между ними; только если город тот же.
form-carry-organisations =
    { $count ->
        [one] { $count } организация
        [few] { $count } организации
       *[other] { $count } организаций
    }
form-carry-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
form-carry-people-hint = Без должностей: они меняются.
form-carry-delegations =
    { $count ->
        [one] { $count } делегация
        [few] { $count } делегации
       *[other] { $count } делегаций
    }
form-carry-delegations-hint = Главы и состав — только вместе с людьми.
form-carry-sessions =
    { $count ->
        [one] { $count } сессия
        [few] { $count } сессии
       *[other] { $count } сессий
    }
form-carry-sessions-hint = Названия, виды, часы и потребности; без людей и итогов.

## The overview

form-overview-board = К сетке программы
form-overview-to-release = К выпуску
form-steps = Первые шаги
form-steps-left =
    { $count ->
        [one] До первого выпуска остался { $count } шаг. Порядок удобен, но не обязателен.
        [few] До первого выпуска осталось { $count } шага. Порядок удобен, но не обязателен.
       *[other] До первого выпуска осталось { $count } шагов. Порядок удобен, но не обязателен.
    }
form-step-done = готово
form-step-open = ещё нет
form-step-days = Дни и часы
form-step-days-why = Из них складывается сетка программы.
form-step-sides = Стороны
form-step-sides-why = К ним относятся люди, организации и согласования.
form-step-venues = Площадки
form-step-venues-why = Куда приезжают участники и сколько ехать между местами.
form-step-halls = Залы
form-step-halls-why = Столбцы сетки: места и оборудование сверяются с сессиями.
form-step-tracks = Направления
form-step-tracks-why = Цвета, по которым различают темы. Необязательно.
form-step-people = Люди
form-step-people-why = Введите вручную или загрузите таблицу; один человек, записанный двумя алфавитами, будет замечен.
form-step-sessions = Сессии
form-step-sessions-why = Достаточно названия и вида, остальное — потом.
form-step-board = Время и залы
form-step-board-why = Перетащите сессии в сетку: накладки видны сразу.
form-step-release = Первый выпуск
form-step-release-why = Публика видит только выпуск; черновик остаётся внутри.
form-overview-findings = Что не так
form-overview-nothing-wrong = Накладок нет, всё на месте.
form-overview-contradicts = Запись противоречит сама себе (например, сессия внутри самой себя); пока это не исправлено, проверки невозможны.
form-overview-hard =
    { $count ->
        [one] { $count } накладка не даёт выпустить программу
        [few] { $count } накладки не дают выпустить программу
       *[other] { $count } накладок не дают выпустить программу
    }
form-overview-soft =
    { $count ->
        [one] { $count } замечание
        [few] { $count } замечания
       *[other] { $count } замечаний
    }
form-overview-by-rule = По правилам
form-overview-unplaced =
    { $count ->
        [one] { $count } сессия ещё без времени
        [few] { $count } сессии ещё без времени
       *[other] { $count } сессий ещё без времени
    }
form-overview-texts = Тексты на всех языках
form-overview-texts-complete = Все тексты есть на всех языках.
form-overview-lack = { $language }: не хватает { $count }
form-overview-here = Кто сейчас здесь
form-overview-alone = Больше никто ничего не редактирует.
form-overview-released = Последний выпуск
form-overview-not-released = Публика пока ничего не видит: выпусков ещё не было.
form-overview-release = Выпуск { $number }, { $at }
form-overview-changes = Последние изменения
form-overview-no-changes = Здесь ещё ничего не меняли.
form-overview-all-changes = Вся история
form-change-new = Новая запись: «{ $name }»
form-change-changed = Изменено: «{ $name }»
form-change-gone = Удалено: «{ $name }»
form-rule-hall-taken-twice = зал занят дважды
form-rule-person-in-two-places = человек в двух местах сразу
form-rule-travel-too-short = не хватает времени на дорогу
form-rule-order-broken = нарушен порядок
form-rule-hall-too-small = зал мал
form-rule-outside-opening-hours = вне часов работы
form-rule-equipment-missing = нет оборудования
form-rule-hall-unknown = есть время, но нет зала
form-rule-not-placed = нет времени
form-rule-role-missing = не хватает роли
form-rule-interpretation-missing = нет перевода
form-rule-principal-away = нет первого лица
form-rule-outside-allowed = запрещённый день, час или зал
form-rule-hall-closed = зал закрыт
form-rule-in-parallel = нельзя одновременно
form-rule-not-together = нужно начать вместе
form-rule-different-days = нужен один день
form-rule-not-right-after = нужно сразу следом
form-rule-person-away = участника нет на месте
form-rule-booths-missing = мало кабин
form-rule-interpreters-missing = не хватает переводчиков
form-rule-interpreters-overworked = переводчики перегружены
form-rule-rest-too-short = мало отдыха
form-rule-too-many-in-a-day = слишком много сессий за день
form-rule-during-break = во время еды
form-rule-topic-in-parallel = одна тема одновременно
form-rule-audience-torn = слушателям не успеть на обе
form-rule-day-without-side = день без стороны
form-rule-chairs-one-sided = ведёт одна сторона
form-rule-moved-late = сдвиг после выпуска

## What keeps a form from being saved, and what to do. $value is what was typed or what it is about.

form-error-missing = Заполните это поле.
form-error-unknown-name = «{ $value }» здесь не найдено. Выберите из списка или сначала добавьте запись.
form-error-several = Так называются несколько. Выберите одно: { $value }.
form-error-number = «{ $value }» — не целое число. Введите только цифры.
form-error-date = «{ $value }» — не дата. Введите в виде 2031-06-01.
form-error-time = «{ $value }» — не время. Введите в виде 09:30.
form-error-moment = «{ $value }» — не дата со временем. Введите в виде 2031-06-01T09:30.
form-error-role-missing = Укажите, в какой роли здесь «{ $value }».
form-error-way-changed = Тем временем значение изменили, сейчас там { $value }. Сохраните ещё раз, чтобы поставить своё.
form-error-reserved = «{ $value }» — служебный адрес. Выберите другой ключ.
form-error-unknown-field = Такого поля нет: { $value }.
form-error-wrong-type = Это значение сюда не подходит: { $value }.
form-error-empty = Заполните хотя бы на одном языке.
form-error-too-long = Слишком длинно; не больше { $value } байт.
form-error-control-character = В тексте есть нечитаемый знак ({ $value }). Удалите его и наберите это место заново.
form-error-bad-id = Только строчные латинские буквы, цифры и одиночные дефисы.
form-error-taken = Такой ключ уже есть. Выберите другой.
form-error-twice = Запись изменяется дважды сразу: { $value }.
form-error-id-fixed = Ключ изменить нельзя.
form-error-uid-fixed = Идентификатор изменить нельзя.
form-error-uid-taken = Такой идентификатор у другой записи: { $value }.
form-error-nowhere = «{ $value }» больше нет. Выберите другое.
form-error-named-by = На неё ссылается «{ $value }». Сначала уберите ссылку там.
form-error-released = Программа уже выпускалась, а выпуски не удаляются. Вместо этого поставьте состояние «отменён».
form-error-two-keys = Этот форум выпускается с двумя ключами, и у каждой стороны свой. Сначала отмените два ключа на странице «Выпуск».
form-error-not-last = Удалить можно только последнюю запись.
form-error-bad-language = «{ $value }» — не код языка.
form-error-bad-zone = «{ $value }» — не часовой пояс. Выберите из списка, например Asia/Almaty.
form-error-bad-colour = Запишите цвет как # и шесть цифр, например #0b4f6c.
form-error-bad-address = Адрес начинается с https:// и не содержит пробелов.
form-error-bad-country = Две буквы, например KZ или RU.
form-error-bad-degrees = Градусы десятичной дробью, например 55.1603.
form-error-bad-choice = «{ $value }» — не один из вариантов.
form-error-ends-before-start = Окончание раньше начала.
form-error-no-start = Укажите начало или уберите окончание.
form-error-no-end = Укажите окончание или уберите начало.
form-error-no-hours = Открытие и закрытие в одно время.
form-error-outside-edition = Этот день вне дат форума: { $value }.
form-error-hall-elsewhere = Этот зал на другой площадке. Оставьте площадку пустой — она определится по залу.
form-error-to-itself = От площадки до неё самой пути нет.
form-error-part-of-itself = Сессия не может быть частью самой себя.
form-error-after-itself = Эти сессии ждут друг друга: { $value }.
form-error-names-itself = «{ $value }» — это сама сессия. Уберите её из списка.
form-error-names-its-own = «{ $value }» — часть этой сессии или её целое, поэтому такого требовать нельзя. Уберите её из списка или измените, что частью чего является.
form-error-repeated = «{ $value }» указано дважды.

## Чего требуют от программы ещё до расстановки.

form-window-from = С
form-window-to = До
form-person-present = Находится на форуме
form-person-present-hint = Сессии вне этого времени попадут в замечания. Если ничего не указать, считается, что человек на месте всё время.
form-person-principal = Первое лицо
form-person-principal-hint = Главы государств, правительств и регионов: сессию в их отсутствие выпустить нельзя.
form-person-rest-minutes = Отдых между сессиями
form-person-most-a-day = Сессий за день, не больше
form-hall-booths = Кабины переводчиков
form-hall-open = Свои часы работы
form-hall-open-hint = Если ничего не указать, зал открыт, пока открыт форум.
form-session-fixed = Остаётся на своём месте
form-session-fixed-hint = Автоматическая расстановка её не сдвигает.
form-session-not-parallel-with = Не одновременно с
form-session-same-day-as = В один день с
form-session-same-time-as = Начинается вместе с
form-session-right-after = Начинается сразу после
form-session-allowed-days = Разрешённые дни
form-session-allowed-days-hint = Если ничего не указать, подойдёт любой день.
form-session-allowed-times = Разрешённое время
form-session-allowed-halls = Разрешённые залы
form-session-topics = Темы
form-session-topics-hint = Через запятую: вода, зерно. Сессии с общей темой не стоит ставить одновременно.
form-session-teams = Бригады переводчиков
form-session-teams-hint = Ключи бригад этого форума через запятую: booth-1, booth-2.
form-session-meal = В этот перерыв едят
form-edition-planning-sides-each-day = Каждый день звучат все стороны
form-edition-planning-chairs-alternate = Стороны председательствуют по очереди
