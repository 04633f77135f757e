### Spreadsheets on the desk: bringing lists in and taking them out.

sheet-title = Таблицы
sheet-lead = Загрузите список из таблицы или скачайте его, исправьте и загрузите снова. До записи вы увидите каждое отличие и каждую ячейку с ошибкой.
sheet-in = Загрузить список
sheet-which = Что в строках
sheet-which-choose = Выберите список
sheet-file = Файл таблицы
sheet-file-hint = XLSX, ODS, XLS или CSV, не больше 20 МБ и 100 000 строк
# A button.
sheet-send = Перейти к столбцам
sheet-no-list = Выберите, что записано в строках таблицы.
sheet-out = Скачать список
sheet-out-why = В книге имена и слова на вашем языке, в файле CSV ключи для программ. И то и другое можно загрузить обратно. В пустой книге второй лист объясняет каждый столбец.
sheet-out-list = Список
sheet-out-files = Файлы
sheet-as-xlsx = { $list }, XLSX
sheet-as-csv = { $list }, CSV
sheet-as-empty = { $list }, пустая книга
sheet-recent = Загружено за сутки
sheet-recent-file = Файл
sheet-recent-at = Когда
sheet-recent-state = Состояние
sheet-state-columns = ждёт сопоставления столбцов
sheet-state-reading = читается
sheet-state-ready = отличия ждут просмотра
sheet-state-applying = применяется
sheet-state-applied = применено
sheet-state-undone = отменено

## Lists.

sheet-list-organisations = Организации
sheet-list-people = Люди
sheet-list-sessions = Сессии
sheet-list-roles = Роли в сессиях
sheet-list-venues = Площадки
sheet-list-halls = Залы
sheet-list-travel = Время в пути
sheet-list-tracks = Направления
sheet-list-days = Дни
sheet-list-delegations = Делегации
sheet-about-organisations = Название, вид, сторона, регион, адреса
sheet-about-people = Имя на каждом языке, должность, организация, сторона
sheet-about-sessions = Название, время, зал, направление, языки
sheet-about-roles = Кто и в какой роли участвует в сессии, по строке на каждого
sheet-about-venues = Название, город, адрес, место на карте
sheet-about-halls = Название, площадка, вместимость, оборудование
sheet-about-travel = Сколько минут от одной площадки до другой
sheet-about-tracks = Название и цвет
sheet-about-days = Дата и часы работы
sheet-about-delegations = Сторона, регион, глава, состав

## Why a file is not taken.

sheet-refused-empty = Файл пуст. Сохраните таблицу ещё раз и отправьте её.
sheet-refused-blank = В таблице ничего не записано. Сохраните нужный лист и отправьте его снова.
sheet-refused-too-large = Файл больше { $limit } МБ. Разделите его или сохраните только нужный лист.
sheet-refused-unpacks-too-large = Файл распаковывается больше чем в { $limit } МБ: для списка это слишком много. Сохраните только нужный лист, без картинок.
sheet-refused-too-many-rows = На листе «{ $sheet }» больше { $limit } строк. Разделите его.
sheet-refused-too-many-columns = В ячейке { $at } что-то записано, а читается только { $limit } столбцов. Уберите лишнее.
sheet-refused-too-many-cells = В файле больше { $limit } заполненных ячеек. Разделите его.
sheet-refused-too-many-sheets = В файле больше { $limit } листов. Сохраните только нужный.
sheet-refused-cell-too-long = В ячейке { $at } больше { $limit } знаков. Сократите текст.
sheet-refused-locked = Файл закрыт паролем. Сохраните его без пароля.
sheet-refused-unknown = Это не таблица. Сохраните её как XLSX, ODS или CSV.
sheet-refused-broken = Файл повреждён и не читается. Откройте его в табличном редакторе и сохраните заново.

## Matching columns.

sheet-columns-title = { $list }: сопоставление столбцов
sheet-columns-file = { $name }, { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    } под заголовками
sheet-remembered = Столбцы сопоставлены так же, как в прошлый раз для этих заголовков.
sheet-columns-sheet = Лист
sheet-columns-header = Строка с заголовками
# A button: the sheet or the row with the headings was changed.
sheet-columns-reread = Прочитать заново
sheet-columns-why = Укажите, что в каждом столбце. Пропущенные столбцы ничего не меняют. Ваш выбор запомнится для следующей таблицы с такими же заголовками.
sheet-columns-required = Для новой записи нужны:
sheet-columns-becomes = Что такое «{ $heading }» (столбец { $letters })
sheet-columns-leave = — пропустить —
sheet-sure = заголовок совпадает
sheet-likely = по заголовку
sheet-unsure = предположение, проверьте
sheet-blanks = Пустые ячейки
sheet-blanks-leave = оставляют всё как есть (одиночный прочерк очищает поле)
sheet-blanks-clear = очищают поле
# A button.
sheet-columns-go = Показать отличия
# A button.
sheet-discard = Убрать этот файл
sheet-matched-twice = Столбцу «{ $column }» соответствуют сразу два. Пропустите один из них.
sheet-matched-none = Пока не сопоставлен ни один столбец. Укажите хотя бы один.
# A heading with the short name of a language: “Title (en)”.
sheet-in-language = { $words } ({ $language })
sheet-in-kk = каз.
sheet-in-ru = рус.
sheet-in-en = англ.
sheet-yes = да

## The second sheet of a workbook, which explains the columns.

sheet-explained = О столбцах
sheet-explained-column = Столбец
sheet-explained-key = Ключ
sheet-explained-required = Обязателен
sheet-explained-holds = Что в нём пишут
sheet-explained-blank = Пустая ячейка оставляет поле как есть, одиночный прочерк очищает его. Отсутствие строки ничего не удаляет.
sheet-holds-key = Короткий ключ из строчных латинских букв, цифр и дефисов. Для новой записи оставьте пустым: он получится из названия.
sheet-holds-line = Текст в одну строку
sheet-holds-prose = Текст в любое число строк
sheet-holds-reference = Название или имя на любом языке либо ключ
sheet-holds-references = Названия или имена на любом языке либо ключи, через точку с запятой
sheet-holds-term = Одно из: { $words }
sheet-holds-terms = Любые из этих, через точку с запятой: { $words }
sheet-holds-languages = Языки через точку с запятой: kk; ru; en
sheet-holds-date = День: 09.11.2017 или 2017-11-09
sheet-holds-time = Время: 10:00
sheet-holds-moment = День и время: 09.11.2017 10:00; одно время относится к дате рядом
sheet-holds-whole = Целое неотрицательное число
sheet-holds-degrees = Градусы десятичной дробью: 55.16
sheet-holds-yes-no = Да или нет
sheet-holds-colour = Цвет в виде #rrggbb, например #0a7c86
sheet-holds-address = Адрес страницы, который начинается с https://
sheet-holds-labels = Свои слова через точку с запятой
sheet-holds-dates = Дни через точку с запятой: 02.06.2031; 03.06.2031
sheet-holds-windows = Промежутки времени через точку с запятой: 02.06.2031 15:00–17:30; 03.06.2031 10:00–12:00

## Reading and applying.

sheet-reading = Таблица читается
sheet-applying = Таблица применяется
sheet-progress-label = Ход работы
sheet-progress = { $done } из { $total } строк
sheet-progress-wait = Обычно это несколько секунд.
sheet-progress-reload = Показать, сколько готово

## The list of differences.

sheet-outcome-title = { $list }: что изменит таблица
sheet-outcome-file = { $name }, { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
sheet-do = Что дальше
sheet-do-wrong =
    { $count ->
        [one] { $count } строка с ошибками не будет записана. Исправьте её в таблице и загрузите снова или примените остальные.
        [few] { $count } строки с ошибками не будут записаны. Исправьте их в таблице и загрузите снова или примените остальные.
        [many] { $count } строк с ошибками не будут записаны. Исправьте их в таблице и загрузите снова или примените остальные.
       *[other] { $count } строки с ошибками не будут записаны. Исправьте их в таблице и загрузите снова или примените остальные.
    }
# A button.
sheet-do-apply =
    { $count ->
        [one] Применить { $count } строку
        [few] Применить { $count } строки
        [many] Применить { $count } строк
       *[other] Применить { $count } строки
    }
# A button.
sheet-do-apply-good =
    { $count ->
        [one] Применить только { $count } строку без ошибок
        [few] Применить только { $count } строки без ошибок
        [many] Применить только { $count } строк без ошибок
       *[other] Применить только { $count } строки без ошибок
    }
sheet-do-nothing = В таблице то же, что уже есть в черновике; применять нечего.
sheet-do-columns = Изменить столбцы
# A button: with the draft as it is now.
sheet-do-again = Сравнить заново
sheet-applied =
    { $count ->
        [one] Применена { $count } строка.
        [few] Применены { $count } строки.
        [many] Применено { $count } строк.
       *[other] Применены { $count } строки.
    }
# A button: everything that this spreadsheet changed.
sheet-undo = Отменить
sheet-see-history = Открыть историю
sheet-undone = Всё, что изменила эта таблица, отменено.
sheet-show = Какие строки показать
sheet-show-all = Все
sheet-show-wrong = С ошибками
sheet-show-new = Новые
sheet-show-changed = Изменённые
sheet-show-same = Без изменений
sheet-status-wrong = с ошибками
sheet-status-new = новая запись
sheet-status-changed = изменение
sheet-status-same = без изменений
sheet-find = Имя, значение или ячейка
# A button.
sheet-find-go = Найти
sheet-rows =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
sheet-rows-none = Таких строк нет. Сократите запрос или покажите все строки.
sheet-row = строка { $number }
sheet-nameless = без названия
sheet-was = было
sheet-becomes = станет
sheet-emptied = очищено
sheet-pages = Страницы
sheet-earlier = Предыдущие строки
sheet-later = Следующие строки
sheet-how-key = найдено по ключу
sheet-how-name = найдено по имени или названию
sheet-how-name-and-organisation = найдено по имени и организации
sheet-how-title-and-start = найдено по названию и началу
sheet-how-date = найдено по дате
sheet-how-route = найдено по двум площадкам
sheet-how-session = у этого человека уже есть эта роль

## What is wrong with a cell.

sheet-problem-unknown-reference = нет ничего с таким названием или ключом
sheet-problem-ambiguous = так называются несколько записей; укажите ключ
sheet-problem-not-a-date = это не дата; запишите её как 09.11.2017
sheet-problem-not-a-time = это не время; запишите его как 10:00
sheet-problem-time-outside-day = в сутках нет такого часа или минуты
sheet-problem-day-missing = неизвестно, в какой день; укажите дату перед временем или в столбце дат
sheet-problem-outside-hours = вне часов работы, { $first }–{ $second }
sheet-problem-outside-edition = не входит в дни форума: он идёт с { $first } по { $second }
sheet-problem-other-day = не тот день, что указан рядом: { $first }
sheet-problem-not-a-number = это не число
sheet-problem-negative = здесь не может быть отрицательного числа
sheet-problem-not-whole = нужно целое число
sheet-problem-too-large = число слишком велико
sheet-problem-out-of-range = таких градусов не бывает
sheet-problem-too-long = длиннее { $first } знаков
sheet-problem-duplicate-key = та же запись, что в ячейке { $first }
sheet-problem-missing-required = это поле нужно заполнить
sheet-problem-unknown-word = такого слова в этом столбце нет
sheet-problem-unknown-language = такой язык неизвестен
sheet-problem-formula-error = формула не дала значения
sheet-problem-end-before-start = конец не позже начала, { $first }
sheet-problem-half-a-time = для начала нужен конец, а для конца начало
sheet-problem-wrong-colour = это не цвет; запишите его как #0a7c86
sheet-problem-not-yes-no = напишите «да» или «нет»
sheet-problem-not-a-window = укажите день и два времени, позднее — вторым: 02.06.2031 15:00–17:30
sheet-problem-names-itself = это сама сессия; уберите её из ячейки
sheet-problem-wrong-key = в ключе только строчные латинские буквы, цифры и одиночные дефисы
sheet-problem-not-an-address = адрес начинается с https://
sheet-problem-hall-elsewhere = этот зал на другой площадке: { $first }
sheet-problem-same-place = путь ведёт с одной площадки на другую
sheet-problem-namesake = человек с таким именем есть, но из другой организации; будет создана новая запись
sheet-problem-nothing-to-remove = убирать нечего: у этого человека нет такой роли здесь
sheet-hint-near = Может быть: { $list }?
sheet-hint-these = Есть: { $list }.

## Why nothing was written.

sheet-conflict = Ничего не записано: после сравнения эти записи изменили другие. Сравните заново и ещё раз просмотрите отличия.
sheet-conflict-line = { $fields } — «{ $label }»
sheet-refused = Ничего не записано: черновик противоречил бы сам себе. Исправьте таблицу и загрузите снова.
sheet-refused-line = { $field }, «{ $label }» ({ $value }): { $why }
sheet-refusal-nowhere = ссылается на запись, которой нет
sheet-refusal-taken = запись с таким ключом уже есть
sheet-refusal-bad-id = ключ записан неверно
sheet-refusal-twice = две строки об одной записи
sheet-refusal-missing = это поле нужно заполнить
sheet-refusal-empty = нет текста ни на одном языке
sheet-refusal-too-long = слишком длинно
sheet-refusal-control-character = есть нечитаемый знак
sheet-refusal-hall-elsewhere = зал на другой площадке
sheet-refusal-part-of-itself = сессия стала бы частью самой себя
sheet-refusal-after-itself = сессия должна была бы закончиться до своего начала
sheet-refusal-names-itself = здесь названа сама сессия; уберите её из ячейки
sheet-refusal-names-its-own = здесь названа часть этой сессии или её целое; уберите её из ячейки
sheet-refusal-outside-edition = этот день не входит в дни форума
sheet-refusal-no-hours = день открывался бы и закрывался в одно время
sheet-refusal-repeated = одно и то же указано дважды
sheet-refusal-named-by = на неё ссылаются другие записи
sheet-refusal-other = такое значение здесь невозможно
sheet-gone = Ничего не записано: эти записи удалены после сравнения. Сравните заново.
sheet-lost = Файл больше не хранится. Загрузите его снова.
sheet-internal = На нашей стороне что-то пошло не так, ничего не записано. Попробуйте снова; если повторится, сообщите администратору.
sheet-undo-changed-since = Отменить нельзя: с тех пор эти записи изменили другие. Кто именно, видно в истории.
sheet-undo-refused = Отменить нельзя: на эти записи уже опираются другие.

## Columns. A column of one list may have its own name.

sheet-column-id = Ключ
sheet-column-name = Название
sheet-column-people-name = Имя и фамилия
sheet-column-title = Название
sheet-column-sort-name = Имя для сортировки
sheet-column-latin-name = Имя по паспорту
sheet-column-side = Сторона
sheet-column-post = Должность
sheet-column-organisation = Организация
sheet-column-region = Регион
sheet-column-biography = Биография
sheet-column-kind = Вид
sheet-column-former-name = Прежнее название
sheet-column-city = Город
sheet-column-url = Сайт
sheet-column-ror = Адрес в ROR
sheet-column-role = Роль
sheet-column-organisations-role = Что делает для форума
sheet-column-status = Статус
sheet-column-represented-by = Кто представляет
sheet-column-subtitle = Подзаголовок
sheet-column-date = Дата
sheet-column-start = Начало
sheet-column-end = Конец
sheet-column-venue = Площадка
sheet-column-hall = Зал
sheet-column-track = Направление
sheet-column-sides = Стороны
sheet-column-organisers = Организаторы
sheet-column-languages = Языки
sheet-column-interpretation = Устный перевод
sheet-column-audience = Ожидается человек
sheet-column-equipment = Оборудование
sheet-column-part-of = Часть сессии
sheet-column-after = После сессий
sheet-column-outside-programme = Вне программы
sheet-column-cancelled = Отменена
sheet-column-abstract = Аннотация
sheet-column-description = Описание
sheet-column-session = Сессия
sheet-column-person = Человек
sheet-column-remove = Убрать
sheet-column-address = Адрес
sheet-column-latitude = Широта
sheet-column-longitude = Долгота
sheet-column-operator = Оператор
sheet-column-site = Территория
sheet-column-use = Назначение
sheet-column-capacity = Вместимость
sheet-column-from = С площадки
sheet-column-to = На площадку
sheet-column-minutes = Минут
sheet-column-colour = Цвет
sheet-column-opens = Открытие
sheet-column-closes = Закрытие
sheet-column-head = Глава
sheet-column-members = Состав
sheet-column-present = Находится на форуме
sheet-column-principal = Первое лицо
sheet-column-rest-minutes = Отдых между сессиями, минут
sheet-column-most-a-day = Сессий за день, не больше
sheet-column-booths = Кабины переводчиков
sheet-column-open = Свои часы работы
sheet-column-fixed = Остаётся на своём месте
sheet-column-not-parallel-with = Не одновременно с
sheet-column-same-day-as = В один день с
sheet-column-same-time-as = Начинается вместе с
sheet-column-right-after = Начинается сразу после
sheet-column-allowed-days = Разрешённые дни
sheet-column-allowed-times = Разрешённое время
sheet-column-allowed-halls = Разрешённые залы
sheet-column-topics = Темы
sheet-column-teams = Бригады переводчиков
sheet-column-meal = В этот перерыв едят
