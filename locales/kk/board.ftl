### The board: the programme as halls and times, to be arranged. $title is the title of a session.

board-title = Бағдарлама торы
board-lead = Сессияны басқа уақытқа немесе залға сүйреп апарыңыз, не Enter пернесімен алып, көрсеткілермен жылжытыңыз.
board-read-only = Сіз торды көре аласыз. Сессияларды жылжыту үшін бағдарламаны өзгерту құқығы бар рөл керек.
board-empty = Әзірге орналастыратын ештеңе жоқ
board-empty-why = Торда залдар мен уақыт көрсетіледі. Залдары бар алаңды және алғашқы сессияларды қосыңыз: уақыты белгіленгенше олар «Тордан тыс» тізімінде тұрады.
board-add-venue = Алаң қосу
board-add-session = Сессия қосу

board-views = Көрініс
board-view-halls = Залдар
board-view-people = Адамдар
board-view-list = Тізім
board-zoom = Масштаб
board-zoom-in = Уақыт аз, ірірек
board-zoom-out = Уақыт көп, ұсағырақ
board-zoom-hours =
    { $count ->
        [one] { $count } сағат
       *[other] { $count } сағат
    }
board-zoom-days =
    { $count ->
        [one] { $count } күн
       *[other] { $count } күн
    }
board-filters = Сүзгілер
board-search = Іздеу
board-search-hint = Атауы, есімі немесе коды
board-filter-side = Тарап
board-filter-person = Қатысушы
board-filter-venue = Алаң
board-filter-track = Бағыт
board-filter-finding = Ескерту
board-filter-all = Барлығы
board-filter-any-finding = Кез келген ескертуі бар
board-filter-clear = Сүзгілерді тазарту
board-shown = { $all } сессияның { $shown } көрсетілген
board-day = Күні

board-no-hall = Залы белгіленбеген
board-no-hall-of = { $venue }: залы белгіленбеген
board-tray = Тордан тыс
board-tray-why = Уақыты жоқ сессиялар. Торға сүйреп апарыңыз немесе тордан алу үшін осында тастаңыз.
board-tray-empty = Барлық сессияның уақыты бар.
board-capacity =
    { $count ->
        [one] { $count } орын
       *[other] { $count } орын
    }
board-closed = Жабық
board-cancelled = Болмайды
board-outside = Форум бағдарламасынан тыс
board-part-of = «{ $title }» сессиясының бөлігі
board-at = { $day }, { $time }, { $place }
board-nowhere = тордан тыс
board-no-findings = Ескерту жоқ

board-findings = Ескертулер
board-findings-none = Көрсетілген бағдарламаға ескерту жоқ.
board-findings-more = Тағы: { $count }
board-level-hard = Қайшылық
board-level-soft = Қолайсыз
board-level-text = Толық емес
board-jump = Торда көрсету
board-caused = Пайда болады
board-cured = Жойылады
board-nothing-caused = Жаңа ескерту болмайды.
board-rule-hall-taken-twice = Бір залда екі сессия
board-rule-person-in-two-places = Адам бір мезгілде екі жерде
board-rule-travel-too-short = Жолға уақыт аз
board-rule-order-broken = Реті бұзылған
board-rule-hall-too-small = Зал тар
board-rule-outside-opening-hours = Жұмыс уақытынан тыс
board-rule-equipment-missing = Жабдық жоқ
board-rule-hall-unknown = Залы жоқ
board-rule-not-placed = Уақыты жоқ
board-rule-role-missing = Рөл бос
board-rule-interpretation-missing = Аударма жоқ
board-rule-text-missing = Мәтін жоқ
board-rule-principal-away = Бірінші тұлға жоқ
board-rule-outside-allowed = Мұнда болмайды
board-rule-hall-closed = Зал жабық
board-rule-in-parallel = Бір уақытта болмайды
board-rule-not-together = Бірге басталуы керек
board-rule-different-days = Бір күн керек
board-rule-not-right-after = Іле-шала болуы керек
board-rule-person-away = Адам орнында жоқ
board-rule-booths-missing = Кабина аз
board-rule-interpreters-missing = Аудармашы жетпейді
board-rule-interpreters-overworked = Аудармашыға жүк көп
board-rule-rest-too-short = Демалыс аз
board-rule-too-many-in-a-day = Бір күнде сессия көп
board-rule-during-break = Ас ішетін кезде
board-rule-topic-in-parallel = Бір тақырып қатар
board-rule-audience-torn = Тыңдаушы екіге бөлінеді
board-rule-day-without-side = Тарапсыз күн
board-rule-chairs-one-sided = Бір тарап жүргізеді
board-rule-moved-late = Шығарылымнан кейін жылжыған

board-actions = «{ $title }»: әрекеттер
board-move = Жылжыту…
board-longer = Ширек сағатқа ұзарту
board-shorter = Ширек сағатқа қысқарту
board-park = Тордан алу
board-swap = Орнын ауыстыру…
board-better = Тағы қайда?
board-better-title = «{ $title }» үшін қолайлы орындар
board-better-none = Қазіргіден кем түспейтін басқа орын жоқ.
board-better-searching = Қолайлырақ орындар ізделуде…
board-better-as-good = Қазіргіден кем емес
board-better-go = Осы жерге жылжыту
board-open = Жазбаны ашу
board-undo = Болдырмау
board-redo = Қайталау
board-close = Жабу
board-cancel = Бас тарту
board-save = Жылжыту
board-check = Ескертулерді көрсету
board-back = Торға оралу
board-form-title = «{ $title }» сессиясын жылжыту
board-form-now = Қазір: { $where }
board-form-would = Осында жылжытса
board-start = Басталуы
board-duration = Ұзақтығы, минут
board-place = Зал
board-form-bad-time = Басталуын сағат пен минутпен жазыңыз, мысалы 09:30; ұзақтығы 5 минуттан екі тәулікке дейін болсын.
board-form-bad-day = Форум күндерінің бірін таңдаңыз.

board-picked-up = «{ $title }» алынды. Көрсеткілер жылжытады, плюс пен минус ұзақтығын өзгертеді, Enter орнына қояды, Escape бұрынғы орнында қалдырады.
board-swap-choose = «{ $title }» қай сессиямен орын ауыстыратынын таңдаңыз. Escape — бас тарту.
board-left = «{ $title }» бұрынғы орнында қалды.
board-done-moved = «{ $title }» жылжытылды: { $where }.
board-done-parked = «{ $title }» тордан алынды.
board-done-swapped = «{ $first }» пен «{ $second }» орын ауыстырды.
board-done-resized = «{ $title }» енді: { $where }.
board-done-undone = Соңғы жылжыту кері қайтарылды.
board-done-redone = Жылжыту қайта жасалды.
board-nothing-to-undo = Болдырмайтын ештеңе жоқ.
board-nothing-to-redo = Қайталайтын ештеңе жоқ.
board-said-moved = Сессия жылжытылды.
board-conflict = Осы уақытта «{ $title }» сессиясын { $who } өзгертті: { $where }. Сіздің жылжытуыңыз орындалмады; қарап шығып, қайта жылжытыңыз.
board-conflict-somebody = басқа біреу
board-gone = Бұл сессия енді жоқ: оны біреу жойған.
board-refused-outside = Бұл күн форум күндеріне кірмейді. Күндер «Форум» бөлімінде өзгертіледі.
board-refused = Мұны жазу мүмкін емес. Бетті жаңартып, қайта көріңіз.
board-unreachable = Сервер жауап бермейді. Ештеңе жылжытылмады; қайта көріңіз.
board-others = Бағдарламаны өзгерткен: { $who }.

board-diff = { $number }-шығарылымнан кейінгі өзгерістер
board-diff-new = Жаңа
board-diff-moved = Жылжытылған, бұрын: { $where }
board-diff-gone = Торда жоқ
board-diff-count = Жаңа: { $new }. Жылжытылған: { $moved }. Жоқ: { $gone }.

board-keys = Пернелер
board-keys-arrows = Көрсеткілер: көрші сессияға немесе залға өту
board-keys-pick = Enter немесе бос орын: алу және қою
board-keys-held = Алынған сессиямен көрсеткілер: ертерек, кешірек, басқа зал; Shift-пен бес минуттан
board-keys-size = Плюс пен минус: ұзарту және қысқарту
board-keys-park = P: тордан алу
board-keys-swap = S: басқа сессиямен орын ауыстыру
board-keys-better = W: тағы қайда?
board-keys-menu = M: барлық әрекеттер
board-keys-undo = Ctrl+Z және Ctrl+Shift+Z: болдырмау және қайталау
board-keys-escape = Escape: бұрынғы орнында қалдыру
