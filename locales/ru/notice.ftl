### Letters about releases of the programme.

## To somebody whom a release touches

notice-subject = { $forum }: изменения, которые вас касаются
notice-greeting = Здравствуйте, { $name }!
notice-intro = Программа форума изменилась: { $moment } опубликован выпуск № { $number }. Вас касается следующее:
# An earlier release was shown again.
notice-intro-withdrawn = Выпуск программы № { $withdrawn } отозван { $moment }; снова действует выпуск № { $number }. Для вас это означает:
notice-moved = Перенесено: «{ $title }»
notice-cancelled = Отменено: «{ $title }»
# The session is new; $roles is what the reader does in it.
notice-added = Новое в программе: «{ $title }» ({ $roles })
notice-joined = Теперь вы участвуете: «{ $title }» ({ $roles })
# What the reader does in the session has changed.
notice-role = Ваша роль изменилась: «{ $title }» ({ $roles })
notice-left = Вы больше не участвуете: «{ $title }»
notice-person-page = Ваша страница в программе
notice-changes-page = Все изменения
notice-why = Вы получили это письмо, потому что указаны в программе форума. Если что-то неверно, напишите, пожалуйста, в секретариат, который вас пригласил.

## To the secretariats

notice-summary-subject = { $forum }: опубликован выпуск № { $number }
notice-summary-intro = Выпуск программы № { $number } опубликован { $moment }. Опубликовал(а): { $author }.
notice-summary-withdrawn = Выпуск программы № { $withdrawn } отозван { $moment }; опубликован прежний выпуск № { $number }. Отозвал(а): { $author }.
notice-summary-reason = Причина: { $reason }
notice-summary-more =
    { $count ->
        [one] … и ещё { $count } изменение
        [few] … и ещё { $count } изменения
        [many] … и ещё { $count } изменений
       *[other] … и ещё { $count } изменения
    }
notice-summary-written =
    { $count ->
        [0] Писем нет: изменения не касаются никого, чей адрес известен.
        [one] Письмо отправляется { $count } человеку, которого касаются изменения.
        [few] Письма отправляются { $count } людям, которых касаются изменения.
        [many] Письма отправляются { $count } людям, которых касаются изменения.
       *[other] Письма отправляются { $count } человека, которых касаются изменения.
    }
notice-summary-unreached =
    { $count ->
        [one] Неизвестен адрес { $count } человека, которого касаются изменения; сообщите ему иначе: { $names }.
        [few] Неизвестны адреса { $count } человек, которых касаются изменения; сообщите им иначе: { $names }.
        [many] Неизвестны адреса { $count } человек, которых касаются изменения; сообщите им иначе: { $names }.
       *[other] Неизвестны адреса { $count } человека, которых касаются изменения; сообщите им иначе: { $names }.
    }
notice-desk-page = Выпуски в рабочем разделе

## To those whose approval is wanted

notice-ask-subject = { $forum }: выпуск ожидает согласования вашей стороны
notice-ask-intro = { $name } предлагает новый выпуск программы: { $forum }. Он будет опубликован только после согласования каждой стороной.
notice-ask-when = Публикация назначена на { $moment }.
notice-ask-next = Посмотреть, что изменится, и согласовать

## To whoever scheduled a release that did not happen

notice-missed-subject = { $forum }: назначенный вами выпуск не опубликован
notice-missed-intro = Вы назначили выпуск на { $moment }. Он не опубликован.
notice-missed-changed = После предложения черновик изменили, и он уже не тот, который собирались опубликовать.
notice-missed-not-approved = Не хватило согласования стороны: { $sides }.
notice-missed-blocked = Тем временем найдено то, что не позволяет выпустить программу:
notice-missed-nothing-changed = Именно эта программа уже опубликована: это выпуск № { $number }.
notice-missed-other = Опубликовать не удалось: { $why }.
notice-missed-next = Посмотреть черновик и предложить его снова
