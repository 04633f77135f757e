### Kinds of agreements.

document-joint-statement = Бірлескен мәлімдеме
document-treaty = Шарт
document-treaty-document = Шарттық құжат
document-agreement = Келісім
document-programme = Бағдарлама
document-protocol = Хаттама
document-additional-agreement = Қосымша келісім
document-memorandum = Меморандум
document-contract = Келісімшарт
