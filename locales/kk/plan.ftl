### Жоспарлар: сессиялар қайда және қашан өте алатынын машина есептейді, адам қабылдайды. $title — сессияның атауы.

plan-title = Бағдарламаны жоспарлау
plan-nav = Жоспар
plan-from-board = Жоспар…
plan-lead = Жүйе уақыт пен зал іздейді: әуелі қайшылықсыз, содан кейін сізге қолайлысын. Табылғанын түгел немесе бір-бірлеп қабылдағанша, жоба нұсқа өзгермейді.
plan-read-only = Сіз жоспарларды көре аласыз. Жоспар сұрау немесе қабылдау үшін бағдарламаны өзгерту құқығы бар рөл керек.
plan-back = Барлық жоспарлар
plan-at-work = Жоспар есептеліп жатыр. Ол біткенде немесе тоқтатылғанда басқасын сұрауға болады.
plan-at-work-link = Қай жерге жеткенін көру

plan-what = Нені орналастыру
plan-scope-all = Барлық сессиялар
plan-scope-day = Бір күн
plan-scope-day-hint = Сол күннің сессиялары сол күнде қалады; күні жоқтары сол күнге қойылуы мүмкін.
plan-scope-track = Бір бағыт
plan-scope-sessions = Тек мына сессиялар
plan-scope-sessions-choose = Сессияларды таңдау
plan-scope-sessions-count =
    { $count ->
        [0] Ештеңе таңдалмаған
       *[other] Таңдалғаны: { $count }
    }
plan-choose-day = Күні
plan-choose-track = Бағыты
plan-filter = Атауында мынау барлары
plan-no-time = уақыты әлі жоқ
plan-long = Қанша уақыт іздеу
plan-long-hint = Бұдан жақсы жоспар болмаса, ертерек аяқталады.
plan-seconds =
    { $count ->
        [one] { $count } секунд
       *[other] { $count } секунд
    }
plan-minutes =
    { $count ->
        [one] { $count } минут
       *[other] { $count } минут
    }
plan-stability = Орны бар сессияларды
plan-stability-freely = еркін жылжытуға болады
plan-stability-sparingly = пайдасы болса, жылжыту
plan-stability-reluctantly = пайдасы көп болса ғана жылжыту
plan-stability-never = жылжытпау, тек қалғанын орналастыру
plan-weights = Мынау қаншалықты маңызды: егер…
plan-weights-hint = Осы форумның келесі жоспарына сақталады. «Болмауы керек» дегендер бәрінен бұрын ескеріледі.
plan-weights-usual = Әдеттегідей
plan-level-off = маңызды емес
plan-level-little = аздап
plan-level-much = өте маңызды
plan-level-must = болмауы керек
plan-held = Орнында қалатын сессиялар
plan-held-hint = Мұнда белгіленгендер ешқашан жылжытылмайды. Келесі жоспарға сақталады.
plan-every = Сессиялардың басталу аралығы
plan-name = Атауы
plan-name-hint = Үш жоспар сақталады. Жаңасы атауы жоқтардың ең ескісінің орнын алады.
plan-go = Жоспар жасау

plan-rule-hall-taken-twice = бір залда бір мезгілде екі сессия өтсе
plan-rule-person-in-two-places = біреу бір мезгілде екі сессияда болуы керек болса
plan-rule-travel-too-short = екі сессия арасында біреудің жолға уақыты жетпесе
plan-rule-order-broken = сессия өзінен бұрын аяқталуы тиіс сессия бітпей басталса
plan-rule-hall-too-small = залға сыятыннан көп адам күтілсе
plan-rule-outside-opening-hours = сессия алаң ашылмай тұрып басталса немесе жабылғаннан кейін бітсе
plan-rule-equipment-missing = залда сессияға қажетті жабдық болмаса
plan-rule-hall-unknown = сессияның уақыты бар, бірақ залы жоқ болса
plan-rule-not-placed = сессияның уақыты болмаса
plan-rule-principal-away = бірінші тұлға сессияда болуы керек кезде ол жоқ болса
plan-rule-outside-allowed = сессия өзіне болмайтын күнде, уақытта не залда тұрса
plan-rule-hall-closed = сессия зал жабық кезде өтсе
plan-rule-in-parallel = бір уақытта болмайтын екі сессия қатар өтсе
plan-rule-not-together = бірге басталуы керек екі сессия бөлек басталса
plan-rule-different-days = бір күнде болуы керек екі сессия әр күнде тұрса
plan-rule-not-right-after = сессия өзі ілесуі керек сессия біте сала басталмаса
plan-rule-person-away = біреу сессияда болуы керек кезде ол орнында жоқ болса
plan-rule-booths-missing = залдағы кабиналар сессияның аударма тілдерінен аз болса
plan-rule-interpreters-missing = сессияға аудармашы немесе бір сағаттан кейінгі ауысым жетпесе
plan-rule-interpreters-overworked = аудармашылар бір күнде рұқсат етілгеннен ұзақ жұмыс істесе
plan-rule-rest-too-short = бір күннің екі сессиясы арасында біреудің демалысы жетпесе
plan-rule-too-many-in-a-day = біреудің бір күндегі сессиялары қалағанынан көп болса
plan-rule-during-break = қатысушылар тамақтанатын уақытта сессия өтсе
plan-rule-topic-in-parallel = бір тақырыптағы екі сессия қатар өтсе
plan-rule-audience-torn = тыңдаушылар қалаған екі сессия қатар өтіп, екеуіне бірдей бара алмаса
plan-rule-day-without-side = бір күннің ешбір сессиясында тараптардың бірі сөйлемесе
plan-rule-chairs-one-sided = бір залда қатарынан екі сессияны бір тарап жүргізсе
plan-rule-moved-late = сессия көпшілікке соңғы хабарланған жерде болмаса

plan-refused-at-work = Осы форумның жоспары есептеліп жатыр. Біткенін күтіңіз немесе тоқтатыңыз.
plan-refused-busy = Қазір басқа форумдардың жоспарлары есептеліп жатыр, әрқайсысына бүкіл машина керек. Бірнеше минуттан кейін қайталаңыз.
plan-refused-full = Атауы бар үш жоспар сақтаулы. Біреуін жойыңыз немесе атауын алып тастаңыз.
plan-refused-nothing = Таңдалғандардың ішінде жылжытатын ештеңе жоқ. Көбірек сессия таңдаңыз немесе орны барларды жылжытуға рұқсат беріңіз.
plan-refused-no-halls = Әзірге бірде-бір алаңда зал жоқ. Залдарды «Алаңдар» бөлімінде қосыңыз.
plan-refused-no-starts = Форумда сессия басталатын күн жоқ. Жұмыс уақыты бар күндерді «Форум» бөлімінде қосыңыз.
plan-refused-no-day = Форум күндерінің бірін таңдаңыз.
plan-refused-no-track = Бағытты таңдаңыз.
plan-refused-no-session = Сессияларды таңдаңыз; жіберілгендердің бірі енді жоқ.
plan-refused-contradiction = Деректер бір-біріне қайшы, сондықтан жоспар жасау мүмкін емес. Қай жерде екені форум шолуында көрсетілген.
plan-refused-changed = Есептеу басталғаннан кейін мына сессиялар өзгерді: { $value }.
plan-refused-not-done = Жоспар әлі есептелген жоқ.
plan-refused-one-scope = Біреуін ғана таңдаңыз: күнді, бағытты немесе сессиялар тізімін.
plan-refused-form = Нысан толық емес. Қарап шығып, қайта жіберіңіз.

plan-kept = Жоспарлар
plan-kept-none = Әзірге жоспар сұралған жоқ.
plan-unnamed = Жоспар, { $moment }
plan-asked = { $scope } · сұраған: { $who }, { $moment }
plan-about-all = Барлық сессиялар
plan-about-day = { $day }
plan-about-track = «{ $track }» бағыты
plan-about-sessions =
    { $count ->
        [one] { $count } сессия
       *[other] { $count } сессия
    }
plan-state-waiting = Кезек күтуде
plan-state-running = Есептелуде
plan-state-done = Дайын
plan-state-cancelled = Тоқтатылды
plan-state-failed = Сәтсіз аяқталды
plan-short-hard = Қайшылықтар: { $before } → { $after }
plan-short-soft = Қолайсыздықтар: { $before } → { $after }
plan-short-moves = Жылжытылады: { $count }
plan-short-unplaced = Орынсыз: { $count }

plan-progress = Қай жерге жетті
plan-progress-waiting = Қазір басталады.
plan-progress-seconds = { $all } секундтың { $done } өтті
plan-progress-none = Жоспар әлі жоқ.
plan-progress-cost = Осы сәттегі ең жақсы жоспардың құны: { $cost }
plan-progress-bound = Дәлелденді: құны { $bound } санынан төмен жоспар болмайды
plan-progress-unplaced = Орны жоқ сессиялар: { $count }
plan-progress-again = Есептеу үзіліп, қайта басталды.
plan-stop = Ең жақсысын алу
plan-cancel = Тоқтату
plan-refresh = Жаңарту
plan-leave = Бұл беттен кете беруге болады: есептеу жалғасады, жоспар сақталады.

plan-cancelled = Жоспар тоқтатылды. Жоба нұсқа өзгерген жоқ.
plan-failed = Жоспар жасалмады. Жоба нұсқа өзгерген жоқ.
plan-failed-stopped = Есептеу кезінде жүйе екі рет тоқтатылды.
plan-failed-broke = Есептеу қатеден үзілді. Қай жерде екені сервердің журналында жазылған.
plan-failed-refused = Мұндай бағдарламаны есептеу мүмкін болмады.
plan-again = Басқа жоспар сұрау
plan-optimal = Бұл маңыздылықпен бұдан жақсы жоспар болмайды: дәлелденді.
plan-not-optimal = Бұдан жақсы жоспар болуы мүмкін: уақыт бітті.
plan-bound = Құны { $cost }; құны { $bound } санынан төмен жоспар болмайды.
plan-changed-since = Есептеу басталғаннан бері жоба нұсқа өзгерді. Төмендегі ескертулер қазіргі жоба нұсқаға қатысты.
plan-same = Бұл жоспар бойынша бәрі өз орнында қалады.
plan-findings = Ескертулер: бұрын және кейін
plan-before = Қазір
plan-after = Жоспармен
plan-clashes = Қайшылықтар
plan-poor = Қолайсыздықтар
plan-cost-must = Болмауы керектердің құны
plan-cost = Қалғанының маңыздылық бойынша құны
plan-cured =
    { $count ->
        [one] { $count } ескертуді жояды
       *[other] { $count } ескертуді жояды
    }
plan-caused =
    { $count ->
        [one] { $count } ескерту тудырады
       *[other] { $count } ескерту тудырады
    }
plan-unplaced =
    { $count ->
        [one] { $count } сессияға орын табылмады
       *[other] { $count } сессияға орын табылмады
    }
plan-unplaced-why = Қайда қойылса да, мыналардың бірі болады. Бас тартуға ең оңайы бірінші тұр.
plan-unplaced-no-reason = Берілген уақытта орын табылмады.
plan-conflict = Бірге сыймайды: { $sessions }
plan-conflict-rules = Болмауға тиіс: { $rules }
plan-conflict-ways = Мыналардың кез келгені орын ашады, оңайы бірінші тұр:
plan-relax-move = «{ $session }» жылжытылуы мүмкін
plan-relax-shorten = «{ $session }» ұзақтығы: { $minutes }
plan-relax-break = мынаған жол беріледі: { $rule }
plan-relax-leave = «{ $session }» өткізілмейді
plan-stuck = Ешқандай жоспар жоя алмайтын қайшылықтар
plan-stuck-why = Олардағы сессиялардың бәрі орнында қалады. Біреуін жылжытуға рұқсат беріңіз немесе құрамын өзгертіңіз.
plan-left-out = Жоспарланбаған сессиялар
plan-why-break = Үзілістер өз уақытында қалады.
plan-why-too-long = Алаңның бір күндік жұмыс уақытынан ұзақ.
plan-why-no-hall = Залда өтпейді.
plan-why-held = Сіз оны орнында қалдырдыңыз.

plan-moves =
    { $count ->
        [one] { $count } сессия жылжытылады
       *[other] { $count } сессия жылжытылады
    }
plan-session = Сессия
plan-from = Қайдан
plan-to = Қайда
plan-effect = Ескертулер
plan-nowhere = уақыты әлі жоқ
plan-off = тордан тыс
plan-row-changed = Кейін өзгертілген
plan-row-changed-why = Есептеу басталғаннан кейін бұл сессияны біреу өзгертті. Ол сол күйі қалады; жылжыту үшін қайта жоспарлаңыз.
plan-row-accepted = Қабылданды
plan-row-nothing = ештеңе өзгермейді
plan-tick = «{ $title }» жылжытуын қабылдау
plan-why-here = Неге мұнда?
plan-accept-all = Бәрін қабылдау
plan-accept-ticked = Белгіленгенін қабылдау
plan-discard = Жоспарды жою
plan-discard-hint = Жоспар ұмытылады, жоба нұсқа өзгермейді.
plan-rename = Атауын өзгерту
plan-undo = Кері қайтару
plan-see-board = Торды көру

plan-said-accepted =
    { $count ->
        [one] { $count } сессия жылжытылды.
       *[other] { $count } сессия жылжытылды.
    }
plan-said-discarded = Жоспар жойылды. Жоба нұсқа өзгерген жоқ.
plan-said-cancelled = Жоспар тоқтатылды. Жоба нұсқа өзгерген жоқ.
plan-said-renamed = Жоспардың атауы өзгерді.
plan-said-ready = Жоспар дайын.
plan-accept-nothing = Қабылдайтын жылжытуларды белгілеңіз.
plan-accept-changed = Ештеңе қабылданған жоқ: бұл сессияларды осы уақытта біреу өзгертті. Олар төменде белгіленген, қалғанын қабылдауға болады.
plan-accept-refused = Жоба нұсқа осы жылжытулардың біріне жол бермейді. Ештеңе қабылданған жоқ.

plan-explain-title = Неге мұнда? «{ $title }»
plan-explain-now = Қазір: { $where }
plan-explain-plan = Жоспарда: { $where }
plan-explain-stayed = Ол орнында қалып, басқалары жылжытылса
plan-explain-stayed-fine = Жағдай нашарламайды. Жоспар оны орын босату үшін немесе басқа орын кем болмағандықтан жылжытады.
plan-explain-instead = Басқа жерде болса ше?
plan-explain-instead-lead = Басқалары жоспардағы орнында тұрғандағы ең қолайлы басқа орындар.
plan-explain-instead-none = Кез келген басқа орын нашарырақ.
plan-explain-causes = Пайда болады
plan-explain-cures = Жойылады
plan-explain-as-good = Жоспардағыдан кем емес
plan-explain-back = Жоспарға оралу

## Ешбір жоспар орындай алмайтын талаптар

plan-contradictions = Ешбір жоспар орындай алмайтын талаптар
plan-contradictions-hint = Сессиялар қайда қойылса да, бұл талаптар бір-біріне қайшы. Жазбалардың бірін өзгертіңіз, әйтпесе жоспар осы жерде ережені бұзады.
plan-contradictions-change = Өзгерту:
plan-contradictions-teams = Форум аудармашылары
