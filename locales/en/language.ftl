### Names of languages.

language-kk = Kazakh
language-ru = Russian
language-en = English
language-bg = Bulgarian
language-de = German
language-zh = Chinese
language-uz = Uzbek
language-fr = French
