### How sure the record is.

certainty-low = Дереккөздер бұл туралы нақты айтпайды.
certainty-medium = Дереккөздерде бұл туралы толық мәлімет жоқ.
