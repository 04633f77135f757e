### One's own account.

account-title = Ваша учётная запись
account-profile = О вас
account-save = Сохранить
account-roles = Ваши роли:
account-ways = Другие способы входа
account-way-keys = Ключи доступа и другие сервисы
account-way-second = Второй фактор и коды восстановления
account-change-password = Смена пароля
account-set-password = Задать пароль
account-old-password = Нынешний пароль
account-new-password = Новый пароль
account-password-ends = После смены пароля все ваши остальные входы завершатся.
account-email = Электронная почта
# $email (text)
account-email-now = Сейчас: { $email }
account-new-email = Новый адрес
account-new-email-hint = Туда придёт письмо со ссылкой. Пока вы её не откроете, действует нынешний адрес.
account-send-confirmation = Отправить письмо
account-sign-ins = Устройства и входы
account-sign-ins-why = Где открыта ваша учётная запись. Завершите незнакомый вход, а потом смените пароль.
account-here = это устройство
# $method (text) way of signing in $when (text)
account-sign-in-by = { $method }, начало: { $when }.
account-with-second = Со вторым фактором.
# $when (text) $address (text) network address
account-sign-in-seen = Последнее посещение: { $when }, адрес { $address }
account-end = Завершить этот вход
account-end-others = Завершить все остальные
account-events = Что происходило с учётной записью
account-when = Когда
account-what = Что
account-device-unknown = Неизвестное устройство
account-wrong-password = Нынешний пароль указан неверно. Ничего не изменено.
account-name-missing = Напишите имя, не длиннее 120 знаков.
account-email-malformed = На такой адрес нельзя отправить письмо. Проверьте, нет ли в нём лишних или пропущенных букв.
account-last-administrator = Это последний администратор: сначала назначьте другого.
account-oneself = С собственной учётной записью этого сделать нельзя. Обратитесь к другому администратору.
account-none = Такой учётной записи нет, или она закрыта.
account-said-profile = Сохранено.
account-said-email = Если адрес можно использовать, туда уже отправлено письмо со ссылкой.
account-said-email-changed = Адрес изменён. Теперь входите с новым.
account-said-password = Пароль изменён; все остальные входы завершены.
account-said-ended = Готово: вход завершён.
account-said-set-password = Вы вошли. Задайте пароль или ключ доступа, чтобы войти и в следующий раз.
account-said-by-link = Вы вошли по ссылке. Если не помните пароль, смените его.
account-confirm-email = Подтверждение нового адреса
# $email (text)
account-confirm-email-why = Теперь вы будете входить с адресом { $email }, туда же будут приходить письма.
account-confirm-email-do = Использовать этот адрес

## Ways of signing in, as a line begins.
account-method-password = Пароль
account-method-passkey = Ключ доступа
account-method-link = Одноразовая ссылка
account-method-oidc = Учётная запись другого сервиса
account-method-first = Первый запуск
account-method-invitation = Приглашение

## What happened to an account.
account-event-sign-in = Вход
account-event-sign-out = Выход
account-event-refuse = Отказано в попытке входа
account-event-end-sign-in = Завершён один из входов
account-event-end-other-sign-ins = Завершены все остальные входы
account-event-change-profile = Изменено имя или язык
account-event-change-password = Изменён пароль
account-event-ask-for-email = Запрошен другой адрес электронной почты
account-event-change-email = Изменён адрес электронной почты
account-event-make-link = Создана одноразовая ссылка для входа
account-event-close = Учётная запись закрыта
account-event-reopen = Учётная запись снова открыта
account-event-make-administrator = Назначение администратором
account-event-unmake-administrator = Снятие роли администратора
account-event-change-role = Изменена роль доступа
account-event-take-role = Снята роль доступа
account-event-add-passkey = Добавлен ключ доступа
account-event-remove-passkey = Удалён ключ доступа
account-event-set-up-app = Включён второй фактор
account-event-turn-off-app = Выключен второй фактор
account-event-use-recovery-code = Использован код восстановления
account-event-new-recovery-codes = Созданы новые коды восстановления
account-event-link-provider = Привязана учётная запись другого сервиса
account-event-unlink-provider = Отвязана учётная запись другого сервиса
# $event (text) $method (text) way of signing in
account-event-by-method = { $event } · { $method }
# $event (text)
account-event-by-other = { $event } · другим лицом
# $event (text)
account-event-by-operator = { $event } · из командной строки
