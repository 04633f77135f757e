### Units of figures, after a number.

unit-usd = US dollars
unit-kzt = tenge
unit-rub = roubles
unit-eur = euros
