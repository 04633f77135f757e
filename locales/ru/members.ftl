### Who may do what in an edition: members, invitations, the table of access roles.

members-title = Доступ
members-members = Кто имеет доступ
# $count (number)
members-count = { $count ->
    [one] { $count } роль
    [few] { $count } роли
   *[other] { $count } ролей
  }
members-you = это вы
members-closed = закрыта
members-everywhere = Во всех форумах
# $when (text)
members-seen = Последнее посещение: { $when }
members-never-seen = Ещё не было посещений
members-change = Изменить
members-role = Роль доступа
members-side = Сторона
members-no-side = Без определённой стороны
members-delegation = Возглавляемая делегация
members-none = Нет
members-choose = Выберите роль
members-remove = Снять роль
members-oneself-meant = Это моя собственная роль, я понимаю, что делаю
members-invite = Пригласить
members-invite-why = Приглашённый получит письмо со ссылкой, которая сработает один раз в течение 14 дней. Что может каждая роль, показано в таблице ниже.
members-letter-language = Язык письма
members-invite-do = Отправить приглашение
members-invited = Приглашены, но ещё не пришли
# $when (text)
members-invitation-until = Действует до: { $when }
# $when (text)
members-invitation-late = Срок истёк: { $when }; если приглашение ещё нужно, отправьте его снова
members-invitation-void = Тот, кто отправил приглашение, больше не вправе давать эту роль; если приглашение ещё нужно, отправьте его снова
members-resend = Отправить снова
members-revoke = Отозвать
members-table = Кто что может
members-table-why = По этой таблице программа проверяет каждый адрес; больше ничто на доступ не влияет.
members-yes = да
members-not = нет
members-second = Второй фактор
# $role (text) access role, in the nominative
members-second-for = Нужен второй фактор: { $role }
members-second-why = Тем, у кого такая роль и кто вошёл без второго фактора, будет предложено настроить его, прежде чем продолжить.
members-second-do = Сохранить, кому нужен второй фактор
members-said-invited = Приглашение отправлено.
members-said-resent = Отправлено снова с новой ссылкой; прежняя больше не действует.
members-said-revoked = Приглашение отозвано; его ссылка больше не действует.
members-said-changed = Роль изменена; это уже действует.
members-said-removed = Роль снята; это уже действует.
members-said-rules = Сохранено.
members-no-role = Выберите роль из списка.
members-no-delegation = Такой делегации в этом форуме нет.
members-rules-not-yours = Кому нужен второй фактор, решают секретариат принимающей стороны и администраторы.
members-already = Эта роль у приглашаемого уже есть.
members-already-invited = На эту роль его уже пригласили. Отправьте то приглашение снова.
members-invitation-gone = Это приглашение тем временем приняли или отозвали.
members-gone = Этой роли уже нет.
members-oneself = Это ваша собственная роль. Если вы уверены, поставьте отметку: возможно, сами вы этого отменить не сможете.
members-more-than-own = Нельзя дать или снять роль, которая может больше, чем ваша.
members-other-side = Вы действуете от своей стороны и даёте роли только для неё.
members-side-missing = Секретариат действует от какой-либо стороны: выберите её.
members-no-such-side = Такой стороны в этом форуме нет.
