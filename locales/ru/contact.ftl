### Where the people of an edition can be reached.

contact-title = Адреса
contact-why = Когда выпуск программы меняет то, в чём человек участвует, он получает об этом одно письмо — на адрес, указанный здесь. Адреса видят только те, кто может менять данные участников; их нет ни на одной странице и ни в одном файле для всех.
contact-missing =
    { $count ->
        [0] Адреса есть у всех.
        [one] У { $count } человека нет адреса, сообщать ему нужно иначе.
        [few] У { $count } человек нет адреса, сообщать им нужно иначе.
        [many] У { $count } человек нет адреса, сообщать им нужно иначе.
       *[other] У { $count } человека нет адреса, сообщать им нужно иначе.
    }
contact-search = Имя или адрес
contact-without = Только без адреса
# A button.
contact-find = Найти
contact-count =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }
contact-none-found = Никого не нашлось. Сократите запрос.
contact-none-yet = В этом форуме ещё никого нет. Сначала добавьте участников, затем здесь можно указать их адреса.
contact-name = Имя
contact-email = Эл. почта
contact-lang = Язык писем
# Read aloud by screen readers.
contact-lang-of = Язык писем: { $name }
contact-lang-of-side = как на его стороне
contact-account = Есть и учётная запись; если адреса здесь нет, письма идут на её адрес.
contact-no-address = Это не адрес. Он не сохранён.
contact-wrong =
    { $count ->
        [one] { $count } адрес указан неверно и отмечен ниже. Остальные сохранены.
        [few] { $count } адреса указаны неверно и отмечены ниже. Остальные сохранены.
        [many] { $count } адресов указаны неверно и отмечены ниже. Остальные сохранены.
       *[other] { $count } адреса указаны неверно и отмечены ниже. Остальные сохранены.
    }
contact-saved = Адреса сохранены.
# A button.
contact-save = Сохранить
contact-first = К началу списка
contact-next = Дальше
