### Kinds of agreements.

document-joint-statement = Совместное заявление
document-treaty = Договор
document-treaty-document = Договорный документ
document-agreement = Соглашение
document-programme = Программа
document-protocol = Протокол
document-additional-agreement = Дополнительное соглашение
document-memorandum = Меморандум
document-contract = Контракт
