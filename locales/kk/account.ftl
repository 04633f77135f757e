### One's own account.

account-title = Сіздің есептік жазбаңыз
account-profile = Сіз туралы
account-save = Сақтау
account-roles = Рөлдеріңіз:
account-ways = Кірудің басқа жолдары
account-way-keys = Кіру кілттері және басқа сервистер
account-way-second = Екінші фактор және қалпына келтіру кодтары
account-change-password = Құпиясөзді өзгерту
account-set-password = Құпиясөз орнату
account-old-password = Қазіргі құпиясөз
account-new-password = Жаңа құпиясөз
account-password-ends = Құпиясөз өзгерген соң қалған кірулеріңіздің бәрі аяқталады.
account-email = Электрондық пошта
# $email (text)
account-email-now = Қазіргісі: { $email }
account-new-email = Жаңа мекенжай
account-new-email-hint = Сол мекенжайға сілтемесі бар хат келеді. Оны ашқанша қазіргі мекенжай күшінде қалады.
account-send-confirmation = Хат жіберу
account-sign-ins = Құрылғылар мен кірулер
account-sign-ins-why = Есептік жазбаңыз ашық тұрған жерлер. Бейтаныс кіруді аяқтап, құпиясөзді өзгертіңіз.
account-here = осы құрылғы
# $method (text) way of signing in $when (text)
account-sign-in-by = { $method }, басталуы: { $when }.
account-with-second = Екінші фактормен.
# $when (text) $address (text) network address
account-sign-in-seen = Соңғы рет: { $when }, мекенжайы { $address }
account-end = Осы кіруді аяқтау
account-end-others = Қалғанының бәрін аяқтау
account-events = Есептік жазбада не болды
account-when = Қашан
account-what = Не болды
account-device-unknown = Белгісіз құрылғы
account-wrong-password = Қазіргі құпиясөз қате. Ештеңе өзгерген жоқ.
account-name-missing = Атыңызды жазыңыз, 120 таңбадан аспасын.
account-email-malformed = Мұндай мекенжайға хат жіберу мүмкін емес. Артық немесе түсіп қалған әріп жоқ па, тексеріңіз.
account-last-administrator = Бұл — соңғы әкімші: алдымен басқа біреуді тағайындаңыз.
account-oneself = Өз есептік жазбаңызға мұны істеуге болмайды. Басқа әкімшіге хабарласыңыз.
account-none = Мұндай есептік жазба жоқ немесе ол жабылған.
account-said-profile = Сақталды.
account-said-email = Мекенжайды пайдалануға болатын болса, оған сілтемесі бар хат жіберілді.
account-said-email-changed = Мекенжай өзгертілді. Енді жаңасымен кіріңіз.
account-said-password = Құпиясөз өзгертілді; қалған кірулердің бәрі аяқталды.
account-said-ended = Дайын: кіру аяқталды.
account-said-set-password = Сіз кірдіңіз. Келесіде де кіре алуыңыз үшін қазір құпиясөз немесе кіру кілтін орнатыңыз.
account-said-by-link = Сіз сілтеме арқылы кірдіңіз. Құпиясөз есіңізде болмаса, оны өзгертіңіз.
account-confirm-email = Жаңа мекенжайды растау
# $email (text)
account-confirm-email-why = Енді { $email } мекенжайымен кіресіз, хаттар да сонда келеді.
account-confirm-email-do = Осы мекенжайды пайдалану

## Ways of signing in, as a line begins.
account-method-password = Құпиясөз
account-method-passkey = Кіру кілті
account-method-link = Бір реттік сілтеме
account-method-oidc = Басқа сервистің есептік жазбасы
account-method-first = Алғашқы іске қосу
account-method-invitation = Шақыру

## What happened to an account.
account-event-sign-in = Кіру
account-event-sign-out = Шығу
account-event-refuse = Кіру әрекеті қабылданбады
account-event-end-sign-in = Кірулердің бірі аяқталды
account-event-end-other-sign-ins = Қалған кірулердің бәрі аяқталды
account-event-change-profile = Аты немесе тілі өзгертілді
account-event-change-password = Құпиясөз өзгертілді
account-event-ask-for-email = Басқа электрондық пошта мекенжайы сұралды
account-event-change-email = Электрондық пошта мекенжайы өзгертілді
account-event-make-link = Кіруге арналған бір реттік сілтеме жасалды
account-event-close = Есептік жазба жабылды
account-event-reopen = Есептік жазба қайта ашылды
account-event-make-administrator = Әкімші болып тағайындалды
account-event-unmake-administrator = Әкімші рөлі алынды
account-event-change-role = Қолжетімділік рөлі өзгертілді
account-event-take-role = Қолжетімділік рөлі алынды
account-event-add-passkey = Кіру кілті қосылды
account-event-remove-passkey = Кіру кілті жойылды
account-event-set-up-app = Екінші фактор қосылды
account-event-turn-off-app = Екінші фактор өшірілді
account-event-use-recovery-code = Қалпына келтіру коды пайдаланылды
account-event-new-recovery-codes = Жаңа қалпына келтіру кодтары жасалды
account-event-link-provider = Басқа сервистің есептік жазбасы байланыстырылды
account-event-unlink-provider = Басқа сервистің есептік жазбасы ажыратылды
# $event (text) $method (text) way of signing in
account-event-by-method = { $event } · { $method }
# $event (text)
account-event-by-other = { $event } · басқа адам жасады
# $event (text)
account-event-by-operator = { $event } · командалық жолдан
