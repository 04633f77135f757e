### Who may do what in an edition: members, invitations, the table of access roles.

members-title = Қолжетімділік
members-members = Кімдердің рұқсаты бар
# $count (number)
members-count = { $count ->
    [one] { $count } рөл
   *[other] { $count } рөл
  }
members-you = бұл — сіз
members-closed = жабық
members-everywhere = Барлық форумда
# $when (text)
members-seen = Соңғы рет: { $when }
members-never-seen = Әлі кірген жоқ
members-change = Өзгерту
members-role = Қолжетімділік рөлі
members-side = Тарап
members-no-side = Белгілі бір тарапсыз
members-delegation = Басқаратын делегациясы
members-none = Жоқ
members-choose = Рөлді таңдаңыз
members-remove = Рөлді алып тастау
members-oneself-meant = Бұл — менің өз рөлім, не істеп жатқанымды түсінемін
members-invite = Шақыру
members-invite-why = Шақырылған адам 14 күн ішінде бір рет жұмыс істейтін сілтемесі бар хат алады. Әр рөлдің не істей алатыны төмендегі кестеде көрсетілген.
members-letter-language = Хаттың тілі
members-invite-do = Шақыру жіберу
members-invited = Шақырылған, бірақ әлі келмегендер
# $when (text)
members-invitation-until = Жарамдылық мерзімі: { $when }
# $when (text)
members-invitation-late = Мерзімі өтті: { $when }; шақыру әлі керек болса, қайта жіберіңіз
members-invitation-void = Шақыруды жіберген адам енді бұл рөлді бере алмайды; шақыру әлі керек болса, қайта жіберіңіз
members-resend = Қайта жіберу
members-revoke = Қайтарып алу
members-table = Кім не істей алады
members-table-why = Бағдарлама әр мекенжайды осы кесте бойынша тексереді; рұқсатқа бұдан басқа ештеңе әсер етпейді.
members-yes = иә
members-not = жоқ
members-second = Екінші фактор
# $role (text) access role, in the nominative
members-second-for = Екінші фактор қажет: { $role }
members-second-why = Рөлі осындай болып, екінші факторсыз кірген адамға жалғастырмас бұрын оны баптау ұсынылады.
members-second-do = Екінші фактор кімге қажет екенін сақтау
members-said-invited = Шақыру жіберілді.
members-said-resent = Жаңа сілтемемен қайта жіберілді; бұрынғысы енді ештеңе ашпайды.
members-said-revoked = Шақыру қайтарып алынды; сілтемесі енді ештеңе ашпайды.
members-said-changed = Рөл өзгертілді; ол қазірден бастап күшінде.
members-said-removed = Рөл алынды; бұл қазірден бастап күшінде.
members-said-rules = Сақталды.
members-no-role = Тізімнен рөлді таңдаңыз.
members-no-delegation = Бұл форумда мұндай делегация жоқ.
members-rules-not-yours = Екінші фактор кімге қажет екенін қабылдаушы тараптың хатшылығы мен әкімшілер шешеді.
members-already = Шақырылатын адамда бұл рөл бар.
members-already-invited = Бұл адам осы рөлге шақырылған. Сол шақыруды қайта жіберіңіз.
members-invitation-gone = Бұл шақыруды осы арада қабылдаған немесе қайтарып алған.
members-gone = Бұл рөл енді жоқ.
members-oneself = Бұл — сіздің өз рөліңіз. Сенімді болсаңыз, белгі қойыңыз: кейін өзіңіз қайтара алмауыңыз мүмкін.
members-more-than-own = Өз рөліңізден көп нәрсе істей алатын рөлді беруге де, алуға да болмайды.
members-other-side = Сіз өз тарапыңыздың атынан әрекет етесіз, рөлді тек сол тарапқа бере аласыз.
members-side-missing = Хатшылық белгілі бір тараптың атынан әрекет етеді: тарапты таңдаңыз.
members-no-such-side = Бұл форумда мұндай тарап жоқ.
