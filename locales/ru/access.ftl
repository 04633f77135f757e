### Access roles (what an account is in an edition) and permissions (what a role may do).

access-role-administrator = Администратор
access-role-host-secretariat = Секретариат принимающей стороны
access-role-guest-secretariat = Секретариат гостевой стороны
access-role-desk-officer-programme = Сотрудник отдела программы
access-role-desk-officer-delegations = Сотрудник отдела делегаций
access-role-desk-officer-conference = Сотрудник отдела конференции
access-role-desk-officer-exhibition = Сотрудник отдела выставки
access-role-desk-officer-press = Сотрудник пресс-службы
access-role-head-of-delegation = Глава делегации
access-role-hall-staff = Дежурный зала
access-role-auditor = Аудитор

access-may-read-desk = Видеть рабочий раздел
access-may-edit-frame = Менять даты, стороны, площадки, залы, направления
access-may-edit-people = Менять участников, организации, делегации
access-may-edit-programme = Менять сессии и сетку программы
access-may-edit-agreements = Менять реестр соглашений
access-may-release = Предлагать и публиковать выпуски
access-may-approve = Согласовывать выпуск от своей стороны
access-may-manage-roles = Приглашать и назначать роли
access-may-read-history = Читать историю изменений
access-may-administer = Управлять системой: учётные записи, почта, новые форумы
