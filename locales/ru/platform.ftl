### Слова, общие для всех страниц: языки, навигация, списки, ошибки.

## Языки

platform-language-kk = казахский
platform-language-ru = русский
platform-language-en = английский
platform-choose-language = Выбрать язык
platform-only-in = Язык текста — только { $language }

## Навигация и списки

platform-skip-to-content = Перейти к содержанию
platform-search = Поиск
platform-show-more = Показать ещё
platform-results =
    { $count ->
        [0] Ничего не найдено
        [one] { $count } результат
        [few] { $count } результата
       *[many] { $count } результатов
    }

## Ошибки

platform-not-found = Такой страницы нет
platform-not-allowed = У вас нет доступа к этой странице
platform-internal-error = На нашей стороне произошла ошибка. Если она повторится, сообщите организаторам код: { $reference }
