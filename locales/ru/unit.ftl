### Units of figures, after a number.

unit-usd = долларов США
unit-kzt = тенге
unit-rub = рублей
unit-eur = евро
