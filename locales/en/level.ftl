### Levels of agreements, as headings.

level-heads-of-state = Heads of state
level-intergovernmental = Between governments
level-interregional = Between regions
level-universities = Between universities
level-companies = Between companies
level-corporate = Between companies
