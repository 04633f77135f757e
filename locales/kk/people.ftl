### People and organisations: indexes and pages of one.


## People

people-title = Қатысушылар
people-description = Форумның { $count } қатысушысы, тараптар бойынша
# Heading above people who belong to neither country's side.
people-no-side = Тарапқа жатпайтындар
people-sessions = { $count } іс-шара
# After some names of a longer list.
people-and-more = тағы { $count } адам
people-about = Қысқаша
people-organisation = Ұйымы
people-represents = Өкілі
people-region = Өңірі
people-delegation = Делегациясы
people-head = делегация басшысы
people-latin = Латын әріптерімен
people-calendar = Іс-шаралары күнтізбеде
people-in-programme = Бағдарламада
people-no-sessions = Деректерде бұл кісі аталған, бірақ бағдарламадағы іс-шарасы көрсетілмеген.
people-signed = Қол қойған құжаттары

## Organisations

people-organisations-title = Ұйымдар
people-organisations-description = { $count } ұйым, тараптар бойынша
people-name-then = Форум кезіндегі атауы
people-city = Қаласы
people-status = Форумдағы орны
people-owners =
    { $count ->
        [one] Иесі
       *[other] Иелері
    }
people-site = Сайты
people-organises = Ұйымдастыратын іс-шаралары
people-runs = Қарамағындағы орындар
people-party-to = Тарап болып отырған келісімдер
