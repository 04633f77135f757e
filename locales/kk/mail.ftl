### The post as whoever runs the installation sees it.

mail-title = Пошта
mail-stays-here = Пошта сервері көрсетілмеген, сондықтан хаттар жіберілмейді: олар осында қалады және осы жерде оқылады. Хат жіберу үшін KURULTAI_SMTP мен KURULTAI_MAIL_FROM мәндерін беріңіз.
mail-search = Мекенжай, аты-жөні немесе тақырыбы
# What became of a letter.
mail-state = Күйі
mail-state-any = Кез келген
mail-state-queued = кезекте
mail-state-sent = жіберілді
mail-state-kept = осында қалды
mail-state-failed = жіберілмеді
# A button.
mail-find = Табу
mail-count = { $count } хат
mail-none-found = Мұндай хат жоқ. Сұранымды қысқартыңыз немесе басқа күйді таңдаңыз.
mail-none-yet = Әзірге хат жазылған жоқ. Шақырулар, кіру сілтемелері және бағдарлама шығарылымдары туралы хабарламалар осында көрінеді.
mail-when = Жазылған уақыты
mail-to = Кімге
mail-subject = Тақырыбы
mail-pages = Беттер
mail-newest = Жаңа хаттарға
mail-older = Бұрынғы хаттар
# A moment in UTC; $date is long.
mail-moment = { $date }, { $time } UTC
mail-letter-title = Хат: { $to }
mail-back = Барлық хат
mail-attempts =
    { $count ->
        [0] әлі жіберіліп көрген жоқ
       *[other] { $count } рет жіберіліп көрді
    }
mail-error = Жіберілмеу себебі
mail-again = Қайта жіберу
mail-again-done = Хат қайта жіберілуге кезекке тұрды.
mail-text = Мәтіні
mail-hidden = Хатта тек алушыға арналған кілт бар, сондықтан мәтіні көрсетілмейді.
mail-html = HTML түрінде
mail-headers = Хат тақырыптамалары
mail-no-address = Жіберу мүмкін емес: алушының мекенжайы дұрыс емес.

## Work other than letters that was given up

mail-jobs = Орындалмай қалған тапсырмалар
mail-jobs-why = Бірнеше рет жасап көрілді, бірақ орындалмады. Себебі жойылған соң қайта іске қосыңыз.
mail-job = Не
mail-job-ended = Соңғы әрекет
# A button.
mail-job-again = Қайталау
mail-job-again-done = Тапсырма қайта орындалуда.
mail-job-release-scheduled = Уақыты белгіленген шығарылымды жариялау
mail-job-release-tell = Шығарылым қатысты адамдарға хат жазу
