### Что не так в программе: по предложению на правило. $first и $second — названия мероприятий.

finding-hall-taken-twice =
    { $minutes ->
        [one] «{ $first }» и «{ $second }» одновременно занимают { $hall }: { $minutes } минуту.
        [few] «{ $first }» и «{ $second }» одновременно занимают { $hall }: { $minutes } минуты.
       *[many] «{ $first }» и «{ $second }» одновременно занимают { $hall }: { $minutes } минут.
    }
finding-person-in-two-places =
    { $minutes ->
        [one] { $person }: «{ $first }» и «{ $second }» идут одновременно { $minutes } минуту.
        [few] { $person }: «{ $first }» и «{ $second }» идут одновременно { $minutes } минуты.
       *[many] { $person }: «{ $first }» и «{ $second }» идут одновременно { $minutes } минут.
    }
finding-travel-too-short = { $person }: путь «{ $from } — { $to }» занимает { $needed } мин, а между «{ $first }» и «{ $second }» всего { $had } мин.
finding-order-broken = «{ $first }» должно закончиться до начала «{ $second }».
finding-hall-too-small = «{ $first }»: ожидается { $audience } чел., а { $hall } вмещает { $capacity }.
finding-outside-opening-hours = «{ $first }» выходит за часы работы на { $minutes } мин.
finding-equipment-missing = «{ $first }»: в { $hall } нет нужного оборудования: { $equipment }.
finding-hall-unknown = «{ $first }»: время назначено, зал — нет.
finding-not-placed = «{ $first }»: время ещё не назначено.
finding-role-missing = «{ $first }»: никто не назначен на роль «{ $role }».
finding-role-missing-of-side = «{ $first }»: от стороны «{ $side }» никто не назначен на роль «{ $role }».
# Кого нет на месте; $minutes — сколько минут сессии приходится на его отсутствие.
finding-principal-away = { $person } присутствует не на всей сессии «{ $first }»: не хватает { $minutes } мин.
finding-person-away = { $person } не может быть на сессии «{ $first }» всё время: не хватает { $minutes } мин.
finding-outside-allowed-hall = Сессию «{ $first }» нельзя проводить здесь: { $hall }.
finding-outside-allowed-time = Сессия «{ $first }» выходит за разрешённые для неё дни и часы на { $minutes } мин.
finding-hall-closed = { $hall }: зал открыт не на всё время сессии «{ $first }», не хватает { $minutes } мин.
finding-in-parallel = «{ $first }» и «{ $second }» не должны идти одновременно.
finding-not-together = «{ $first }» и «{ $second }» должны начинаться одновременно.
finding-different-days = «{ $first }» и «{ $second }» должны проходить в один день.
finding-not-right-after = Сразу по окончании «{ $first }» должна начинаться «{ $second }».
finding-booths-missing = «{ $first }», { $hall }: нужно кабин переводчиков — { $needed }, есть — { $had }.
# $pair — пара языков; $needed и $had — число переводчиков.
finding-interpreters-missing = На сессии «{ $first }» не хватает переводчиков ({ $pair }): нужно { $needed }, назначено { $had }.
finding-interpreters-overworked = Сессия «{ $first }» выводит бригаду за дневную норму { $had } мин: набирается { $needed } мин. { $person }.
finding-team = Бригада переводчиков «{ $team }»
finding-rest-too-short = { $person }: слишком мало отдыха между «{ $first }» и «{ $second }» — { $had } мин вместо { $needed }.
finding-too-many-in-a-day = { $person }: «{ $first }» — сессия номер { $needed } за день, а желательно не больше { $had }.
finding-during-break = «{ $first }» приходится на «{ $second }», когда участники едят: { $minutes } мин.
finding-topic-in-parallel = «{ $first }» и «{ $second }» идут одновременно, а тема у них общая.
finding-audience-torn =
    { $people ->
        [one] { $people } человек хочет послушать и «{ $first }», и «{ $second }», а они идут одновременно.
        [few] { $people } человека хотят послушать и «{ $first }», и «{ $second }», а они идут одновременно.
       *[many] { $people } человек хотят послушать и «{ $first }», и «{ $second }», а они идут одновременно.
    }
finding-day-without-side = { $day }: ни на одной сессии не представлена сторона { $side }.
finding-chairs-one-sided = «{ $first }» и «{ $second }» идут друг за другом, и обе ведёт одна сторона: { $side }.
finding-moved-late = «{ $first }» стоит не там, где в последнем выпуске.
finding-interpretation-missing = «{ $first }»: нет перевода { $pair }.
finding-text-missing = «{ $first }»: текст есть не на всех языках — { $field }, { $language }.
finding-name-missing = Название или имя есть не на всех языках: { $subject }, { $language }.

finding-language-kk = казахский
finding-language-ru = русский
finding-language-en = английский

finding-field-title = название
finding-field-subtitle = подзаголовок
finding-field-abstract = аннотация
finding-field-description = описание

finding-change-added = Добавлено: «{ $title }».
finding-change-cancelled = Отменено: «{ $title }».
finding-change-moved = Перенесено: «{ $title }».
finding-change-renamed = Переименовано: «{ $title }».
finding-change-people = Изменился состав: «{ $title }».
finding-change-other = Изменено: «{ $title }».

## Что невозможно выполнить ни при какой расстановке. $had и $needed — минуты.

finding-contradiction-circle = Эти сессии ждут друг друга по кругу: { $sessions }.
finding-contradiction-together-and-apart = «{ $first }» и «{ $second }» должны начинаться вместе и при этом не идти одновременно.
finding-contradiction-one-person = «{ $first }» и «{ $second }» должны начинаться вместе, а { $person } занят(а) на обеих.
finding-contradiction-no-day = «{ $first }» и «{ $second }» должны пройти в один день, но общего разрешённого дня у них нет.
# $rules — названия правил через точку с запятой.
finding-contradiction-fixed = Закреплённое нарушает правило: { $sessions } ({ $rules }).
finding-contradiction-times = «{ $first }» длится { $needed } мин, а в разрешённом времени подряд есть не больше { $had } мин.
finding-contradiction-halls = «{ $first }» длится { $needed } мин, а разрешённые залы открыты подряд не больше { $had } мин.
finding-contradiction-person = { $person } не присутствует столько, сколько идёт «{ $first }»: нужно { $needed } мин, есть не больше { $had }.
finding-contradiction-principals = Первые лица, без которых «{ $first }» не провести, не бывают вместе достаточно долго: нужно { $needed } мин, есть не больше { $had }.
