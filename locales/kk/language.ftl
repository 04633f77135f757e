### Names of languages.

language-kk = Қазақ тілі
language-ru = Орыс тілі
language-en = Ағылшын тілі
language-bg = Болгар тілі
language-de = Неміс тілі
language-zh = Қытай тілі
language-uz = Өзбек тілі
language-fr = Француз тілі
