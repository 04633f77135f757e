### Планы: где и когда могли бы проходить сессии — считает машина, принимает человек. $title — название сессии.

plan-title = Расстановка программы
plan-nav = План
plan-from-board = План…
plan-lead = Программа подберёт время и залы: сначала без накладок, затем так, как вам лучше. Черновик не меняется, пока вы не примете найденное — целиком или по одному переносу.
plan-read-only = Вы можете смотреть планы. Чтобы заказать или принять план, нужна роль с правом менять программу.
plan-back = Все планы
plan-at-work = План уже рассчитывается. Когда расчёт закончится или вы его остановите, можно будет заказать другой.
plan-at-work-link = Посмотреть ход расчёта

plan-what = Что расставить
plan-scope-all = Все сессии
plan-scope-day = Один день
plan-scope-day-hint = Сессии этого дня останутся в нём; сессии без дня могут в него попасть.
plan-scope-track = Одно направление
plan-scope-sessions = Только эти сессии
plan-scope-sessions-choose = Выбрать сессии
plan-scope-sessions-count =
    { $count ->
        [0] Ничего не выбрано
        [one] Выбрана { $count }
        [few] Выбраны { $count }
       *[many] Выбрано { $count }
    }
plan-choose-day = День
plan-choose-track = Направление
plan-filter = Показать названия, где есть
plan-no-time = времени ещё нет
plan-long = Сколько считать
plan-long-hint = Расчёт закончится раньше, если лучше уже не бывает.
plan-seconds =
    { $count ->
        [one] { $count } секунда
        [few] { $count } секунды
       *[many] { $count } секунд
    }
plan-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
       *[many] { $count } минут
    }
plan-stability = То, у чего место уже есть
plan-stability-freely = можно переносить свободно
plan-stability-sparingly = переносить, если от этого лучше
plan-stability-reluctantly = переносить, только если от этого намного лучше
plan-stability-never = не трогать, расставить лишь остальное
plan-weights = Насколько важно, если…
plan-weights-hint = Сохраняется для следующего плана этого форума. То, чего быть не должно, важнее всего остального.
plan-weights-usual = Как обычно
plan-level-off = не важно
plan-level-little = немного
plan-level-much = очень
plan-level-must = так нельзя
plan-held = Сессии, которые остаются на месте
plan-held-hint = Отмеченное здесь не переносится, что бы ни расставлялось. Сохраняется для следующего плана.
plan-every = Начинать сессии каждые
plan-name = Название
plan-name-hint = Хранятся три плана. Новый занимает место самого старого из тех, что без названия.
plan-go = Рассчитать

plan-rule-hall-taken-twice = две сессии идут в одном зале одновременно
plan-rule-person-in-two-places = кто-то должен быть на двух сессиях одновременно
plan-rule-travel-too-short = между двумя сессиями кому-то не хватает времени на дорогу
plan-rule-order-broken = сессия начинается раньше, чем закончилась та, что должна быть до неё
plan-rule-hall-too-small = людей ждут больше, чем вмещает зал
plan-rule-outside-opening-hours = сессия начинается до открытия площадок или кончается после закрытия
plan-rule-equipment-missing = в зале нет того, что нужно сессии
plan-rule-hall-unknown = у сессии есть время, но нет зала
plan-rule-not-placed = у сессии нет времени
plan-rule-principal-away = первое лицо ждут на сессии, когда его нет
plan-rule-outside-allowed = сессия стоит в день, в час или в зале, где ей быть нельзя
plan-rule-hall-closed = сессия идёт в зале, когда он закрыт
plan-rule-in-parallel = одновременно идут две сессии, которым одновременно нельзя
plan-rule-not-together = две сессии, которые должны начаться вместе, начинаются в разное время
plan-rule-different-days = две сессии, которым нужен один день, стоят в разные дни
plan-rule-not-right-after = сессия не начинается сразу после той, за которой должна следовать
plan-rule-person-away = кого-то ждут на сессии, когда его нет на месте
plan-rule-booths-missing = в зале меньше кабин, чем языков перевода у сессии
plan-rule-interpreters-missing = сессии не хватает переводчиков или смены для них через час
plan-rule-interpreters-overworked = переводчики работают за день дольше, чем можно
plan-rule-rest-too-short = между двумя сессиями дня кому-то не хватает отдыха
plan-rule-too-many-in-a-day = у кого-то за день больше сессий, чем он хотел бы
plan-rule-during-break = сессия идёт, когда её участникам пора есть
plan-rule-topic-in-parallel = две сессии об одном и том же идут одновременно
plan-rule-audience-torn = слушатели не могут попасть на обе нужные им сессии: они идут одновременно
plan-rule-day-without-side = за целый день на сессиях не слышно одной из сторон
plan-rule-chairs-one-sided = две сессии подряд в одном зале ведёт одна и та же сторона
plan-rule-moved-late = сессия стоит не там, где о ней объявили в последний раз

plan-refused-at-work = План этого форума уже рассчитывается. Дождитесь его или остановите расчёт.
plan-refused-busy = Сейчас рассчитываются планы других форумов, а каждому нужна вся машина. Попробуйте через несколько минут.
plan-refused-full = Уже хранятся три плана с названиями. Удалите один из них или уберите его название.
plan-refused-nothing = Среди выбранного нечего переносить. Выберите больше сессий или разрешите переносить то, у чего место уже есть.
plan-refused-no-halls = Ни у одной площадки ещё нет залов. Добавьте залы в разделе «Площадки».
plan-refused-no-starts = У форума нет дня, в который что-нибудь могло бы начаться. Добавьте дни с часами работы в разделе «Форум».
plan-refused-no-day = Выберите день форума.
plan-refused-no-track = Выберите направление.
plan-refused-no-session = Выберите сессии; одной из присланных больше нет.
plan-refused-contradiction = Сведения противоречат друг другу, поэтому рассчитать план нельзя. Где именно, сказано в обзоре.
plan-refused-changed = Эти сессии изменили после начала расчёта: { $value }.
plan-refused-not-done = План ещё не рассчитан.
plan-refused-one-scope = Выберите что-то одно: день, направление или список сессий.
plan-refused-form = Форма заполнена не до конца. Проверьте её и отправьте ещё раз.

plan-kept = Планы
plan-kept-none = Планов пока не заказывали.
plan-unnamed = План, { $moment }
plan-asked = { $scope } · кто заказал: { $who }, { $moment }
plan-about-all = Все сессии
plan-about-day = { $day }
plan-about-track = Направление «{ $track }»
plan-about-sessions =
    { $count ->
        [one] { $count } сессия
        [few] { $count } сессии
       *[many] { $count } сессий
    }
plan-state-waiting = Ждёт очереди
plan-state-running = Рассчитывается
plan-state-done = Готов
plan-state-cancelled = Расчёт остановлен
plan-state-failed = Не удался
plan-short-hard = Накладки: { $before } → { $after }
plan-short-soft = Неудобства: { $before } → { $after }
plan-short-moves = Переносов: { $count }
plan-short-unplaced = Без места: { $count }

plan-progress = Ход расчёта
plan-progress-waiting = Расчёт вот-вот начнётся.
plan-progress-seconds = { $done } из { $all } с
plan-progress-none = Плана ещё нет.
plan-progress-cost = Цена лучшего плана: { $cost }
plan-progress-bound = Доказано: дешевле { $bound } плана не бывает
plan-progress-unplaced = Сессий без места: { $count }
plan-progress-again = Расчёт прервался и начат заново.
plan-stop = Взять лучший из найденных
plan-cancel = Остановить без результата
plan-refresh = Обновить
plan-leave = Страницу можно закрыть: расчёт продолжится, план сохранится.

plan-cancelled = Расчёт остановлен. Черновик остался прежним.
plan-failed = План рассчитать не удалось. Черновик остался прежним.
plan-failed-stopped = Программу дважды останавливали во время расчёта.
plan-failed-broke = Расчёт оборвался из-за ошибки. Где именно, записано в журнале сервера.
plan-failed-refused = С такой программой расчёт не справляется.
plan-again = Заказать другой план
plan-optimal = Лучшего плана при такой важности не бывает: это доказано.
plan-not-optimal = Возможно, есть план и лучше: время вышло.
plan-bound = Цена { $cost }; дешевле { $bound } плана не бывает.
plan-changed-since = После начала расчёта черновик изменился. Замечания ниже — о черновике, каков он сейчас.
plan-same = По этому плану всё остаётся на своих местах.
plan-findings = Замечания до и после
plan-before = Сейчас
plan-after = С планом
plan-clashes = Накладки
plan-poor = Неудобства
plan-cost-must = Цена того, чего быть не должно
plan-cost = Цена остального с учётом важности
plan-cured =
    { $count ->
        [one] Снимает { $count } замечание
        [few] Снимает { $count } замечания
       *[many] Снимает { $count } замечаний
    }
plan-caused =
    { $count ->
        [one] Добавляет { $count } замечание
        [few] Добавляет { $count } замечания
       *[many] Добавляет { $count } замечаний
    }
plan-unplaced =
    { $count ->
        [one] Для { $count } сессии места не нашлось
        [few] Для { $count } сессий места не нашлось
       *[many] Для { $count } сессий места не нашлось
    }
plan-unplaced-why = Куда её ни поставь, возникнет что-то из этого. Сначала то, чем легче поступиться.
plan-unplaced-no-reason = За отведённое время места не нашлось.
plan-conflict = Вместе не помещаются: { $sessions }
plan-conflict-rules = Чего быть не должно: { $rules }
plan-conflict-ways = Место найдётся при любом из условий, сначала самое лёгкое:
plan-relax-move = «{ $session }» можно перенести
plan-relax-shorten = «{ $session }» длится { $minutes }
plan-relax-break = допускается: { $rule }
plan-relax-leave = «{ $session }» не проводится
plan-stuck = Накладки, которые не снимет никакой план
plan-stuck-why = Все сессии в них остаются на месте. Разрешите перенести одну из них или измените её состав.
plan-left-out = Сессии, которые не расставлялись
plan-why-break = У перерывов своё время.
plan-why-too-long = Длится дольше, чем открыта площадка в один день.
plan-why-no-hall = Проходит не в зале.
plan-why-held = Вы оставили её на месте.

plan-moves =
    { $count ->
        [one] Переносится { $count } сессия
        [few] Переносятся { $count } сессии
       *[many] Переносится { $count } сессий
    }
plan-session = Сессия
plan-from = Откуда
plan-to = Куда
plan-effect = Замечания
plan-nowhere = времени ещё нет
plan-off = вне сетки
plan-row-changed = Изменена позже
plan-row-changed-why = Эту сессию изменили после начала расчёта. Она остаётся как есть; чтобы перенести её, рассчитайте план заново.
plan-row-accepted = Принято
plan-row-nothing = без изменений
plan-tick = Принять перенос: «{ $title }»
plan-why-here = Почему сюда?
plan-accept-all = Принять всё
plan-accept-ticked = Принять отмеченное
plan-discard = Удалить план
plan-discard-hint = План будет забыт, черновик останется прежним.
plan-rename = Переименовать
plan-undo = Отменить перенос
plan-see-board = Посмотреть сетку

plan-said-accepted =
    { $count ->
        [one] Перенесена { $count } сессия.
        [few] Перенесены { $count } сессии.
       *[many] Перенесено { $count } сессий.
    }
plan-said-discarded = План удалён. Черновик остался прежним.
plan-said-cancelled = Расчёт остановлен. Черновик остался прежним.
plan-said-renamed = План переименован.
plan-said-ready = План готов.
plan-accept-nothing = Отметьте переносы, которые принимаете.
plan-accept-changed = Ничего не принято: эти сессии тем временем изменили. Они отмечены ниже, остальные можно принять.
plan-accept-refused = Один из переносов черновик не допускает. Ничего не принято.

plan-explain-title = Почему сюда? «{ $title }»
plan-explain-now = Сейчас: { $where }
plan-explain-plan = По плану: { $where }
plan-explain-stayed = Если её оставить, а остальные перенести
plan-explain-stayed-fine = Хуже не станет. План переносит её, чтобы освободить место, или потому, что другое место не хуже.
plan-explain-instead = А если в другом месте?
plan-explain-instead-lead = Лучшие из других мест, когда остальные сессии стоят по плану.
plan-explain-instead-none = Любое другое место хуже.
plan-explain-causes = Появится
plan-explain-cures = Исчезнет
plan-explain-as-good = Не хуже, чем по плану
plan-explain-back = Назад к плану

## Чего не выполнит никакой план

plan-contradictions = Чего не выполнит никакой план
plan-contradictions-hint = Эти требования противоречат друг другу, где бы ни стояли сессии. Измените одну из записей — иначе план нарушит здесь правило.
plan-contradictions-change = Изменить:
plan-contradictions-teams = Переводчики форума
