### Letters about releases of the programme.

## To somebody whom a release touches

notice-subject = { $forum }: сізге қатысты өзгерістер
notice-greeting = Құрметті { $name }!
notice-intro = Форум бағдарламасы өзгерді: { $number }-шығарылым жарияланды, { $moment }. Сізге қатыстысы:
# An earlier release was shown again.
notice-intro-withdrawn = Бағдарламаның { $withdrawn }-шығарылымы кері қайтарылды, { $moment }; { $number }-шығарылым қайта күшіне енді. Сіз үшін өзгергені:
notice-moved = Ауыстырылды: «{ $title }»
notice-cancelled = Болмайды: «{ $title }»
# The session is new; $roles is what the reader does in it.
notice-added = Бағдарламаға қосылды: «{ $title }» ({ $roles })
notice-joined = Енді сіз қатысасыз: «{ $title }» ({ $roles })
# What the reader does in the session has changed.
notice-role = Сіздің рөліңіз өзгерді: «{ $title }» ({ $roles })
notice-left = Сіз енді қатыспайсыз: «{ $title }»
notice-person-page = Бағдарламадағы сіздің бетіңіз
notice-changes-page = Барлық өзгерістер
notice-why = Бұл хатты форум бағдарламасында аты-жөніңіз болғандықтан алып отырсыз. Бір жері дұрыс болмаса, өзіңізді шақырған хатшылыққа жазыңыз.

## To the secretariats

notice-summary-subject = { $forum }: { $number }-шығарылым жарияланды
notice-summary-intro = Бағдарламаның { $number }-шығарылымы жарияланды, { $moment }. Жариялаған: { $author }.
notice-summary-withdrawn = Бағдарламаның { $withdrawn }-шығарылымы кері қайтарылды, { $moment }; көпшілік қайтадан { $number }-шығарылымды көреді. Қайтарған: { $author }.
notice-summary-reason = Себебі: { $reason }
notice-summary-more = … және тағы { $count } өзгеріс
notice-summary-written =
    { $count ->
        [0] Хат жазылмады: өзгерістер мекенжайы белгілі ешкімге қатысты емес.
       *[other] Өзгерістер қатысты { $count } адамға хат жіберіліп жатыр.
    }
notice-summary-unreached = Өзгерістер қатысты { $count } адамның мекенжайы белгісіз, оларға басқа жолмен хабарлау керек: { $names }.
notice-desk-page = Жұмыс бөліміндегі шығарылымдар

## To those whose approval is wanted

notice-ask-subject = { $forum }: шығарылым сіздің тараптың келісуін күтуде
notice-ask-intro = { $name } бағдарламаның жаңа шығарылымын ұсынды: { $forum }. Ол әр тарап келіскеннен кейін ғана жарияланады.
notice-ask-when = Жариялау уақыты: { $moment }.
notice-ask-next = Не өзгеретінін көру және келісу

## To whoever scheduled a release that did not happen

notice-missed-subject = { $forum }: сіз белгілеген шығарылым жарияланбады
notice-missed-intro = Сіз шығарылымды мына уақытқа белгіледіңіз: { $moment }. Ол жарияланбады.
notice-missed-changed = Ұсынылғаннан кейін жоба нұсқа өзгертілді, сондықтан ол енді жариялануға тиіс нұсқа емес.
notice-missed-not-approved = Мына тараптың келісуі болмады: { $sides }.
notice-missed-blocked = Осы уақыт ішінде шығарылымға жол бермейтін ескертулер табылды:
notice-missed-nothing-changed = Дәл осы бағдарлама жарияланып қойған: бұл { $number }-шығарылым.
notice-missed-other = Жариялау мүмкін болмады: { $why }.
notice-missed-next = Жоба нұсқаны қарап, қайта ұсыну
