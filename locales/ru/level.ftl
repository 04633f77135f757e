### Levels of agreements, as headings.

level-heads-of-state = Главы государств
level-intergovernmental = Межправительственные
level-interregional = Межрегиональные
level-universities = Между университетами
level-companies = Между компаниями
level-corporate = Между компаниями
