### Levels of agreements, as headings.

level-heads-of-state = Мемлекет басшылары
level-intergovernmental = Үкіметаралық
level-interregional = Өңіраралық
level-universities = Университеттер арасында
level-companies = Компаниялар арасында
level-corporate = Компаниялар арасында
