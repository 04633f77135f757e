### The programme: grid, list, the page of a session, what changed.


## Days and hours

programme-title = Бағдарлама
# Title of a day's page; $day has a weekday and a date.
programme-day-title = Бағдарлама, { $day }
programme-day-description = { $day }: { $count } іс-шара
programme-days-label = Бағдарлама күндері
programme-as-list = Тізім және сүзгі
# Read aloud by screen readers.
programme-grid-label = { $day }: залдар мен сағаттар; екі бағытта жылжиды
programme-legend = Түстер
programme-now-line = Форумда қазір: { $time }
programme-your-time = Сіздің уақытыңызша: { $time }
programme-illustrative-day = Осы белгісі бар сағаттар мен залдар бағдарламаның жұмысын көрсету үшін құрастырылған: ашық деректерде күн мен орын бар, сағат жоқ.
# A tag: the hour was made up for a demonstration.
programme-illustrative-time = уақыты — үлгі
# A tag: the hall was made up for a demonstration.
programme-illustrative-place = залы — үлгі
# A tag.
programme-illustrative-time-and-place = уақыты мен залы — үлгі
# In the margin of a list, short.
programme-time-open = уақыты белгісіз
# In the margin of a list, short.
programme-day-open = күні белгісіз
# After a date.
programme-time-unknown = уақыты белгісіз
programme-day-unknown = Күні белгісіз
programme-place-unknown = Өтетін орны белгісіз
# Күн және сол күнгі уақыт аралығы.
programme-window = { $day }, { $time }
# Бір күн мен сағаттан екінші күн мен сағатқа дейін.
programme-window-days = { $fromday }, { $from } – { $today }, { $to }
# Head of a column of the grid.
programme-hall-open = Залы көрсетілмеген
programme-hour-not-known = Осы күні, уақыты белгісіз
programme-hour-not-known-why = Деректерде бұл іс-шаралардың күні бар, бірақ уақыты жоқ.
programme-day-not-known = Күні белгісіз
programme-day-not-known-why = Бұлар бағдарламаға кіреді, бірақ күні деректерден табылмады.
programme-nothing-timed = Бұл күні әлі ештеңенің уақыты белгіленбеген.

## The list and its filters

programme-list-title = Бағдарлама тізімі
programme-list-description = Күн мен уақыт бойынша { $count } іс-шара, сүзгілерімен
programme-list-count = { $count } іс-шара
programme-list-empty = Бұл сүзгілердің бәріне бірдей сай келетін іс-шара жоқ. Біреуін алып тастаңыз.
programme-filter = Сүзгі
programme-filter-apply = Көрсету
programme-filter-remove = Сүзгіні алып тастау: { $filter }
programme-filter-clear = Барлық сүзгіні алып тастау
programme-filter-day = Күні
programme-filter-any-day = Кез келген күн
programme-filter-kind = Түрі
programme-filter-any-kind = Кез келген түр
programme-filter-track = Бағыт
programme-filter-any-track = Кез келген бағыт
programme-filter-venue = Өтетін орын
programme-filter-any-venue = Кез келген орын
programme-filter-hall = Зал
programme-filter-any-hall = Кез келген зал
programme-filter-side = Тарап
programme-filter-any-side = Кез келген тарап
programme-filter-language = Тіл
programme-filter-any-language = Кез келген тіл
programme-filter-person = Қатысушы
programme-filter-any-person = Кез келген адам

## A session

programme-when-and-where = Қашан және қайда
programme-when = Қашан
programme-where = Қайда
# Before the title of a larger session.
programme-part-of = Мына іс-шараның бөлігі:
programme-sides =
    { $count ->
        [one] Тарап
       *[other] Тараптар
    }
# Languages spoken from the floor.
programme-languages = Жұмыс тілі
# Languages offered by interpreters.
programme-interpretation = Аударма
programme-organisers = Ұйымдастырушы
# People expected in the hall; a number follows.
programme-audience = Күтілетін қатысушы саны
programme-add-to-calendar = Күнтізбеге қосу
programme-people = Кімдер қатысады
programme-parts = Бөлімдер мен секциялар
programme-outcomes = Нәтижелер
programme-facts = Деректерде не айтылған
programme-agreements = Осында қол қойылған келісімдер
programme-links = Сілтемелер
programme-cancelled = Болмайды
programme-cancelled-sentence = Бұл іс-шара болмайды.
# A tag: it happens at the same time but is not an item of the forum.
programme-outside = бағдарламадан тыс
programme-outside-sentence = Форум күндері өтеді, бірақ форум бағдарламасына кірмейді.
programme-in-this-hall = Осы залда
programme-before-here = Осыған дейін осында
programme-after-here = Осыдан кейін осында

## Releases and changes

programme-changes-title = Не өзгерді
programme-changes-description = Бағдарламаның әр шығарылымы және алдыңғысынан айырмашылығы. Жарияланған шығарылым ешқашан өзгермейді.
programme-changes-feed = Өзгерістерге жазылу (Atom)
programme-no-releases = Бұрынғы шығарылымдар жоқ.
programme-release = { $number }-шығарылым
programme-released-by = Жарияланған уақыты: { $moment }, жариялаған: { $author }
programme-withdrawn = Кері қайтарып алынды: { $moment }.
programme-no-changes = Бірде-бір іс-шара өзгерген жоқ.
programme-changes-count = { $count } өзгеріс
programme-change-added = Жаңа
programme-change-cancelled = Болмайды
programme-change-moved = Ауыстырылды
programme-change-renamed = Атауы өзгерді
# The people of a session changed.
programme-change-people = Қатысушылар
# Smaller changes to a session.
programme-change-other = Мәліметтер
programme-change-was-called = Бұрынғы атауы:
programme-change-before = Бұрын:
programme-change-now = Енді:
programme-change-joined = Қосылды:
programme-change-left = Енді қатыспайды:
