### Words around every public page: the bar, the foot, marks, search, files to take away.


## Bar and foot

site-skip = Мазмұнға өту
# A link in the bar of a phone that leads to the list of pages at the foot.
site-menu = Барлық бет
site-all-pages = Осы форумның барлық беті
site-all-editions = Барлық форум
site-languages = Тіл
site-nav-label = Негізгі беттер
site-nav-home = Басты бет
site-nav-programme = Бағдарлама
site-nav-people = Қатысушылар
site-nav-organisations = Ұйымдар
site-nav-agreements = Келісімдер
# All editions of the forum since the first.
site-nav-series = Форумдар тарихы
# The page with calendars and files.
site-nav-take = Өзіңізбен алыңыз
site-nav-search = Іздеу
site-nav-venues = Өтетін орындар мен залдар
site-nav-regions = Өңірлер
site-nav-changes = Өзгерістер
site-nav-sources = Дереккөздер
site-calendar = Күнтізбе
# $offset is such as UTC+5.
site-host-time = Уақыт жергілікті: { $city }, { $offset }.
# $number is text, $moment a date with a time.
site-release-line = Бағдарламаның { $number }-шығарылымы, жарияланған уақыты: { $moment }.
site-withdrawn = Бұл шығарылым кері қайтарып алынды: { $moment }.
# A date and an hour in one phrase, used after “published”.
site-moment = { $date }, { $time }
# A month by itself, the date of a publication.
site-month = { $year } ж. { $month }

## Marks beside texts

# Beside a text that is shown in another language because the page's language lacks it.
site-not-yet = қазақша әлі жоқ
# Short for “translated”: beside a text that the source has in another language only.
site-translated = ауд.
site-translated-hint = Осы сайт үшін аударылған; дереккөзде басқа тілде
# A tag: this was made up for a demonstration and is not in the public record.
site-illustrative = үлгі
site-illustrative-hint = Көрсетілім үшін құрастырылған, ашық деректерде жоқ
site-illustrative-legend = Осы белгісі бар мәліметтер жүйенің жұмысын көрсету үшін құрастырылған. Қалғанының бәрі жарияланған дереккөздерден алынған, олар қасында көрсетілген.
# Stands before a list of publishers; $count says how many.
site-sources-label =
    { $count ->
        [one] Дереккөз:
       *[other] Дереккөздер:
    }
site-source-number = { $number }-дереккөз

## Sources

site-sources-title = Дереккөздер
site-sources-why = Бұл беттердегі әр мәліметтің қасында оны кім жариялағаны көрсетілген. Толық тізім осында.

## Search

site-search-title = Іздеу
site-search-description = Форумның отырыстары, қатысушылары, ұйымдары, өтетін орындары, келісімдері мен өңірлері
site-search-label = Не іздейсіз?
site-search-go = Іздеу
site-search-hint = Кез келген тілде және жазуда іздеуге болады: Nazarbayev деп жазсаңыз, Назарбаев табылады.
site-search-found =
    { $count ->
        [0] «{ $query }» бойынша ештеңе табылмады
       *[other] «{ $query }» бойынша { $count } нәтиже
    }
site-search-nothing-hint = Азырақ әріп жазып немесе басқаша жазып көріңіз, әйтпесе қатысушылар мен ұйымдар тізімін қараңыз.
site-search-none = Ештеңе табылмады
site-a-person = Қатысушы
site-a-venue = Өтетін орын
site-a-region = Өңір

## Take it with you

site-take-title = Өзіңізбен алып жүріңіз
site-take-description = Бүкіл бағдарлама: өздігінен жаңаратын күнтізбе, кестелер және ашық деректер түрінде
site-take-calendar = Телефондағы күнтізбе
site-take-calendar-how = Камераны кодқа бағыттаңыз немесе мекенжай бойынша жазылыңыз. Бағдарлама өзгерсе, күнтізбеңіз де өзгереді.
site-take-calendar-get = Күнтізбені жүктеп алу
site-take-phone = Бағдарлама телефоныңызда
site-take-phone-how = Беттер шағын, баяу желіде де ашылады. Мекенжайды негізгі экранға сақтап қойыңыз.
site-take-qr-calendar = QR-код: күнтізбенің мекенжайы
site-take-qr-programme = QR-код: бағдарламаның мекенжайы
site-take-parts = Тек қажетті бөлігі
site-take-parts-how = Бұлардың әрқайсысы — кез келген күнтізбе бағдарламасына арналған жеке күнтізбе (iCalendar, .ics).
site-take-by-day = Күндер бойынша
site-take-by-hall = Залдар бойынша
site-take-by-person = Қатысушы немесе отырыс бойынша
site-take-by-person-how = Әр қатысушының және әр отырыстың бетінде жеке күнтізбе бар.
site-take-files = Файлдар және ашық деректер
site-take-xlsx = Электрондық кесте: отырыстар, қатысушылар, залдар және келісімдер, әрқайсысы бөлек парақта
site-take-csv = Кез келген бағдарламаға арналған отырыстар кестесі
site-take-schedule-xml = Конференция қосымшалары мен бейне топтарына арналған кесте (frab)
site-take-schedule-json = Сол кесте JSON түрінде (c3voc)
site-take-json-ld = Іздеу жүйелеріне арналған schema.org оқиғалары
site-take-atom = Бағдарламаның әр өзгерісі туралы жаңалықтар (Atom)
site-take-archive = Осы беттердегінің бәрі, ештеңе жоғалмайды; басқа жүйе оны қайта оқи алады

## Pages without an edition

site-chooser-line = Өңіраралық ынтымақтастық форумдарының бағдарламалары
site-editions-title = Форумдар
site-no-editions = Әзірге бірде-бір бағдарлама жарияланған жоқ.
site-missing-title = Мұндай бет жоқ
site-missing-what = Мекенжай қате терілген болуы мүмкін немесе ондағы нәрсе енді бағдарламада жоқ. Мына жерлерден іздеп көріңіз.
