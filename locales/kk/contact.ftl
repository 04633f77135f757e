### Where the people of an edition can be reached.

contact-title = Мекенжайлар
contact-why = Шығарылым адам қатысатын іс-шараны өзгертсе, ол туралы оған бір хат жіберіледі — осында көрсетілген мекенжайға. Мекенжайларды тек қатысушылар деректерін өзгерте алатындар көреді; олар көпшілікке арналған ешбір бетте де, файлда да жоқ.
contact-missing =
    { $count ->
        [0] Барлығының мекенжайы бар.
       *[other] { $count } адамның мекенжайы жоқ, оларға басқа жолмен хабарлау керек.
    }
contact-search = Аты-жөні немесе мекенжайы
contact-without = Тек мекенжайы жоқтар
# A button.
contact-find = Табу
contact-count = { $count } адам
contact-none-found = Ешкім табылмады. Сұранымды қысқартыңыз.
contact-none-yet = Бұл форумда әзірге ешкім жоқ. Алдымен қатысушыларды қосыңыз, содан кейін мекенжайларын осында көрсетуге болады.
contact-name = Аты-жөні
contact-email = Эл. пошта
contact-lang = Хат тілі
# Read aloud by screen readers.
contact-lang-of = Хат тілі: { $name }
contact-lang-of-side = өз тарапының тілі
contact-account = Есептік жазбасы да бар; мұнда мекенжай болмаса, хат сол жазбадағы мекенжайға барады.
contact-no-address = Бұл мекенжай емес. Ол сақталмады.
contact-wrong = { $count } мекенжай дұрыс емес, төменде белгіленген. Қалғандары сақталды.
contact-conflicts = Тізім сізде ашық тұрғанда басқа біреу { $count } мекенжайды өзгертті. Сіздікі сақталмады: төменде салыстырып, сіздікі дұрыс болса, қайта сақтаңыз.
contact-theirs = Қазір мұнда { $email } тұр, тілі: { $language }.
contact-theirs-none = Мұнда енді мекенжай жоқ.
contact-saved = Мекенжайлар сақталды.
# A button.
contact-save = Сақтау
contact-first = Тізім басына
contact-next = Әрі қарай
