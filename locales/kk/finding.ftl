### Бағдарламадағы кемшіліктер: әр ережеге бір сөйлем. $first пен $second — іс-шаралардың атаулары.

finding-hall-taken-twice =
    { $minutes ->
        [one] «{ $first }» және «{ $second }» бір мезгілде бір залда өтеді ({ $hall }): { $minutes } минут.
       *[other] «{ $first }» және «{ $second }» бір мезгілде бір залда өтеді ({ $hall }): { $minutes } минут.
    }
finding-person-in-two-places =
    { $minutes ->
        [one] { $person }: «{ $first }» және «{ $second }» бір мезгілде { $minutes } минут өтеді.
       *[other] { $person }: «{ $first }» және «{ $second }» бір мезгілде { $minutes } минут өтеді.
    }
finding-travel-too-short = { $person }: «{ $from } — { $to }» жолына { $needed } минут керек, ал «{ $first }» пен «{ $second }» арасында { $had } минут қана бар.
finding-order-broken = «{ $first }» «{ $second }» басталғанға дейін аяқталуы керек.
finding-hall-too-small = «{ $first }»: { $audience } адам күтіледі, ал таңдалған зал ({ $hall }) { $capacity } адамға арналған.
finding-outside-opening-hours = «{ $first }» жұмыс уақытынан { $minutes } минутқа асып кетеді.
finding-equipment-missing = «{ $first }»: таңдалған залда ({ $hall }) қажетті жабдық жоқ: { $equipment }.
finding-hall-unknown = «{ $first }»: уақыты белгіленген, залы белгіленбеген.
finding-not-placed = «{ $first }»: уақыты әлі белгіленбеген.
finding-role-missing = «{ $first }»: «{ $role }» рөліне ешкім тағайындалмаған.
finding-role-missing-of-side = «{ $first }»: «{ $side }» тарапынан «{ $role }» рөліне ешкім тағайындалмаған.
# Орнында жоқ адам; $minutes — сессияның ол жоқ кездегі минуттары.
finding-principal-away = { $person } «{ $first }» сессиясының өн бойында бола алмайды: { $minutes } минут жетпейді.
finding-person-away = { $person } «{ $first }» сессиясына басынан аяғына дейін қатыса алмайды: { $minutes } минут жетпейді.
finding-outside-allowed-hall = «{ $first }» сессиясын мына жерде өткізуге болмайды: { $hall }.
finding-outside-allowed-time = «{ $first }» сессиясы өзіне рұқсат етілген күндер мен сағаттардан { $minutes } минутқа шығып кетеді.
finding-hall-closed = { $hall }: «{ $first }» сессиясының бүкіл уақытында ашық емес, { $minutes } минут жетпейді.
finding-in-parallel = «{ $first }» пен «{ $second }» бір уақытта өтпеуі керек.
finding-not-together = «{ $first }» пен «{ $second }» бір уақытта басталуы керек.
finding-different-days = «{ $first }» пен «{ $second }» бір күні өтуі керек.
finding-not-right-after = «{ $first }» аяқталысымен «{ $second }» басталуы керек.
finding-booths-missing = «{ $first }», { $hall }: аудармашы кабинасы { $needed } керек, ал бары — { $had }.
# $pair — тілдер жұбы; $needed пен $had — аудармашылар саны.
finding-interpreters-missing = «{ $first }» сессиясына аудармашы жетпейді ({ $pair }): { $needed } керек, { $had } тағайындалған.
finding-interpreters-overworked = «{ $first }» сессиясымен күндік { $had } минут шегінен асады: барлығы { $needed } минут жұмыс. { $person }.
finding-team = «{ $team }» аудармашылар тобы
finding-rest-too-short = { $person }: «{ $first }» пен «{ $second }» арасында демалыс аз — { $needed } минуттың орнына { $had } минут.
finding-too-many-in-a-day = { $person }: «{ $first }» — сол күнгі { $needed }-сессия, ал қалауы бойынша { $had } сессиядан аспауы керек.
finding-during-break = «{ $first }» сессиясы ас ішетін «{ $second }» үзілісімен { $minutes } минут қабаттасады.
finding-topic-in-parallel = «{ $first }» пен «{ $second }» тақырыбы ортақ, бірақ бір уақытта өтеді.
finding-audience-torn =
    { $people ->
        [one] { $people } адам «{ $first }» пен «{ $second }» сессияларының екеуін де тыңдағысы келеді, ал олар бір уақытта өтеді.
       *[other] { $people } адам «{ $first }» пен «{ $second }» сессияларының екеуін де тыңдағысы келеді, ал олар бір уақытта өтеді.
    }
finding-day-without-side = { $day }: бірде-бір сессияда { $side } тарапы жоқ.
finding-chairs-one-sided = «{ $first }» пен «{ $second }» бірінен кейін бірі өтеді, екеуін де бір тарап жүргізеді: { $side }.
finding-moved-late = «{ $first }» соңғы шығарылымдағы орнында емес.
finding-interpretation-missing = «{ $first }»: аударма жоқ — { $pair }.
finding-text-missing = «{ $first }»: мәтін барлық тілде жоқ — { $field }, { $language }.
finding-name-missing = Атау немесе есім барлық тілде жоқ: { $subject }, { $language }.

finding-language-kk = қазақша
finding-language-ru = орысша
finding-language-en = ағылшынша

finding-field-title = атауы
finding-field-subtitle = қосымша атауы
finding-field-abstract = аңдатпа
finding-field-description = сипаттама

finding-change-added = Қосылды: «{ $title }».
finding-change-cancelled = Болмайды: «{ $title }».
finding-change-moved = Ауыстырылды: «{ $title }».
finding-change-renamed = Атауы өзгерді: «{ $title }».
finding-change-people = Құрамы өзгерді: «{ $title }».
finding-change-other = Өзгерді: «{ $title }».

## Қалай орналастырса да орындалмайтын талаптар. $had пен $needed — минут.

finding-contradiction-circle = Бұл сессиялар бірін-бірі шеңбер бойымен күтеді: { $sessions }.
finding-contradiction-together-and-apart = «{ $first }» пен «{ $second }» бірге басталуы әрі бір уақытта өтпеуі керек.
finding-contradiction-one-person = «{ $first }» пен «{ $second }» бірге басталуы керек, ал { $person } екеуіне де қатысады.
finding-contradiction-no-day = «{ $first }» пен «{ $second }» бір күні өтуі керек, бірақ екеуіне де рұқсат етілген ортақ күн жоқ.
# $rules — нүктелі үтірмен бөлінген ереже атаулары.
finding-contradiction-fixed = Бекітілген сессиялар ережені бұзады: { $sessions } ({ $rules }).
finding-contradiction-times = «{ $first }» { $needed } минутқа созылады, ал рұқсат етілген уақытта қатарынан { $had } минуттан артық жоқ.
finding-contradiction-halls = «{ $first }» { $needed } минутқа созылады, ал рұқсат етілген залдар қатарынан { $had } минуттан артық ашық емес.
finding-contradiction-person = { $person } «{ $first }» өткенше бола алмайды: { $needed } минут керек, ал бары { $had } минуттан аспайды.
finding-contradiction-principals = «{ $first }» оларсыз өтпейтін бірінші тұлғалар жеткілікті уақыт бірге болмайды: { $needed } минут керек, ал бары { $had } минуттан аспайды.
