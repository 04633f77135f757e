### What a person does in a session.

role-chair = Төраға
role-co-chair = Тең төраға
role-moderator = Модератор
role-speaker = Спикер
role-rapporteur = Баяндамашы
role-interpreter = Аудармашы
role-host = Қабылдаушы
role-guest = Қонақ
role-guide = Таныстырушы
# One of the two who meet.
role-principal = Кездесуге қатысушы
role-signatory = Қол қоюшы
role-participant = Қатысушы
role-organiser = Ұйымдастырушы
