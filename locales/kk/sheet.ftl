### Spreadsheets on the desk: bringing lists in and taking them out.

sheet-title = Кестелер
sheet-lead = Тізімді кестеден жүктеңіз немесе оны көшіріп алып, түзетіп, қайта жүктеңіз. Жазылмай тұрып әр айырмашылықты және қатесі бар әр ұяшықты көресіз.
sheet-in = Тізімді жүктеу
sheet-which = Жолдарда не бар
sheet-which-choose = Тізімді таңдаңыз
sheet-file = Кесте файлы
sheet-file-hint = XLSX, ODS, XLS немесе CSV, ең көбі 20 МБ және 100 000 жол
# A button.
sheet-send = Бағандарға өту
sheet-no-list = Кесте жолдарында не жазылғанын таңдаңыз.
sheet-out = Тізімді көшіріп алу
sheet-out-why = Кітапта атаулар мен сөздер сіздің тіліңізде, CSV файлында бағдарламаларға арналған кілттер. Екеуін де қайта жүктеуге болады. Бос кітаптың екінші парағы әр бағанды түсіндіреді.
sheet-out-list = Тізім
sheet-out-files = Файлдар
sheet-as-xlsx = { $list }, XLSX
sheet-as-csv = { $list }, CSV
sheet-as-empty = { $list }, толтыруға арналған бос кітап
sheet-recent = Бір тәулікте жүктелгендер
sheet-recent-file = Файл
sheet-recent-at = Қашан
sheet-recent-state = Күйі
sheet-state-columns = бағандарды сәйкестендіру керек
sheet-state-reading = оқылып жатыр
sheet-state-ready = айырмашылықтарды қарау керек
sheet-state-applying = қолданылып жатыр
sheet-state-applied = қолданылды
sheet-state-undone = кері қайтарылды

## Lists.

sheet-list-organisations = Ұйымдар
sheet-list-people = Тұлғалар
sheet-list-sessions = Сессиялар
sheet-list-roles = Сессиялардағы рөлдер
sheet-list-venues = Алаңдар
sheet-list-halls = Залдар
sheet-list-travel = Жол уақыты
sheet-list-tracks = Бағыттар
sheet-list-days = Күндер
sheet-list-delegations = Делегациялар
sheet-about-organisations = Атауы, түрі, тарабы, өңірі, мекенжайлары
sheet-about-people = Әр тілдегі аты-жөні, лауазымы, ұйымы, тарабы
sheet-about-sessions = Атауы, уақыты, залы, бағыты, тілдері
sheet-about-roles = Сессияда кім қандай рөл атқарады, әрқайсысы бір жолда
sheet-about-venues = Атауы, қаласы, мекенжайы, картадағы орны
sheet-about-halls = Атауы, алаңы, сыйымдылығы, жабдығы
sheet-about-travel = Бір алаңнан екіншісіне неше минут
sheet-about-tracks = Атауы мен түсі
sheet-about-days = Күні мен жұмыс уақыты
sheet-about-delegations = Тарабы, өңірі, басшысы, құрамы

## Why a file is not taken.

sheet-refused-empty = Файл бос. Кестені қайта сақтап, жіберіңіз.
sheet-refused-blank = Кестеде ештеңе жазылмаған. Қажетті парақты сақтап, қайта жіберіңіз.
sheet-refused-too-large = Файл { $limit } МБ-тан үлкен. Оны бөліңіз немесе қажетті парақты ғана сақтаңыз.
sheet-refused-unpacks-too-large = Файл ашылғанда { $limit } МБ-тан асады, тізім үшін бұл тым көп. Қажетті парақты ғана, суретсіз сақтаңыз.
sheet-refused-too-many-rows = «{ $sheet }» парағында { $limit } жолдан көп. Оны бөліңіз.
sheet-refused-too-many-columns = { $at } ұяшығында бірдеңе жазылған, ал тек { $limit } баған оқылады. Артығын алып тастаңыз.
sheet-refused-too-many-cells = Файлда { $limit } толтырылған ұяшықтан көп. Оны бөліңіз.
sheet-refused-too-many-sheets = Файлда { $limit } парақтан көп. Қажеттісін ғана сақтаңыз.
sheet-refused-cell-too-long = { $at } ұяшығында { $limit } таңбадан көп. Мәтінді қысқартыңыз.
sheet-refused-locked = Файл құпиясөзбен жабылған. Оны құпиясөзсіз сақтаңыз.
sheet-refused-unknown = Бұл кесте емес. Оны XLSX, ODS немесе CSV түрінде сақтаңыз.
sheet-refused-broken = Файл бүлінген, оқылмайды. Оны кесте редакторында ашып, қайта сақтаңыз.

## Matching columns.

sheet-columns-title = { $list }: бағандарды сәйкестендіру
sheet-columns-file = { $name }, тақырып астында { $count } жол
sheet-remembered = Бағандар осы тақырыптар үшін өткен жолғыдай сәйкестендірілді.
sheet-columns-sheet = Парақ
sheet-columns-header = Тақырыптар жолы
# A button: the sheet or the row with the headings was changed.
sheet-columns-reread = Қайта оқу
sheet-columns-why = Әр бағанда не бар екенін көрсетіңіз. Қалдырылған бағандар ештеңені өзгертпейді. Таңдауыңыз осындай тақырыптары бар келесі кесте үшін есте сақталады.
sheet-columns-required = Жаңа жазбаға қажет:
sheet-columns-becomes = «{ $heading }» ({ $letters } бағаны) дегеніміз не
sheet-columns-leave = — қалдыру —
sheet-sure = тақырыбы сәйкес
sheet-likely = тақырып бойынша
sheet-unsure = болжам, тексеріңіз
sheet-blanks = Бос ұяшықтар
sheet-blanks-leave = барын сол күйі қалдырады (жалғыз сызықша өрісті тазалайды)
sheet-blanks-clear = өрісті тазалайды
# A button.
sheet-columns-go = Айырмашылықтарды көрсету
# A button.
sheet-discard = Бұл файлды алып тастау
sheet-matched-twice = «{ $column }» екі бағанға сәйкестендірілген. Біреуін қалдырыңыз.
sheet-matched-none = Әзірге бірде-бір баған сәйкестендірілмеген. Кемінде біреуін көрсетіңіз.
# A heading with the short name of a language: “Title (en)”.
sheet-in-language = { $words } ({ $language })
sheet-in-kk = қаз.
sheet-in-ru = орыс.
sheet-in-en = ағылш.
sheet-yes = иә

## The second sheet of a workbook, which explains the columns.

sheet-explained = Бағандар туралы
sheet-explained-column = Баған
sheet-explained-key = Кілт
sheet-explained-required = Міндетті
sheet-explained-holds = Не жазылады
sheet-explained-blank = Бос ұяшық өрісті сол күйі қалдырады, жалғыз сызықша оны тазалайды. Жолдың болмауы ештеңені жоймайды.
sheet-holds-key = Кіші латын әріптерінен, цифрлар мен дефистерден тұратын қысқа кілт. Жаңа жазба үшін бос қалдырыңыз: ол атаудан жасалады.
sheet-holds-line = Бір жолдық мәтін
sheet-holds-prose = Кез келген жол саны бар мәтін
sheet-holds-reference = Кез келген тілдегі атау не аты-жөні немесе кілт
sheet-holds-references = Кез келген тілдегі атаулар не кілттер, арасында нүктелі үтір
sheet-holds-term = Мыналардың бірі: { $words }
sheet-holds-terms = Мыналардың кез келгені, арасында нүктелі үтір: { $words }
sheet-holds-languages = Тілдер, арасында нүктелі үтір: kk; ru; en
sheet-holds-date = Күн: 09.11.2017 немесе 2017-11-09
sheet-holds-time = Уақыт: 10:00
sheet-holds-moment = Күн мен уақыт: 09.11.2017 10:00; жалғыз уақыт қасындағы күнге жатады
sheet-holds-whole = Теріс емес бүтін сан
sheet-holds-degrees = Ондық бөлшекпен градус: 55.16
sheet-holds-yes-no = Иә немесе жоқ
sheet-holds-colour = #rrggbb түріндегі түс, мысалы #0a7c86
sheet-holds-address = https:// деп басталатын бет мекенжайы
sheet-holds-labels = Өз сөздеріңіз, арасына нүктелі үтір қойылады
sheet-holds-dates = Күндер, арасына нүктелі үтір қойылады: 02.06.2031; 03.06.2031
sheet-holds-windows = Уақыт аралықтары, арасына нүктелі үтір қойылады: 02.06.2031 15:00–17:30; 03.06.2031 10:00–12:00

## Reading and applying.

sheet-reading = Кесте оқылып жатыр
sheet-applying = Кесте қолданылып жатыр
sheet-progress-label = Жұмыс барысы
sheet-progress = { $total } жолдың { $done } жолы
sheet-progress-wait = Әдетте бірнеше секунд.
sheet-progress-reload = Қаншасы дайын екенін көрсету

## The list of differences.

sheet-outcome-title = { $list }: кесте нені өзгертеді
sheet-outcome-file = { $name }, { $count } жол
sheet-do = Енді не істейміз
sheet-do-wrong = Қатесі бар { $count } жол жазылмайды. Оларды кестеде түзетіп, қайта жүктеңіз немесе қалғандарын қолданыңыз.
# A button.
sheet-do-apply = { $count } жолды қолдану
# A button.
sheet-do-apply-good = Тек қатесіз { $count } жолды қолдану
sheet-do-nothing = Кестеде жоба нұсқада бар нәрсе ғана; қолданатын ештеңе жоқ.
sheet-do-columns = Бағандарды өзгерту
# A button: with the draft as it is now.
sheet-do-again = Қайта салыстыру
sheet-applied = { $count } жол қолданылды.
# A button: everything that this spreadsheet changed.
sheet-undo = Кері қайтару
sheet-see-history = Тарихты ашу
sheet-undone = Осы кесте өзгерткеннің бәрі кері қайтарылды.
sheet-show = Қай жолдарды көрсету
sheet-show-all = Барлығы
sheet-show-wrong = Қатесі бар
sheet-show-new = Жаңа
sheet-show-changed = Өзгерген
sheet-show-same = Өзгеріссіз
sheet-status-wrong = қатесі бар
sheet-status-new = жаңа жазба
sheet-status-changed = өзгеріс
sheet-status-same = өзгеріссіз
sheet-find = Аты, мәні немесе ұяшығы
# A button.
sheet-find-go = Табу
sheet-rows = { $count } жол
sheet-rows-none = Мұндай жолдар жоқ. Сұрауды қысқартыңыз немесе барлық жолды көрсетіңіз.
sheet-row = { $number }-жол
sheet-nameless = атаусыз
sheet-was = бұрын
sheet-becomes = болады
sheet-emptied = тазаланды
sheet-pages = Беттер
sheet-earlier = Алдыңғы жолдар
sheet-later = Келесі жолдар
sheet-how-key = кілті бойынша табылды
sheet-how-name = атауы бойынша табылды
sheet-how-name-and-organisation = аты-жөні мен ұйымы бойынша табылды
sheet-how-title-and-start = атауы мен басталуы бойынша табылды
sheet-how-date = күні бойынша табылды
sheet-how-route = екі алаң бойынша табылды
sheet-how-session = бұл адамның мұндай рөлі бар

## What is wrong with a cell.

sheet-problem-unknown-reference = мұндай атау не кілт жоқ
sheet-problem-ambiguous = бірнеше жазбаның атауы осындай; кілтін жазыңыз
sheet-problem-not-a-date = бұл күн емес; 09.11.2017 деп жазыңыз
sheet-problem-not-a-time = бұл уақыт емес; 10:00 деп жазыңыз
sheet-problem-time-outside-day = тәулікте мұндай сағат не минут жоқ
sheet-problem-day-missing = қай күні екені белгісіз; күнді уақыттың алдына немесе күн бағанына жазыңыз
sheet-problem-outside-hours = жұмыс уақытынан тыс, { $first }–{ $second }
sheet-problem-outside-edition = форум күндеріне жатпайды: ол { $first } мен { $second } аралығында өтеді
sheet-problem-other-day = қасындағы күннен басқа күн: { $first }
sheet-problem-not-a-number = бұл сан емес
sheet-problem-negative = мұнда теріс сан болмайды
sheet-problem-not-whole = бүтін сан керек
sheet-problem-too-large = сан тым үлкен
sheet-problem-out-of-range = мұндай градус болмайды
sheet-problem-too-long = { $first } таңбадан ұзын
sheet-problem-duplicate-key = { $first } ұяшығындағы жазбаның өзі
sheet-problem-missing-required = бұл өрісті толтыру керек
sheet-problem-unknown-word = бұл бағанда мұндай сөз жоқ
sheet-problem-unknown-language = мұндай тіл белгісіз
sheet-problem-formula-error = формула мән бермеді
sheet-problem-end-before-start = соңы басынан кейін емес, { $first }
sheet-problem-half-a-time = басталуына соңы, соңына басталуы керек
sheet-problem-wrong-colour = бұл түс емес; #0a7c86 деп жазыңыз
sheet-problem-not-yes-no = «иә» немесе «жоқ» деп жазыңыз
sheet-problem-not-a-window = күн мен екі уақытты жазыңыз, кешірегі екінші болсын: 02.06.2031 15:00–17:30
sheet-problem-names-itself = бұл — сессияның өзі; оны ұяшықтан алып тастаңыз
sheet-problem-wrong-key = кілтте тек кіші латын әріптері, цифрлар мен жалғыз дефистер болады
sheet-problem-not-an-address = мекенжай https:// деп басталады
sheet-problem-hall-elsewhere = бұл зал басқа алаңда: { $first }
sheet-problem-same-place = жол бір алаңнан екіншісіне апарады
sheet-problem-namesake = аты-жөні осындай адам бар, бірақ басқа ұйымнан; жаңа жазба жасалады
sheet-problem-nothing-to-remove = алып тастайтын ештеңе жоқ: бұл адамның мұнда мұндай рөлі жоқ
sheet-hint-near = Бәлкім: { $list }?
sheet-hint-these = Бары: { $list }.

## Why nothing was written.

sheet-conflict = Ештеңе жазылмады: салыстырғаннан кейін бұл жазбаларды басқалар өзгертті. Қайта салыстырып, айырмашылықтарды тағы қарап шығыңыз.
sheet-conflict-line = { $fields } — «{ $label }»
sheet-refused = Ештеңе жазылмады: жоба нұсқа өзіне қайшы келер еді. Кестені түзетіп, қайта жүктеңіз.
sheet-refused-line = { $field }, «{ $label }» ({ $value }): { $why }
sheet-refusal-nowhere = жоқ жазбаға сілтейді
sheet-refusal-taken = мұндай кілті бар жазба бар
sheet-refusal-bad-id = кілт дұрыс жазылмаған
sheet-refusal-twice = екі жол бір жазба туралы
sheet-refusal-missing = бұл өрісті толтыру керек
sheet-refusal-empty = бірде-бір тілде мәтін жоқ
sheet-refusal-too-long = тым ұзын
sheet-refusal-control-character = оқылмайтын таңба бар
sheet-refusal-hall-elsewhere = зал басқа алаңда
sheet-refusal-part-of-itself = сессия өзінің бөлігі болып шығады
sheet-refusal-after-itself = сессия басталмай тұрып аяқталуы керек болып шығады
sheet-refusal-names-itself = мұнда сессияның өзі көрсетілген; оны ұяшықтан алып тастаңыз
sheet-refusal-names-its-own = мұнда осы сессияның бөлігі немесе оны қамтитын сессия көрсетілген; оны ұяшықтан алып тастаңыз
sheet-refusal-outside-edition = бұл күн форум күндеріне жатпайды
sheet-refusal-no-hours = күн бір уақытта ашылып, жабылып тұрар еді
sheet-refusal-repeated = бір нәрсе екі рет көрсетілген
sheet-refusal-named-by = оған басқа жазбалар сілтейді
sheet-refusal-other = мұндай мән мұнда болмайды
sheet-gone = Ештеңе жазылмады: бұл жазбалар салыстырғаннан кейін жойылған. Қайта салыстырыңыз.
sheet-lost = Файл енді сақталмаған. Оны қайта жүктеңіз.
sheet-internal = Біздің жақта ақау болды, ештеңе жазылмады. Қайта көріңіз; тағы болса, әкімшіге хабарлаңыз.
sheet-undo-changed-since = Кері қайтаруға болмайды: содан бері бұл жазбаларды басқалар өзгертті. Кім екені тарихта көрінеді.
sheet-undo-refused = Кері қайтаруға болмайды: басқа жазбалар осыларға сүйенеді.

## Columns. A column of one list may have its own name.

sheet-column-id = Кілт
sheet-column-name = Атауы
sheet-column-people-name = Аты-жөні
sheet-column-title = Атауы
sheet-column-sort-name = Сұрыптауға арналған аты
sheet-column-latin-name = Паспорттағы аты
sheet-column-side = Тарап
sheet-column-post = Лауазымы
sheet-column-organisation = Ұйым
sheet-column-region = Өңір
sheet-column-biography = Өмірбаяны
sheet-column-kind = Түрі
sheet-column-former-name = Бұрынғы атауы
sheet-column-city = Қала
sheet-column-url = Сайты
sheet-column-ror = ROR мекенжайы
sheet-column-role = Рөлі
sheet-column-organisations-role = Форум үшін не істейді
sheet-column-status = Мәртебесі
sheet-column-represented-by = Кім өкілдік етеді
sheet-column-subtitle = Кіші тақырып
sheet-column-date = Күні
sheet-column-start = Басталуы
sheet-column-end = Аяқталуы
sheet-column-venue = Алаң
sheet-column-hall = Зал
sheet-column-track = Бағыт
sheet-column-sides = Тараптар
sheet-column-organisers = Ұйымдастырушылар
sheet-column-languages = Тілдер
sheet-column-interpretation = Ауызша аударма
sheet-column-audience = Күтілетін адам саны
sheet-column-equipment = Жабдық
sheet-column-part-of = Қай сессияның бөлігі
sheet-column-after = Қай сессиялардан кейін
sheet-column-outside-programme = Бағдарламадан тыс
sheet-column-cancelled = Өткізілмейді
sheet-column-abstract = Аңдатпа
sheet-column-description = Сипаттама
sheet-column-session = Сессия
sheet-column-person = Тұлға
sheet-column-remove = Алып тастау
sheet-column-address = Мекенжай
sheet-column-latitude = Ендік
sheet-column-longitude = Бойлық
sheet-column-operator = Оператор
sheet-column-site = Аумақ
sheet-column-use = Мақсаты
sheet-column-capacity = Сыйымдылығы
sheet-column-from = Қай алаңнан
sheet-column-to = Қай алаңға
sheet-column-minutes = Минут
sheet-column-colour = Түсі
sheet-column-opens = Ашылуы
sheet-column-closes = Жабылуы
sheet-column-head = Басшысы
sheet-column-members = Құрамы
sheet-column-present = Форумда болады
sheet-column-principal = Бірінші тұлға
sheet-column-rest-minutes = Сессиялар арасындағы демалыс, минут
sheet-column-most-a-day = Бір күндегі сессия саны, ең көбі
sheet-column-booths = Аудармашы кабиналары
sheet-column-open = Өз жұмыс уақыты
sheet-column-fixed = Орнынан қозғалмайды
sheet-column-not-parallel-with = Мыналармен бір уақытта емес
sheet-column-same-day-as = Мыналармен бір күні
sheet-column-same-time-as = Мыналармен бірге басталады
sheet-column-right-after = Мынаған іле-шала басталады
sheet-column-allowed-days = Рұқсат етілген күндер
sheet-column-allowed-times = Рұқсат етілген уақыт
sheet-column-allowed-halls = Рұқсат етілген залдар
sheet-column-topics = Тақырыптар
sheet-column-teams = Аудармашылар топтары
sheet-column-meal = Бұл үзілісте ас ішіледі
