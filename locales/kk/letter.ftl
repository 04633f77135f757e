### Letters about accounts: to people who are invited, and to those whose account something happened to.

# $date (text) $time (text)
letter-moment = { $date }, { $time } UTC
# $edition (text) title of the edition
letter-invitation-subject = Жұмыс бөліміне шақыру: { $edition }
# $inviter (text) $edition (text) $role (text) access role, in the nominative $url (text) $until (text) date
letter-invitation-text =
    Сәлеметсіз бе!

    { $inviter } сізді «{ $edition }» форумы дайындалатын жұмыс бөліміне шақырады.
    Рөліңіз: { $role }.

    Шақыруды қабылдау үшін сілтемені ашыңыз:
    { $url }

    Сілтеме тек сізге арналған және бір рет қана жұмыс істейді. Жарамдылық мерзімінің соңғы күні: { $until }. Бұл хатты күтпеген болсаңыз, ештеңе істемеңіз: сілтемесіз ештеңе болмайды.
letter-device-subject = Есептік жазбаңызға жаңа құрылғыдан кірді
# $name (text) $device (text) browser and system $address (text) network address $when (text) $url (text)
letter-device-text =
    { $name }!

    Есептік жазбаңызға бұрын қолданылмаған құрылғыдан кірді:
    { $device }, мекенжайы { $address }, { $when }.

    Кірген өзіңіз болсаңыз, ештеңе істеудің қажеті жоқ. Өзіңіз болмасаңыз, сол кіруді аяқтап, құпиясөзді өзгертіңіз:
    { $url }
letter-password-subject = Құпиясөзіңіз өзгертілді
# $name (text) $when (text) $url (text)
letter-password-text =
    { $name }!

    Есептік жазбаңыздың құпиясөзі өзгертілді ({ $when }). Қалған кірулердің бәрі аяқталды.

    Өзгерткен өзіңіз болмасаңыз, жүйе әкімшісіне дереу хабарласыңыз. Кіру беті:
    { $url }
letter-confirm-subject = Жаңа электрондық пошта мекенжайын растаңыз
# $name (text) $url (text)
letter-confirm-text =
    { $name }!

    Сіз есептік жазбаңызға осы мекенжайды байланыстыруды сұрадыңыз. Растау үшін сілтемені ашыңыз; ол 24 сағат ішінде бір рет жұмыс істейді:
    { $url }

    Мұны сұраған өзіңіз болмасаңыз, ештеңе істемеңіз: мекенжай бұрынғыдай қалады.
letter-email-subject = Есептік жазбаңыздың мекенжайы өзгертілді
# $name (text) $when (text) $url (text)
letter-email-text =
    { $name }!

    Есептік жазбаңыз енді басқа мекенжайға байланыстырылды ({ $when }). Бұл мекенжаймен енді кіру мүмкін емес.

    Өзгерткен өзіңіз болмасаңыз, жүйе әкімшісіне дереу хабарласыңыз:
    { $url }
letter-taken-subject = Сізде есептік жазба бар
# $name (text) $url (text)
letter-taken-text =
    { $name }!

    Біреу сіздің мекенжайыңызды басқа есептік жазбаға байланыстыруды сұрады. Бұл мүмкін емес: мекенжай сіздің жазбаңыздікі. Ештеңе өзгерген жоқ.

    Сұраған өзіңіз болсаңыз, бұрыннан бар есептік жазбаңызбен кіріңіз:
    { $url }
letter-link-subject = Кіруге арналған сілтеме
# $name (text) $url (text)
letter-link-text =
    { $name }!

    Әкімші сізге кіруге арналған сілтеме жасады. Ол 24 сағат ішінде бір рет жұмыс істейді:
    { $url }

    Кірген соң жаңа құпиясөз орнатыңыз. Мұны сұрамаған болсаңыз, әкімшіге айтыңыз.
