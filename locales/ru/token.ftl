### Ключи, с которыми другие программы действуют от имени учётной записи.

token-title = Ключи для программ
token-lead = С ключом другая программа через API читает и изменяет то же, что и вы: не больше, чем выбрано здесь, и лишь пока эти права есть у вас самих.
token-read-more = Что умеет API
token-fresh = Ваш новый ключ
token-fresh-once = Скопируйте его сейчас: больше он показан не будет. Тот, у кого он есть, сможет делать всё, что вы выбрали.
token-made = Ключ создан.
token-revoked = Ключ отозван и больше ничего не открывает.
token-new = Создать ключ
token-name = Название
token-name-hint = Для какой он программы, например «Сайт министерства».
token-edition = Форум
token-all-editions = Все мои форумы
token-ends = Действует до
token-ends-never = Бессрочно
token-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
token-scopes = Что ему разрешено
token-make = Создать ключ
token-all = Ваши ключи
token-none = У вас нет ключей. Создайте ключ, когда с форумом должна работать другая программа.
token-count =
    { $count ->
        [one] { $count } ключ
        [few] { $count } ключа
        [many] { $count } ключей
       *[other] { $count } ключа
    }
token-created = Создан
token-seen = Последнее обращение
token-seen-never = Не было
token-state = Состояние
token-state-in-force = действует
token-state-ended = срок истёк
token-state-revoked = отозван { $date }
token-revoke = Отозвать
# Для программы чтения с экрана; $name — как ключ назвал владелец.
token-revoke-named = Отозвать ключ { $name }
token-no-name = Дайте ключу название не длиннее { $count } знаков.
token-no-scope = Выберите хотя бы одно право для ключа.
token-beyond = Нельзя дать ключу право, которого в этом форуме нет у вас: { $permission }.
token-too-many = Действующих ключей у вас уже { $count }. Отзовите те, что больше не нужны.
token-bad-end = Ключ действует от одного дня до десяти лет либо бессрочно.
