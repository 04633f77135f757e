### Letters about accounts: to people who are invited, and to those whose account something happened to.

# $date (text) $time (text)
letter-moment = { $date }, { $time } UTC
# $edition (text) title of the edition
letter-invitation-subject = Приглашение в рабочий раздел: { $edition }
# $inviter (text) $edition (text) $role (text) access role, in the nominative $url (text) $until (text) date
letter-invitation-text =
    Здравствуйте!

    { $inviter } приглашает вас в рабочий раздел форума «{ $edition }», где готовится его программа.
    Ваша роль: { $role }.

    Чтобы принять приглашение, откройте ссылку:
    { $url }

    Ссылка предназначена только вам и сработает один раз, до { $until }. Если вы не ждали этого письма, ничего не делайте: без ссылки ничего не произойдёт.
letter-device-subject = В вашу учётную запись вошли с нового устройства
# $name (text) $device (text) browser and system $address (text) network address $when (text) $url (text)
letter-device-text =
    { $name }!

    В вашу учётную запись вошли с устройства, которым раньше не пользовались:
    { $device }, адрес { $address }, { $when }.

    Если это были вы, делать ничего не нужно. Если нет, завершите этот вход и смените пароль:
    { $url }
letter-password-subject = Ваш пароль изменён
# $name (text) $when (text) $url (text)
letter-password-text =
    { $name }!

    Пароль вашей учётной записи изменён ({ $when }). Все остальные входы завершены.

    Если это были не вы, сразу обратитесь к администратору системы. Страница входа:
    { $url }
letter-confirm-subject = Подтвердите новый адрес электронной почты
# $name (text) $url (text)
letter-confirm-text =
    { $name }!

    Вы попросили привязать к учётной записи этот адрес. Чтобы подтвердить его, откройте ссылку; она сработает один раз в течение 24 часов:
    { $url }

    Если вы об этом не просили, ничего не делайте: адрес останется прежним.
letter-email-subject = Адрес вашей учётной записи изменён
# $name (text) $when (text) $url (text)
letter-email-text =
    { $name }!

    Ваша учётная запись теперь привязана к другому адресу ({ $when }). Войти с этим адресом больше нельзя.

    Если это были не вы, сразу обратитесь к администратору системы:
    { $url }
letter-taken-subject = У вас уже есть учётная запись
# $name (text) $url (text)
letter-taken-text =
    { $name }!

    Кто-то попросил привязать ваш адрес к другой учётной записи. Это невозможно: адрес принадлежит вашей. Ничего не изменено.

    Если это были вы, войдите в свою учётную запись:
    { $url }
letter-link-subject = Ссылка для входа
# $name (text) $url (text)
letter-link-text =
    { $name }!

    Администратор сделал для вас ссылку для входа. Она сработает один раз в течение 24 часов:
    { $url }

    После входа задайте новый пароль. Если вы об этом не просили, сообщите администратору.
