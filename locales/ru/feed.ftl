### Слова в файлах, которые забирают с собой: календари, таблицы, ленты.

feed-illustrative-times = Время условное: в открытых источниках его нет.
feed-illustrative-session = Этот пункт условный: он придуман для демонстрации.
feed-place-open = Место уточняется
feed-languages = Языки: { $spoken }
feed-languages-interpreted = Языки: { $spoken }; перевод: { $interpreted }

feed-sheet-programme = Программа
feed-sheet-people = Участники
feed-sheet-organisations = Организации
feed-sheet-halls = Залы
feed-sheet-agreements = Соглашения

feed-column-id = Ключ
feed-column-date = Дата
feed-column-start = Начало
feed-column-end = Окончание
feed-column-kind = Вид
feed-column-title = Название ({ $language })
feed-column-name = Наименование или имя ({ $language })
feed-column-venue = Площадка
feed-column-hall = Зал
feed-column-capacity = Вместимость
feed-column-track = Направление
feed-column-sides = Стороны
feed-column-side = Сторона
feed-column-languages = Языки
feed-column-interpretation = Перевод
feed-column-chairs = Председатели
feed-column-co-chairs = Сопредседатели
feed-column-moderators = Модераторы
feed-column-speakers = Докладчики
feed-column-rapporteurs = Секретари
feed-column-other-roles = Другие участники
feed-column-cancelled = Отменено
feed-column-illustrative = Условные поля
feed-column-sources = Источники
feed-column-latin-name = Имя латиницей
feed-column-post = Должность
feed-column-organisation = Организация
feed-column-region = Регион
feed-column-city = Город
feed-column-ror = ROR
feed-column-url = Адрес в сети
feed-column-address = Адрес
feed-column-equipment = Оборудование
feed-column-level = Уровень
feed-column-parties = Стороны соглашения
feed-column-signatories = Подписали
feed-column-signed = Дата подписания
feed-column-session = Мероприятие
feed-column-subject = Предмет
feed-column-status = Статус

feed-changes-title = { $title }: изменения программы
feed-release = Выпуск { $number }
