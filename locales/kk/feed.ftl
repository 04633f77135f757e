### Өзімен бірге алып кететін файлдардағы сөздер: күнтізбелер, кестелер, ленталар.

feed-illustrative-times = Уақыты шартты: ашық дереккөздерде ол көрсетілмеген.
feed-illustrative-session = Бұл тармақ шартты: ол көрсетілім үшін ойдан құрастырылған.
feed-place-open = Өтетін орны нақтыланады
feed-languages = Тілдері: { $spoken }
feed-languages-interpreted = Тілдері: { $spoken }; ауызша аударма: { $interpreted }

feed-sheet-programme = Бағдарлама
feed-sheet-people = Қатысушылар
feed-sheet-organisations = Ұйымдар
feed-sheet-halls = Залдар
feed-sheet-agreements = Келісімдер

feed-column-id = Кілт
feed-column-date = Күні
feed-column-start = Басталуы
feed-column-end = Аяқталуы
feed-column-kind = Түрі
feed-column-title = Атауы ({ $language })
feed-column-name = Атауы немесе есімі ({ $language })
feed-column-venue = Алаң
feed-column-hall = Зал
feed-column-capacity = Сыйымдылығы
feed-column-track = Бағыт
feed-column-sides = Тараптар
feed-column-side = Тарап
feed-column-languages = Тілдері
feed-column-interpretation = Ауызша аударма
feed-column-chairs = Төрағалар
feed-column-co-chairs = Тең төрағалар
feed-column-moderators = Модераторлар
feed-column-speakers = Баяндамашылар
feed-column-rapporteurs = Хатшылар
feed-column-other-roles = Басқа қатысушылар
feed-column-cancelled = Болмайды
feed-column-illustrative = Шартты өрістер
feed-column-sources = Дереккөздер
feed-column-latin-name = Есімі латын әрпімен
feed-column-post = Лауазымы
feed-column-organisation = Ұйым
feed-column-region = Өңір
feed-column-city = Қала
feed-column-ror = ROR
feed-column-url = Желідегі мекенжайы
feed-column-address = Мекенжайы
feed-column-equipment = Жабдық
feed-column-level = Деңгейі
feed-column-parties = Келісім тараптары
feed-column-signatories = Қол қойғандар
feed-column-signed = Қол қойылған күні
feed-column-session = Іс-шара
feed-column-subject = Мәні
feed-column-status = Мәртебесі

feed-changes-title = { $title }: бағдарламадағы өзгерістер
feed-release = { $number }-шығарылым
