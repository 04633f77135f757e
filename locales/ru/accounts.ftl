### All accounts of the installation.

accounts-title = Учётные записи
accounts-search = Имя или электронная почта
accounts-sort = Порядок
accounts-sort-name = По имени
accounts-sort-new = Сначала новые
accounts-find = Найти
# $count (number)
accounts-count = { $count ->
    [one] { $count } учётная запись
    [few] { $count } учётные записи
   *[other] { $count } учётных записей
  }
accounts-none = Учётных записей с такими словами в имени или адресе нет.
# $count (number)
accounts-editions = { $count ->
    [0] Без роли в форумах
    [one] Роль в { $count } форуме
    [few] Роли в { $count } форумах
   *[other] Роли в { $count } форумах
  }
# $when (text)
accounts-made = Создана: { $when }
accounts-close = Закрыть учётную запись
accounts-reopen = Открыть снова
accounts-raise = Сделать администратором
accounts-lower = Снять роль администратора
accounts-send-link = Отправить ссылку для входа
accounts-pages = Страницы списка
accounts-start = В начало
accounts-next = Дальше
accounts-second = Администраторам нужен второй фактор
accounts-said-closed = Учётная запись закрыта, все её входы завершены.
accounts-said-reopened = Учётная запись снова открыта.
accounts-said-raised = Роль администратора назначена.
accounts-said-lowered = Роль администратора снята.
accounts-said-link = Письмо со ссылкой отправлено. Она сработает один раз в течение 24 часов.
