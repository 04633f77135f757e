### The edition, its series, regions, venues and agreements.


## Overview

# Read aloud before the theme of the edition.
forum-theme = Тақырыбы:
forum-open-programme = Бағдарламаны көру
forum-take = Өзіңізбен алып жүріңіз
forum-days = Күн тәртібі
forum-day-sessions = { $count } іс-шара
forum-centre = Форумның өзегі
forum-whole-programme = Бүкіл бағдарлама тізім түрінде
forum-sides = Тараптар мен делегациялар
forum-no-delegations = Деректерде бұл тараптың делегациялары аталмаған.
# A tag beside the region that receives the others.
forum-host = қабылдаушы
forum-people-of-side = Осы тараптың барлық қатысушысы
forum-organisers = Ұйымдастырушылар:
forum-figures = Сандармен
# A figure with a no-break space before the sign where the language wants one.
forum-percent = { $number } %
# $currency is a word of the vocabulary of units.
forum-money = { $amount } { $currency }
# $figure is a number with its unit.
forum-about = шамамен { $figure }
forum-preparation = Қалай дайындалды
forum-not-found = Ашық деректерде не жоқ
forum-not-found-why = Бұлар ізделді, бірақ табылмады. Ойдан қосылмай, бос қалдырылды немесе үлгі деп белгіленді.

## Agreements

forum-agreements = Келісімдер
forum-agreements-title = Келісімдер тізілімі
forum-agreements-count = Тізілімде { $count } құжат: тараптары және кім қол қойғаны
forum-open-register = Тізілімді ашу
forum-parties = Тараптар
forum-signatories = Қол қойғандар
forum-signed-on = Қол қойылған күні
# The session at which it was signed follows.
forum-signed-at = Қол қойылған іс-шара
forum-subject = Мәні
forum-agreement-status = Жай-күйі

## Venues and halls

forum-venues-title = Өтетін орындар мен залдар
forum-venues-description = Форум қайда өтеді және бір орыннан екіншісіне қалай жетуге болады
forum-halls = Залдар
forum-halls-count = { $count } зал
forum-seats = { $count } орын
forum-hall-programme = Осы залдың бағдарламасы
forum-held-here = Осында өтеді
forum-travel = Орындар арасындағы жол
forum-travel-from = Қайдан
forum-travel-to = Қайда
forum-travel-time = Жолға кететін уақыт
forum-travel-to-there = Мына орынға дейінгі жол
forum-minutes = { $count } минут
# The larger ground on which a venue stands.
forum-venue-site = Аумағы
forum-venue-address = Мекенжайы
forum-venue-operator = Иесі
forum-venue-place = Координаттары

## Regions

forum-regions-title = Өңірлер
forum-regions-description = Екі елдің шекарасындағы және форумға қатысатын өзге өңірлер
forum-region-centre = Орталығы
forum-on-the-border = шекарада
# Regions of the other country that touch this one.
forum-borders = Шекараның арғы бетінде
forum-former-code = 2022 жылға дейін { $code }
forum-delegation = Делегация
forum-hosted = Осында өткен форумдар

## The series

forum-series-description = { $count } форум: қашан, қайда өтті, кім қатысты, неге қол қойылды
forum-former-title = Бұрынғы атауы:
forum-map-title = Шекара және шекаралас өңірлер
forum-map-origin = Шекара бойындағы өңірлер және олардың орталықтары. Сызбалар Natural Earth деректерінен (қоғамдық игілік) ықшамдалған және шекара туралы мәлімдеме емес.
forum-editions = Барлық форумдар
forum-edition-more = Деректерде не айтылған
forum-edition-name = Сол кездегі атауы:
forum-heads-of-state = Мемлекет басшылары:
forum-delegation-heads = Делегация басшылары:
forum-edition-host = Қабылдаушы:
forum-edition-venues = Өткен орындары:
forum-edition-outline = Бағдарлама қысқаша:
forum-documents = Құжаттар
forum-edition-facts = Деректер
