### Units of figures, after a number.

unit-usd = АҚШ доллары
unit-kzt = теңге
unit-rub = рубль
unit-eur = еуро
