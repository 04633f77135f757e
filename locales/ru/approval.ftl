### Releases at the desk: what the next one changes, who approves it, those that are out.

approval-title = Выпуск
approval-public-nothing = Ещё ничего не опубликовано.
approval-public-sees = Опубликован выпуск № { $number } от { $moment }. Опубликовал(а): { $author }.
approval-public-page = Страницы для всех
approval-revision = Черновик, редакция { $number }

## The next release

approval-next = Что изменит следующий выпуск
approval-first =
    { $count ->
        [one] Это будет первый выпуск: { $count } сессия.
        [few] Это будет первый выпуск: { $count } сессии.
        [many] Это будет первый выпуск: { $count } сессий.
       *[other] Это будет первый выпуск: { $count } сессии.
    }
approval-changes-elsewhere = Сессии не менялись, изменилось другое: участники, площадки, соглашения или общие сведения о форуме.
approval-letters =
    { $count ->
        [0] Написать некому: адреса тех, кого это касается, неизвестны.
        [one] Письмо получит { $count } человек, которого это касается.
        [few] Письма получат { $count } человека, которых это касается.
        [many] Письма получат { $count } человек, которых это касается.
       *[other] Письма получат { $count } человека, которых это касается.
    }
approval-unreached =
    { $count ->
        [one] Неизвестен адрес { $count } человека, которого это касается: { $names }.
        [few] Неизвестны адреса { $count } человек, которых это касается: { $names }.
        [many] Неизвестны адреса { $count } человек, которых это касается: { $names }.
       *[other] Неизвестны адреса { $count } человека, которых это касается: { $names }.
    }
approval-contacts = Указать адреса
approval-nothing-changed = Опубликован именно нынешний черновик. Измените что-нибудь — и здесь можно будет сделать новый выпуск.
approval-contradiction = Данные противоречат друг другу, поэтому выпустить программу нельзя. Где именно — показано в обзоре форума.
approval-no-hard = Выпуску ничто не препятствует.
approval-hard =
    { $count ->
        [one] { $count } замечание не позволяет сделать выпуск
        [few] { $count } замечания не позволяют сделать выпуск
        [many] { $count } замечаний не позволяют сделать выпуск
       *[other] { $count } замечания не позволяют сделать выпуск
    }
approval-hard-hint = Исправьте их в сетке программы или в формах. Если замечание приходится оставить, укажите почему: причина сохранится вместе с выпуском.
approval-override-reason = Почему это допустимо
approval-soft =
    { $count ->
        [one] { $count } замечание, которое выпуску не мешает
        [few] { $count } замечания, которые выпуску не мешают
        [many] { $count } замечаний, которые выпуску не мешают
       *[other] { $count } замечания, которые выпуску не мешают
    }
approval-reason = Причина
approval-reason-hint = Её прочтут все на странице изменений. Можно не указывать.
approval-when = Когда
approval-when-now = Как можно скорее
approval-when-later = В назначенное время на форуме
approval-date = Дата
approval-time = Время
# $zone is such as Asia/Almaty.
approval-zone = По часам форума ({ $zone }); сейчас там { $date }, { $time }.
# $time has the date, the time and the zone of the reader.
approval-your-clock = По вашим часам: { $time }
# A button.
approval-publish = Опубликовать
# A button.
approval-propose = Предложить выпуск
# A button: the proposal that is there is replaced.
approval-propose-again = Предложить нынешний черновик

## A proposal

approval-proposal = Предложен выпуск
approval-proposed-by = { $moment }, предложение: { $name }
approval-at = Публикация назначена на { $moment }
approval-overrides = Замечания, которые решено оставить
approval-let-pass = Оставлено: { $reason }
approval-keys = Ключи
approval-key-waiting = ещё не согласовано
approval-key-turned = согласовано: { $name }, { $moment }
# A sentence of its own; $since says that the draft changed.
approval-void = Согласование стороны «{ $side }» больше не действует; его дал(а) { $name }, { $moment }. { $since }
approval-may-no-longer = Это лицо больше не вправе согласовывать от имени этой стороны.
approval-changed = С тех пор черновик изменился.
approval-changed-by = С тех пор черновик изменился; последнее изменение: { $name }, { $moment }.
approval-proposal-changed = С тех пор изменилось само предложение: причина, время или замечания, которые решено оставить.
approval-stale = Предложено было не то, что вышло бы теперь: нужно предложить и согласовать заново.
# A button.
approval-approve = Согласовать за свою сторону
# A button.
approval-retract = Отозвать своё согласование
# A button.
approval-call-off = Отменить предложение
approval-last-called-off = Последнее предложение отменено: { $name }, { $moment }.
approval-last-missed = Назначенный выпуск не состоялся, { $moment }: { $why }
approval-missed-changed = черновик изменился.
approval-missed-not-approved = не было согласования одной из сторон.
approval-missed-blocked = найдено то, что ему препятствует.
approval-missed-nothing-changed = эта программа уже была опубликована.
approval-missed-other = опубликовать не удалось.

## One key or two

approval-policy = Кто должен согласиться
approval-policy-one = Каждый секретариат может опубликовать выпуск сам.
approval-policy-two = Выпуск согласует каждая сторона. Никто не может согласовать за две стороны; если черновик изменился, прежние согласования не действуют.
# A button.
approval-policy-want = Требовать согласования каждой стороны
# A button.
approval-policy-end = Обходиться без согласования
# A button.
approval-policy-keep = Оставить согласование
approval-policy-asked = { $name } ({ $side }) предлагает обходиться без согласования с { $moment }. Оно отменится, когда того же захочет другая сторона.

## Releases that are out

approval-releases = Выпуски
approval-releases-count =
    { $count ->
        [one] { $count } выпуск
        [few] { $count } выпуска
        [many] { $count } выпусков
       *[other] { $count } выпуска
    }
approval-releases-none = Выпусков ещё нет. Первый сделает программу доступной всем; каждый следующий покажет, что изменилось, и известит тех, кого это касается.
approval-shown = опубликован сейчас
approval-released = Опубликован { $moment }: { $author }.
approval-withdrawn = Отозван { $moment }: { $author }.
approval-withdraw = Отозвать этот выпуск
approval-withdraw-hint = Вместо него снова будет опубликован один из прежних. Оба останутся в списке, а тем, кого это касается, придут письма.
approval-favour = Показать вместо него
approval-withdraw-reason = Причина хотя бы на одном языке
# A button.
approval-withdraw-do = Отозвать

## What was done

approval-done-published = Выпуск опубликован.
approval-done-scheduled = Публикация назначена.
approval-done-proposed = Выпуск предложен; другой стороне отправлено письмо.
approval-done-approved = Вы согласовали выпуск. Он ожидает другую сторону.
approval-done-retracted = Ваше согласование отозвано.
approval-done-called-off = Предложение отменено.
approval-done-withdrawn = Выпуск отозван.
approval-done-two-keys = Теперь выпуск должна согласовать каждая сторона.
approval-done-asked = Записано. Согласование отменится, когда того же захочет другая сторона.
approval-done-one-key = Теперь каждая сторона может опубликовать выпуск сама.

## What was refused

approval-problem-no-time = Укажите дату и время или выберите «как можно скорее».
approval-problem-no-reason = Укажите хотя бы на одном языке, почему выпуск отзывается: это прочтут все.
approval-problem-changed = Черновик изменился после того, как вы открыли эту страницу. Ниже показано, что он изменит теперь: посмотрите и решите заново.
approval-problem-no-proposal = Предложения больше нет: выпуск тем временем опубликован или предложение отменено.
approval-problem-no-side = Ваша учётная запись не представляет ни одну из сторон этого форума, поэтому ключа у неё нет. Роль стороны может дать секретариат.
approval-problem-turned = За сторону «{ $side }» выпуск уже согласован: { $name }.
approval-problem-same-person = Вы уже согласовали выпуск за сторону «{ $side }»; за другую сторону это должен сделать кто-то другой.
approval-problem-past = Это время ({ $time }) уже прошло. Выберите более позднее.
approval-problem-no-such-time = Такого времени ({ $time }) в зоне { $zone } нет: часы переводят вперёд. Выберите другое.
approval-problem-no-zone = Часовой пояс форума «{ $zone }» неизвестен. Исправьте его в общих сведениях о форуме.
approval-problem-too-few-sides = Для двух ключей нужны две стороны. Сначала добавьте сторону.
approval-problem-blocked =
    { $count ->
        [one] { $count } замечание не позволяет сделать выпуск. Исправьте его или укажите, почему оно допустимо.
        [few] { $count } замечания не позволяют сделать выпуск. Исправьте их или укажите для каждого, почему оно допустимо.
        [many] { $count } замечаний не позволяют сделать выпуск. Исправьте их или укажите для каждого, почему оно допустимо.
       *[other] { $count } замечания не позволяют сделать выпуск. Исправьте их или укажите для каждого, почему оно допустимо.
    }
approval-problem-nothing-changed = После выпуска № { $number } ничего не изменилось.
approval-problem-overrides = Замечания уже не те, для которых указаны причины. Посмотрите их ещё раз.
approval-problem-not-earlier = Выпуск № { $number } показать вместо этого нельзя; выберите более ранний.
approval-problem-not-shown = Выпуск № { $number } уже не тот, который опубликован сейчас.
