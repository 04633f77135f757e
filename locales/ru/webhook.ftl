### Другие программы, которым сообщается о событиях.

webhook-title = Уведомляемые программы
webhook-lead = Когда меняется черновик или публикуется выпуск, по этим адресам сразу уходит сообщение.
webhook-read-more = Как подписываются сообщения
webhook-none = Пока никому ничего не сообщается. Добавьте адрес, когда за программой должен следить сайт или другая система.
webhook-count =
    { $count ->
        [one] { $count } адрес
        [few] { $count } адреса
        [many] { $count } адресов
       *[other] { $count } адреса
    }
webhook-name = Название
webhook-name-hint = Какая это программа, например «Сайт министерства».
webhook-url = Адрес
webhook-url-hint = Начинается с https:// и принимает запросы POST.
webhook-events = О чём сообщать
webhook-event = Событие
webhook-event-draft-changed = изменён черновик
webhook-event-released = опубликован выпуск
webhook-event-withdrawn = отозван выпуск
webhook-state = Состояние
webhook-state-active = работает
# Подряд не удалось $count попыток.
webhook-state-failing =
    { $count ->
        [one] работает; не удалась { $count } попытка
        [few] работает; не удались { $count } попытки подряд
        [many] работает; не удались { $count } попыток подряд
       *[other] работает; не удались { $count } попытки подряд
    }
webhook-state-paused = остановлен
webhook-state-given-up = отключён: ответа так и не было
webhook-new = Добавить адрес
webhook-make = Добавить
webhook-made = Адрес добавлен.
webhook-secret = Его секрет
webhook-secret-once = С ним другая программа проверяет, что сообщение наше. Скопируйте его сейчас: больше он показан не будет.
webhook-back = Все адреса
webhook-pause = Остановить
webhook-resume = Запустить снова
webhook-delete = Удалить
webhook-deleted = Адрес удалён.
webhook-paused = По этому адресу теперь ничего не отправляется.
webhook-resumed = По этому адресу снова сообщается о событиях.
webhook-log = Что было сообщено
webhook-log-empty = Пока ничего. Здесь появятся сообщения за последние тридцать дней.
webhook-when = Когда
webhook-attempts = Попытки
webhook-answer = Ответ
webhook-again = Отправить снова
webhook-again-done = Сообщение ждёт повторной отправки.
webhook-fate-waiting = ждёт
webhook-fate-delivered = доставлено
webhook-fate-failed = не доставлено
# Момент по UTC; $date — полная дата.
webhook-moment = { $date }, { $time } UTC
webhook-no-name = Дайте адресу название не длиннее 100 знаков.
webhook-bad-address = По этому адресу ничего сообщить нельзя. Он должен начинаться с https:// и не содержать пароля.
webhook-private = Этот адрес находится во внутренней сети. Укажите адрес, доступный извне, или попросите администратора разрешить внутренние адреса.
webhook-no-event = Выберите хотя бы одно событие.
webhook-too-many = Адресов уже { $count }. Удалите те, что больше не нужны.
