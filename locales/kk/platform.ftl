### Барлық бетке ортақ сөздер: тілдер, шарлау, тізімдер, қателер.

## Тілдер

platform-language-kk = қазақ тілі
platform-language-ru = орыс тілі
platform-language-en = ағылшын тілі
platform-choose-language = Тілді таңдау
platform-only-in = Мәтіннің тілі — тек { $language }

## Шарлау және тізімдер

platform-skip-to-content = Мазмұнға өту
platform-search = Іздеу
platform-show-more = Тағы көрсету
platform-results =
    { $count ->
        [0] Ештеңе табылмады
       *[other] { $count } нәтиже
    }

## Қателер

platform-not-found = Мұндай бет жоқ
platform-not-allowed = Бұл бетке кіруге рұқсатыңыз жоқ
platform-internal-error = Біздің тараптан қате шықты. Қайталанса, ұйымдастырушыларға мына кодты айтыңыз: { $reference }
