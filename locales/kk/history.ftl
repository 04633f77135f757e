### Who changed what, and undoing it.

history-title = Тарихы
history-intro = Кім, нені, қашан және қайдан өзгертті. Мұнда ештеңе өшірілмейді: болдырылмаған өзгеріс те, оны болдырмау да көрініп тұрады.
history-who = Кім
history-anybody = Кез келген адам
history-kind = Жазба түрі
history-any-kind = Кез келген түрі
history-record = Жазба
# The short key of a record, such as "plenary"; a field of a form.
history-key = Жазба кілті
history-origin = Қалай
history-anywhere = Кез келген жолмен
# A button.
history-find = Көрсету
history-show-all = Барлық өзгерісті көрсету
history-count =
    { $count ->
        [one] { $count } өзгеріс
       *[other] { $count } өзгеріс
    }
history-none-yet = Әзірге ештеңе өзгерген жоқ. Біреу жазбаны сақтаса, сессияны жылжытса немесе файл жүктесе, ол осында көрінеді.
history-none-found = Мұндай өзгеріс жоқ. Шарттардың бір бөлігін алып тастаңыз.
history-when = Қашан
history-change = Өзгеріс
# What became of a record.
history-added = қосылды
history-changed = өзгертілді
history-deleted = жойылды
# A mark beside a change that takes an earlier one back.
history-takes-back = бұрынғы өзгерісті болдырмайды
history-more-fields =
    { $count ->
        [one] және тағы { $count } өріс
       *[other] және тағы { $count } өріс
    }
history-newest = Соңғы өзгерістерге
history-older = Бұрынғы өзгерістер
history-pages = Беттер
history-of = «{ $name }» жазбасының тарихы
history-back = Толық тарихы
history-field = Өріс
history-before = Бұрын
history-after = Енді
# Stands where a field has no value.
history-nothing = бос
history-yes = иә
history-no = жоқ
# The label of a field with one of its languages: "Title, Russian".
history-in-language = { $field }, { $language }
# The label of the mark that words are a translation.
history-translated = { $field }, аударма деп белгіленген
# $date is a day and month, $time hours and minutes in the forum's zone.
history-moment = { $date }, { $time }
history-from-address = мекенжай: { $address }
history-undo = Соңғы өзгерісімді болдырмау
history-redo = Болдырылмаған өзгерісті қайтару
history-undo-title = Өзгерісті болдырмау
history-undo-nothing = Бұл форумда сіз болдырмай алатын өзгеріс жоқ. Басқалардың өзгерістерін тарихтан көруге болады.
history-undo-what = Сіздің өзгерісіңіз: { $moment }, { $origin }. Оны болдырмаса, мынадай болады:
history-undo-not-mine = Өзгерісті енгізген: { $who }, { $moment }, { $origin }. Оны болдырмаса, мынадай болады:
history-redo-what = Сіз өзгерісті болдырмадыңыз: { $moment }. Оны қайтарсаңыз, мынадай болады:
history-undo-comes-back = қайта пайда болады
history-undo-changes = өзгереді
history-undo-goes = қайта жойылады
# A button.
history-undo-do = Болдырмау
history-redo-do = Қайтару
# A link.
history-undo-keep = Өзгеріссіз қалдыру
history-undo-blocked = Мұны толық болдырмау мүмкін емес
history-undo-blocked-why = Содан бері дәл сол өрістерді басқалар өзгертті, болдырмасаңыз, олардың еңбегі жойылады. Ештеңе өзгерген жоқ. Жазбаны ашып, қалғанын қолмен түзетіңіз.
history-undo-blocked-by = { $name }: { $fields } — өзгерткен: { $who }, { $moment }
history-undo-blocked-gone = { $name }: содан бері жойылған немесе қайтарылған — { $who }, { $moment }
history-undo-nobody = біреу
history-undo-refused = Бұл өзгеріске басқа жазбалар сүйеніп тұр
history-undo-refused-why = Болдырмасаңыз, олардың сілтемесі бос қалады. Ештеңе өзгерген жоқ. Алдымен мына жазбаларды өзгертіңіз:
history-undone = Өзгерісіңіз болдырылмады. Оны қайтаруға болады.
history-redone = Өзгеріс қайтарылды.
history-audit-title = Әрекеттер журналы
history-audit-intro = Бұл жүйедегі әр әрекет — журналдың бір жолы, ол алдыңғы жолмен хеш арқылы тізбектелген. Кімде-кім жолды өзгертсе, жойса немесе араға қосса, тізбек үзіледі.
history-audit-holds =
    { $count ->
        [0] Журналда әзірге жол жоқ.
        [one] Тізбек бүтін: { $count } жол тексерілді.
       *[other] Тізбек бүтін: барлық { $count } жол тексерілді.
    }
history-audit-broken = Тізбек { $number }-жолда үзілген.
history-audit-broken-end = Журналдың соңы жетіспейді: { $expected } жол болуы керек, ал бары — { $found }.
history-audit-broken-out = Дерекқорға кімнің қолы жеткенін анықтап, оны бұрын жүктеп алынған журналмен немесе сақтық көшірмемен салыстырыңыз. «kurultai doctor» дәл сол жолды атайды.
history-audit-head = Соңғы хеш
history-audit-keep = Бұл хешті дерекқорға қолы жететін ешкім өзгерте алмайтын жерге жазып қойыңыз. Сонда кейін ештеңенің қиып тасталмағанын дәлелдеуге болады.
history-audit-export = Журналды жүктеп алу
history-audit-verify = «kurultai audit verify ФАЙЛ» жүктеп алынған журналды бірінші жолынан соңғысына дейін дерекқорсыз тексереді.
# How a change was made, after "made".
history-origin-desk = нысанда
history-origin-board = бағдарлама торында
history-origin-sheet = кестеден
history-origin-api = бағдарлама арқылы
history-origin-import = файлдан
history-origin-undo = болдырмау арқылы
history-origin-command-line = пәрмен жолында
history-origin-plan = жоспарды қабылдау арқылы
# Kinds of records.
history-kind-source = дереккөз
history-kind-region = өңір
history-kind-fact = дерек
history-kind-series = форумдар сериясы
history-kind-series-entry = сериядағы форум
history-kind-edition = форум
history-kind-side = тарап
history-kind-day = күн
history-kind-track = бағыт
history-kind-venue = алаң
history-kind-hall = зал
history-kind-travel = алаңдар арасындағы жол
history-kind-organisation = ұйым
history-kind-person = тұлға
history-kind-delegation = делегация
history-kind-session = сессия
history-kind-agreement = келісім
# Fields of records that no form asks for, or by another name.
history-field-illustrative = «Көрсету үшін ойдан алынған» белгісі
history-field-facts = Деректер
history-field-links = Сілтемелер
history-field-not-found = Ашық деректерден табылмады
history-field-uid = Сәйкестендіргіш
history-field-id = Кілт
history-field-ror = ROR
history-field-owners = Иелері
history-field-former-name = Бұрынғы атауы
history-field-site = Аумақ
history-field-use = Мақсаты
history-field-sort-name = Тізімдегі аты-жөні
history-field-latin-name = Латын әрпімен аты-жөні
history-field-biography = Өмірбаяны
history-field-land-border = Шекаралас
history-field-borders = Шектесетін өңірлер
history-field-former-code = Бұрынғы коды
history-field-centre = Орталығы
history-field-side = Тарап
history-field-kind = Түрі
history-field-from = Қайдан
history-field-to = Қайда
history-field-minutes = Минут
history-field-what = Не
history-field-value = Мәні
history-field-unit = Өлшем бірлігі
history-field-approximate = Шамамен
history-field-theme = Тақырыбы
history-field-url = Веб-мекенжай
history-field-note = Ескертпе
history-field-sources = Дереккөздер
history-field-certainty = Сенімділігі
