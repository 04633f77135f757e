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
