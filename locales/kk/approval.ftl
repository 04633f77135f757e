### Releases at the desk: what the next one changes, who approves it, those that are out.

approval-title = Шығарылым
approval-public-nothing = Әзірге ештеңе жарияланған жоқ.
approval-public-sees = Қазір { $number }-шығарылым жарияланып тұр: { $moment }, жариялаған { $author }.
approval-public-page = Көпшілікке арналған беттер
approval-revision = Жоба нұсқа, { $number }-редакция

## The next release

approval-next = Келесі шығарылым нені өзгертеді
approval-first = Бұл алғашқы шығарылым болады: { $count } сессия.
approval-changes-elsewhere = Сессиялар өзгерген жоқ, басқа мәліметтер өзгерді: қатысушылар, алаңдар, келісімдер немесе форум туралы жалпы мәліметтер.
approval-letters =
    { $count ->
        [0] Хат жазатын ешкім жоқ: бұл қатысты адамдардың мекенжайы белгісіз.
       *[other] Бұл қатысты { $count } адамға хат жіберіледі.
    }
approval-unreached = Бұл қатысты { $count } адамның мекенжайы белгісіз: { $names }.
approval-contacts = Мекенжайларын көрсету
approval-nothing-changed = Дәл осы жоба нұсқа жарияланып тұр. Бір нәрсені өзгертсеңіз, осы жерден жаңа шығарылым жасауға болады.
approval-contradiction = Деректер бір-біріне қайшы, сондықтан шығарылым жасау мүмкін емес. Қай жерде екені форум шолуында көрсетілген.
approval-no-hard = Шығарылымға ештеңе кедергі емес.
approval-hard = { $count } ескерту шығарылымға жол бермейді
approval-hard-hint = Оларды бағдарлама торында немесе нысандарда түзетіңіз. Ескертуді сол күйі қалдыруға тура келсе, себебін жазыңыз: ол шығарылыммен бірге сақталады.
approval-override-reason = Неге рұқсат етіледі
approval-soft = Шығарылымға кедергі емес { $count } ескерту
approval-reason = Себебі
approval-reason-hint = Оны жұрттың бәрі өзгерістер бетінен оқиды. Жазбауға да болады.
approval-when = Қашан
approval-when-now = Мүмкіндігінше тез
approval-when-later = Форумдағы белгілі бір уақытта
approval-date = Күні
approval-time = Уақыты
# $zone is such as Asia/Almaty.
approval-zone = Форум уақыты бойынша ({ $zone }); қазір онда { $date }, { $time }.
# $time has the date, the time and the zone of the reader.
approval-your-clock = Сіздің уақытыңызша: { $time }
# A button.
approval-publish = Жариялау
# A button.
approval-propose = Шығарылымды ұсыну
# A button: the proposal that is there is replaced.
approval-propose-again = Қазіргі жоба нұсқаны ұсыну

## A proposal

approval-proposal = Шығарылым ұсынылды
approval-proposed-by = Ұсынған: { $name }, { $moment }
approval-at = Жариялау уақыты: { $moment }
approval-overrides = Сол күйі қалдырылған ескертулер
approval-let-pass = Қалдырылды: { $reason }
approval-keys = Кілттер
approval-key-waiting = әлі келісілген жоқ
approval-key-turned = келіскен: { $name }, { $moment }
# A sentence of its own; $since says that the draft changed.
approval-void = «{ $side }» тарапының келісуі енді жарамсыз; келіскен: { $name }, { $moment }. { $since }
approval-may-no-longer = Бұл адам енді осы тарап атынан келісе алмайды.
approval-changed = Содан бері жоба нұсқа өзгерді.
approval-changed-by = Содан бері жоба нұсқа өзгерді; соңғы өзгерткен: { $name }, { $moment }.
approval-proposal-changed = Содан бері ұсыныстың өзі өзгерді: себебі, уақыты немесе сол күйі қалдырылған ескертулер.
approval-stale = Ұсынылған нұсқа енді жарияланатын нұсқаға сәйкес емес: қайта ұсынып, қайта келісу керек.
# A button.
approval-approve = Өз тарапым атынан келісу
# A button.
approval-retract = Келісуімді қайтарып алу
# A button.
approval-call-off = Ұсынысты тоқтату
approval-last-called-off = Соңғы ұсыныс тоқтатылды: { $name }, { $moment }.
approval-last-missed = Уақыты белгіленген шығарылым болмай қалды, { $moment }: { $why }
approval-missed-changed = жоба нұсқа өзгерген.
approval-missed-not-approved = бір тарап келіспеген.
approval-missed-blocked = жол бермейтін ескерту табылған.
approval-missed-nothing-changed = бұл бағдарлама жарияланып қойған.
approval-missed-other = жариялау мүмкін болмаған.

## One key or two

approval-policy = Кім келісуі керек
approval-policy-one = Әр хатшылық шығарылымды өзі жариялай алады.
approval-policy-two = Шығарылымды әр тарап келісуі керек. Ешкім екі тарап атынан келісе алмайды; жоба нұсқа өзгерсе, бұрынғы келісулер жарамсыз болады.
# A button.
approval-policy-want = Әр тараптың келісуін талап ету
# A button.
approval-policy-end = Келісусіз жариялау
# A button.
approval-policy-keep = Келісуді қалдыру
approval-policy-asked = { $name } ({ $side }) келісуден бас тартуды ұсынды, { $moment }. Оны басқа тарап та қалағанда, келісу талап етілмейді.

## Releases that are out

approval-releases = Шығарылымдар
approval-releases-count = { $count } шығарылым
approval-releases-none = Әзірге шығарылым жоқ. Алғашқысы бағдарламаны көпшілікке ашады; әр келесісі не өзгергенін көрсетіп, тиісті адамдарға хабарлайды.
approval-shown = қазір жарияланып тұр
approval-released = Жарияланды: { $moment }, { $author }.
approval-withdrawn = Кері қайтарылды: { $moment }, { $author }.
approval-withdraw = Осы шығарылымды кері қайтару
approval-withdraw-hint = Оның орнына бұрынғы шығарылым қайта жарияланады. Екеуі де тізімде қалады, тиісті адамдарға хат жіберіледі.
approval-favour = Орнына көрсетілетіні
approval-withdraw-reason = Себебі, кемінде бір тілде
# A button.
approval-withdraw-do = Кері қайтару

## What was done

approval-done-published = Шығарылым жарияланды.
approval-done-scheduled = Жариялау уақыты белгіленді.
approval-done-proposed = Шығарылым ұсынылды; екінші тарапқа хат жіберілді.
approval-done-approved = Сіз келістіңіз. Енді екінші тараптың кезегі.
approval-done-retracted = Келісуіңіз қайтарып алынды.
approval-done-called-off = Ұсыныс тоқтатылды.
approval-done-withdrawn = Шығарылым кері қайтарылды.
approval-done-two-keys = Енді шығарылымды әр тарап келісуі керек.
approval-done-asked = Жазылды. Оны басқа тарап та қалағанда, келісу талап етілмейді.
approval-done-one-key = Енді әр тарап шығарылымды өзі жариялай алады.

## What was refused

approval-problem-no-time = Күні мен уақытын көрсетіңіз немесе «мүмкіндігінше тез» дегенді таңдаңыз.
approval-problem-no-reason = Неге кері қайтарылатынын кемінде бір тілде жазыңыз: оны жұрттың бәрі оқиды.
approval-problem-changed = Сіз бұл бетті ашқаннан бері жоба нұсқа өзгерді. Төменде енді не өзгеретіні көрсетілген: қарап, қайта шешіңіз.
approval-problem-no-proposal = Ұсыныс енді жоқ: шығарылым жарияланып кетті немесе ұсыныс тоқтатылды.
approval-problem-no-side = Есептік жазбаңыз бұл форумда ешбір тарапты білдірмейді, сондықтан кілті жоқ. Тараптың рөлін хатшылық бере алады.
approval-problem-turned = «{ $side }» тарапы келісіп қойған: { $name }.
approval-problem-same-person = Сіз «{ $side }» тарапы атынан келісіп қойдыңыз; екінші тараптан басқа адам келісуі керек.
approval-problem-past = Бұл уақыт ({ $time }) өтіп кетті. Кейінірек уақытты таңдаңыз.
approval-problem-no-such-time = { $zone } белдеуінде мұндай уақыт ({ $time }) жоқ: сағат тілі алға жылжытылады. Басқа уақытты таңдаңыз.
approval-problem-no-zone = Форумның уақыт белдеуі («{ $zone }») белгісіз. Оны форум туралы жалпы мәліметтерде түзетіңіз.
approval-problem-too-few-sides = Екі кілт үшін екі тарап керек. Алдымен тарап қосыңыз.
approval-problem-blocked = { $count } ескерту шығарылымға жол бермейді. Түзетіңіз немесе әрқайсысына неге рұқсат етілетінін жазыңыз.
approval-problem-nothing-changed = { $number }-шығарылымнан бері ештеңе өзгерген жоқ.
approval-problem-overrides = Ескертулер себебі жазылғандардан өзгеше. Қайта қараңыз.
approval-problem-not-earlier = { $number }-шығарылымды орнына көрсетуге болмайды; бұрынырақ шыққанын таңдаңыз.
approval-problem-not-shown = { $number }-шығарылым енді жарияланып тұрған шығарылым емес.
