### Who changed what, and undoing it.

history-title = История
history-intro = Кто, что, когда и откуда изменил. Отсюда ничего не стирается: отменённое остаётся видно вместе с отменой.
history-who = Кто
history-anybody = Кто угодно
history-kind = Вид записи
history-any-kind = Любой вид
history-record = Запись
# The short key of a record, such as "plenary"; a field of a form.
history-key = Ключ записи
history-origin = Каким образом
history-anywhere = Любым
# A button.
history-find = Показать
history-show-all = Показать все изменения
history-count =
    { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
        [many] { $count } изменений
       *[other] { $count } изменения
    }
history-none-yet = Пока ничего не менялось. Как только кто-то сохранит запись, передвинет сессию или загрузит файл, это появится здесь.
history-none-found = Подходящих изменений нет. Уберите часть условий.
history-when = Когда
history-change = Изменение
# What became of a record.
history-added = добавлено
history-changed = изменено
history-deleted = удалено
# A mark beside a change that takes an earlier one back.
history-takes-back = отменяет прежнее изменение
history-more-fields =
    { $count ->
        [one] и ещё { $count } поле
        [few] и ещё { $count } поля
        [many] и ещё { $count } полей
       *[other] и ещё { $count } поля
    }
history-newest = К последним изменениям
history-older = Более ранние изменения
history-pages = Страницы
history-of = История записи «{ $name }»
history-back = Вся история
history-field = Поле
history-before = Было
history-after = Стало
# Stands where a field has no value.
history-nothing = пусто
history-yes = да
history-no = нет
# The label of a field with one of its languages: "Title, Russian".
history-in-language = { $field }, { $language }
# The label of the mark that words are a translation.
history-translated = { $field }, отмечено как перевод
# $date is a day and month, $time hours and minutes in the forum's zone.
history-moment = { $date }, { $time }
history-from-address = адрес { $address }
history-undo = Отменить моё последнее изменение
history-redo = Вернуть отменённое изменение
history-undo-title = Отмена изменения
history-undo-nothing = У вас нет изменений в этом форуме, которые можно отменить. Чужие изменения видны в истории.
history-undo-what = Ваше изменение: { $moment }, { $origin }. Вот что сделает отмена:
history-undo-not-mine = Изменение сделано: { $who }, { $moment }, { $origin }. Вот что сделает отмена:
history-redo-what = Вы отменили изменение: { $moment }. Вот что произойдёт, если вернуть его:
history-undo-comes-back = появится снова
history-undo-changes = изменится
history-undo-goes = будет удалено
# A button.
history-undo-do = Отменить
history-redo-do = Вернуть
# A link.
history-undo-keep = Оставить как есть
history-undo-blocked = Целиком отменить нельзя
history-undo-blocked-why = С тех пор те же поля изменили другие, и отмена стёрла бы их работу. Ничего не изменено. Откройте запись и поправьте оставшееся вручную.
history-undo-blocked-by = { $name }: { $fields } — изменения внёс { $who }, { $moment }
history-undo-blocked-gone = { $name }: с тех пор удалено или возвращено — { $who }, { $moment }
history-undo-nobody = кто-то
history-undo-refused = На это изменение уже опираются другие записи
history-undo-refused-why = После отмены они ссылались бы в никуда. Ничего не изменено. Сначала измените эти записи:
history-undone = Ваше изменение отменено. Его можно вернуть.
history-redone = Изменение возвращено.
history-audit-title = Журнал действий
history-audit-intro = Каждое действие в этой системе — строка журнала, связанная с предыдущей строкой её хешем. Кто изменит, удалит или вставит строку, тот разорвёт цепочку.
history-audit-holds =
    { $count ->
        [0] В журнале ещё нет строк.
        [one] Цепочка цела: проверена { $count } строка.
        [few] Цепочка цела: проверены все { $count } строки.
        [many] Цепочка цела: проверены все { $count } строк.
       *[other] Цепочка цела: проверено { $count } строки.
    }
history-audit-broken = Цепочка разорвана на строке { $number }.
history-audit-broken-end = Не хватает конца журнала: должно быть строк — { $expected }, а есть — { $found }.
history-audit-broken-out = Выясните, у кого был доступ к базе данных, и сравните её с ранее выгруженным журналом или резервной копией. «kurultai doctor» назовёт ту же строку.
history-audit-head = Последний хеш
history-audit-keep = Запишите этот хеш там, где его не сможет изменить никто из имеющих доступ к базе. С ним потом можно доказать, что ничего не отрезано.
history-audit-export = Скачать журнал
history-audit-verify = «kurultai audit verify ФАЙЛ» проверит скачанный журнал от первой строки до последней без базы данных.
# How a change was made, after "made".
history-origin-desk = в форме
history-origin-board = на сетке программы
history-origin-sheet = из таблицы
history-origin-api = через программу
history-origin-import = из файла
history-origin-undo = отменой
history-origin-command-line = в командной строке
history-origin-plan = принятием плана
# Kinds of records.
history-kind-source = источник
history-kind-region = регион
history-kind-fact = сведение
history-kind-series = серия форумов
history-kind-series-entry = форум серии
history-kind-edition = форум
history-kind-side = сторона
history-kind-day = день
history-kind-track = направление
history-kind-venue = площадка
history-kind-hall = зал
history-kind-travel = путь между площадками
history-kind-organisation = организация
history-kind-person = лицо
history-kind-delegation = делегация
history-kind-session = сессия
history-kind-agreement = соглашение
# Fields of records that no form asks for, or by another name.
history-field-illustrative = Отметка «вымышлено для показа»
history-field-facts = Сведения
history-field-links = Ссылки
history-field-not-found = Не найдено в открытых источниках
history-field-uid = Идентификатор
history-field-id = Ключ
history-field-ror = ROR
history-field-owners = Владельцы
history-field-former-name = Прежнее название
history-field-site = Территория
history-field-use = Назначение
history-field-sort-name = Имя для списков
history-field-latin-name = Имя латиницей
history-field-biography = Биография
history-field-land-border = Граничит с другой страной
history-field-borders = Граничит с
history-field-former-code = Прежний код
history-field-centre = Центр
history-field-side = Сторона
history-field-kind = Вид
history-field-from = Откуда
history-field-to = Куда
history-field-minutes = Минуты
history-field-what = Что
history-field-value = Значение
history-field-unit = Единица
history-field-approximate = Приблизительно
history-field-theme = Тема
history-field-url = Адрес в сети
history-field-note = Примечание
history-field-sources = Источники
history-field-certainty = Достоверность
