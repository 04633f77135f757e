### The board: the programme as halls and times, to be arranged. $title is the title of a session.

board-title = Сетка программы
board-lead = Перетащите сессию на другое время или в другой зал — либо возьмите её клавишей Enter и двигайте стрелками.
board-read-only = Вы можете смотреть сетку. Чтобы переносить сессии, нужна роль с правом менять программу.
board-empty = Пока нечего расставлять
board-empty-why = В сетке показаны залы и время. Добавьте площадку с залами и первые сессии: пока у них нет времени, они ждут в списке «Вне сетки».
board-add-venue = Добавить площадку
board-add-session = Добавить сессию

board-views = Вид
board-view-halls = Залы
board-view-people = Люди
board-view-list = Список
board-zoom = Масштаб
board-zoom-in = Меньше времени, крупнее
board-zoom-out = Больше времени, мельче
board-zoom-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[many] { $count } часов
    }
board-zoom-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
board-filters = Фильтры
board-search = Поиск
board-search-hint = Название, имя или код
board-filter-side = Сторона
board-filter-person = Участник
board-filter-venue = Площадка
board-filter-track = Направление
board-filter-finding = Замечание
board-filter-all = Все
board-filter-any-finding = С любым замечанием
board-filter-clear = Сбросить фильтры
board-shown = Показано сессий: { $shown } из { $all }
board-day = День

board-no-hall = Зал не назначен
board-no-hall-of = { $venue }: зал не назначен
board-tray = Вне сетки
board-tray-why = Сессии без времени. Перетащите сессию в сетку или бросьте сюда, чтобы убрать её из сетки.
board-tray-empty = У всех сессий есть время.
board-capacity =
    { $count ->
        [one] { $count } место
        [few] { $count } места
       *[many] { $count } мест
    }
board-closed = Закрыто
board-cancelled = Отменена
board-outside = Вне программы форума
board-part-of = Часть сессии «{ $title }»
board-at = { $day }, { $time }, { $place }
board-nowhere = вне сетки
board-no-findings = Замечаний нет

board-findings = Замечания
board-findings-none = К показанной программе замечаний нет.
board-findings-more = Ещё: { $count }
board-level-hard = Накладка
board-level-soft = Неудобство
board-level-text = Не заполнено
board-jump = Показать в сетке
board-caused = Появится
board-cured = Исчезнет
board-nothing-caused = Новых замечаний не будет.
board-rule-hall-taken-twice = Зал занят дважды
board-rule-person-in-two-places = Участник сразу в двух местах
board-rule-travel-too-short = Мало времени на дорогу
board-rule-order-broken = Нарушен порядок
board-rule-hall-too-small = Зал мал
board-rule-outside-opening-hours = Вне часов работы
board-rule-equipment-missing = Нет оборудования
board-rule-hall-unknown = Нет зала
board-rule-not-placed = Нет времени
board-rule-role-missing = Роль не занята
board-rule-interpretation-missing = Нет перевода
board-rule-text-missing = Нет текста
board-rule-principal-away = Нет первого лица
board-rule-outside-allowed = Здесь нельзя
board-rule-hall-closed = Зал закрыт
board-rule-in-parallel = Нельзя одновременно
board-rule-not-together = Нужно начать вместе
board-rule-different-days = Нужен один день
board-rule-not-right-after = Нужно сразу следом
board-rule-person-away = Участника нет на месте
board-rule-booths-missing = Мало кабин
board-rule-interpreters-missing = Нет переводчиков
board-rule-interpreters-overworked = Переводчики перегружены
board-rule-rest-too-short = Мало отдыха
board-rule-too-many-in-a-day = Много сессий за день
board-rule-during-break = Во время еды
board-rule-topic-in-parallel = Одна тема одновременно
board-rule-audience-torn = Слушателям не разорваться
board-rule-day-without-side = День без стороны
board-rule-chairs-one-sided = Ведёт одна сторона
board-rule-moved-late = Сдвиг после выпуска

board-actions = Действия: «{ $title }»
board-move = Перенести…
board-longer = Длиннее на четверть часа
board-shorter = Короче на четверть часа
board-park = Убрать из сетки
board-swap = Поменять местами с…
board-better = Где ещё?
board-better-title = Где ещё можно провести «{ $title }»
board-better-none = Места не хуже нынешнего не нашлось.
board-better-searching = Ищем места получше…
board-better-as-good = Не хуже, чем сейчас
board-better-go = Перенести сюда
board-open = Открыть запись
board-undo = Отменить
board-redo = Повторить
board-close = Закрыть
board-cancel = Отмена
board-save = Перенести
board-check = Показать замечания
board-back = Назад к сетке
board-form-title = Перенос: «{ $title }»
board-form-now = Сейчас: { $where }
board-form-would = Если перенести
board-start = Начало
board-duration = Длительность, минут
board-place = Зал
board-form-bad-time = Укажите начало часами и минутами, например 09:30, и длительность от 5 минут до двух суток.
board-form-bad-day = Выберите день форума.

board-picked-up = «{ $title }»: сессия взята. Стрелки переносят её, плюс и минус меняют длительность, Enter ставит на место, Escape оставляет как было.
board-swap-choose = Выберите сессию, с которой «{ $title }» поменяется местами. Escape — отмена.
board-left = «{ $title }» остаётся на прежнем месте.
board-done-moved = «{ $title }»: перенесено — { $where }.
board-done-parked = «{ $title }»: убрано из сетки.
board-done-swapped = «{ $first }» и «{ $second }» поменялись местами.
board-done-resized = «{ $title }»: теперь { $where }.
board-done-undone = Перенос отменён.
board-done-redone = Перенос повторён.
board-nothing-to-undo = Отменять нечего.
board-nothing-to-redo = Повторять нечего.
board-said-moved = Сессия перенесена.
board-conflict = Сессию «{ $title }» тем временем изменили ({ $who }): { $where }. Ваш перенос не выполнен; посмотрите и перенесите ещё раз.
board-conflict-somebody = кто-то другой
board-gone = Этой сессии больше нет: её удалили.
board-refused-outside = Этот день не входит в даты форума. Даты меняются в разделе «Форум».
board-refused = Записать это нельзя. Обновите страницу и попробуйте ещё раз.
board-unreachable = Сервер не отвечает. Ничего не перенесено; попробуйте ещё раз.
board-others = Программу изменили: { $who }.

board-diff = Изменения после выпуска { $number }
board-diff-new = Новая
board-diff-moved = Перенесена, была: { $where }
board-diff-gone = Нет в сетке
board-diff-count = Новых: { $new }. Перенесено: { $moved }. Нет: { $gone }.

board-keys = Клавиши
board-keys-arrows = Стрелки: к соседней сессии или залу
board-keys-pick = Enter или пробел: взять и поставить
board-keys-held = Стрелки со взятой сессией: раньше, позже, другой зал; с Shift — по пять минут
board-keys-size = Плюс и минус: длиннее и короче
board-keys-park = P: убрать из сетки
board-keys-swap = S: поменять местами с другой сессией
board-keys-better = W: где ещё?
board-keys-menu = M: все действия
board-keys-undo = Ctrl+Z и Ctrl+Shift+Z: отменить и повторить
board-keys-escape = Escape: оставить как было
