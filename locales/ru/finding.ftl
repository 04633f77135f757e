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
