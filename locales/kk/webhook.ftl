### Оқиғалар туралы хабарланатын басқа бағдарламалар.

webhook-title = Хабарланатын бағдарламалар
webhook-lead = Жоба нұсқа өзгергенде немесе шығарылым жарияланғанда, осы мекенжайларға бірден хабар жіберіледі.
webhook-read-more = Хабарларға қалай қол қойылады
webhook-none = Әзірге ешкімге хабарланбайды. Бағдарламаны сайт немесе басқа жүйе қадағалап отыруы керек болса, мекенжай қосыңыз.
webhook-count =
    { $count ->
        [one] { $count } мекенжай
       *[other] { $count } мекенжай
    }
webhook-name = Атауы
webhook-name-hint = Бұл қай бағдарлама, мысалы, «Министрлік сайты».
webhook-url = Мекенжай
webhook-url-hint = https:// деп басталады және POST сұрауларын қабылдайды.
webhook-events = Не туралы хабарлау керек
webhook-event = Оқиға
webhook-event-draft-changed = жоба нұсқа өзгерді
webhook-event-released = шығарылым жарияланды
webhook-event-withdrawn = шығарылым қайтарып алынды
webhook-state = Күйі
webhook-state-active = жұмыс істеп тұр
# Қатарынан $count әрекет сәтсіз болды.
webhook-state-failing =
    { $count ->
        [one] жұмыс істеп тұр; { $count } әрекет сәтсіз
       *[other] жұмыс істеп тұр; қатарынан { $count } әрекет сәтсіз
    }
webhook-state-paused = тоқтатылған
webhook-state-given-up = өшірілді: жауап болмады
webhook-new = Мекенжай қосу
webhook-make = Қосу
webhook-made = Мекенжай қосылды.
webhook-secret = Оның құпиясы
webhook-secret-once = Басқа бағдарлама хабардың бізден екенін осы арқылы тексереді. Қазір көшіріп алыңыз: ол қайта көрсетілмейді.
webhook-back = Барлық мекенжайлар
webhook-pause = Тоқтату
webhook-resume = Қайта қосу
webhook-delete = Жою
webhook-deleted = Мекенжай жойылды.
webhook-paused = Бұл мекенжайға енді ештеңе жіберілмейді.
webhook-resumed = Бұл мекенжайға оқиғалар туралы қайтадан хабарланады.
webhook-log = Не хабарланды
webhook-log-empty = Әзірге ештеңе жоқ. Мұнда соңғы отыз күннің хабарлары тізіледі.
webhook-when = Қашан
webhook-attempts = Әрекет саны
webhook-answer = Жауап
webhook-again = Қайта жіберу
webhook-again-done = Хабар қайта жіберілуін күтіп тұр.
webhook-fate-waiting = күтуде
webhook-fate-delivered = жеткізілді
webhook-fate-failed = жеткізілмеді
# UTC бойынша сәт; $date — толық күн.
webhook-moment = { $date }, { $time } UTC
webhook-no-name = Мекенжайға ұзындығы 100 таңбадан аспайтын атау беріңіз.
webhook-bad-address = Бұл мекенжайға хабарлау мүмкін емес. Ол https:// деп басталуы және құпиясөзсіз болуы керек.
webhook-private = Бұл мекенжай ішкі желіде тұр. Сырттан қолжетімді мекенжай көрсетіңіз немесе әкімшіден ішкі мекенжайларға рұқсат беруін сұраңыз.
webhook-no-event = Кемінде бір оқиғаны таңдаңыз.
webhook-too-many = Мекенжайлар қазірдің өзінде { $count }. Қажет еместерін жойыңыз.
