### Names of languages.

language-kk = Казахский
language-ru = Русский
language-en = Английский
language-bg = Болгарский
language-de = Немецкий
language-zh = Китайский
language-uz = Узбекский
language-fr = Французский
