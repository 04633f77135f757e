### The post as whoever runs the installation sees it.

mail-title = Почта
mail-stays-here = Почтовый сервер не задан, поэтому письма не уходят: они остаются здесь, и читать их можно здесь. Чтобы отправлять письма, задайте KURULTAI_SMTP и KURULTAI_MAIL_FROM.
mail-search = Адрес, имя или тема
# What became of a letter.
mail-state = Состояние
mail-state-any = Любое
mail-state-queued = ожидает
mail-state-sent = отправлено
mail-state-kept = осталось здесь
mail-state-failed = не отправлено
# A button.
mail-find = Найти
mail-count =
    { $count ->
        [one] { $count } письмо
        [few] { $count } письма
        [many] { $count } писем
       *[other] { $count } письма
    }
mail-none-found = Таких писем нет. Сократите запрос или выберите другое состояние.
mail-none-yet = Писем ещё не было. Здесь появятся приглашения, ссылки для входа и сообщения о выпусках программы.
mail-when = Создано
mail-to = Кому
mail-subject = Тема
mail-pages = Страницы
mail-newest = К новым письмам
mail-older = Более ранние письма
# A moment in UTC; $date is long.
mail-moment = { $date }, { $time } UTC
mail-letter-title = Письмо: { $to }
mail-back = Вся почта
mail-attempts =
    { $count ->
        [0] попыток ещё не было
        [one] { $count } попытка
        [few] { $count } попытки
        [many] { $count } попыток
       *[other] { $count } попытки
    }
mail-error = Почему не отправлено
mail-again = Отправить ещё раз
mail-again-done = Письмо снова ожидает отправки.
mail-text = Текст
mail-hidden = В письме есть ключ, предназначенный только адресату, поэтому текст не показан.
mail-html = То же в HTML
mail-headers = Заголовки
mail-no-address = Отправить нельзя: адрес получателя указан неверно.

## Work other than letters that was given up

mail-jobs = Невыполненные задания
mail-jobs-why = Все попытки окончились неудачей. Когда причина устранена, запустите задание снова.
mail-job = Что
mail-job-ended = Последняя попытка
# A button.
mail-job-again = Повторить
mail-job-again-done = Задание выполняется снова.
mail-job-release-scheduled = Публикация назначенного выпуска
mail-job-release-tell = Письма тем, кого касается выпуск
