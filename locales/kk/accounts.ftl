### All accounts of the installation.

accounts-title = Есептік жазбалар
accounts-search = Аты немесе электрондық поштасы
accounts-sort = Реті
accounts-sort-name = Аты бойынша
accounts-sort-new = Алдымен жаңалары
accounts-find = Табу
# $count (number)
accounts-count = { $count ->
    [one] { $count } есептік жазба
   *[other] { $count } есептік жазба
  }
accounts-none = Атында немесе мекенжайында мұндай сөздер бар есептік жазба жоқ.
# $count (number)
accounts-editions = { $count ->
    [0] Ешбір форумда рөлі жоқ
    [one] { $count } форумда рөлі бар
   *[other] { $count } форумда рөлі бар
  }
# $when (text)
accounts-made = Жасалған уақыты: { $when }
accounts-close = Есептік жазбаны жабу
accounts-reopen = Қайта ашу
accounts-raise = Әкімші ету
accounts-lower = Әкімші рөлін алу
accounts-send-link = Кіру сілтемесін жіберу
accounts-pages = Тізім беттері
accounts-start = Басына
accounts-next = Келесі
accounts-second = Әкімшілерге екінші фактор қажет
accounts-said-closed = Есептік жазба жабылды, оның барлық кірулері аяқталды.
accounts-said-reopened = Есептік жазба қайта ашылды.
accounts-said-raised = Әкімші рөлі берілді.
accounts-said-lowered = Әкімші рөлі алынды.
accounts-said-link = Сілтемесі бар хат жіберілді. Ол 24 сағат ішінде бір рет жұмыс істейді.
