### What a person does in a session.

role-chair = Председатель
role-co-chair = Сопредседатель
role-moderator = Модератор
role-speaker = Спикер
role-rapporteur = Докладчик
role-interpreter = Переводчик
role-host = Принимает
role-guest = Гость
role-guide = Проводит показ
# One of the two who meet.
role-principal = Участник встречи
role-signatory = Подписывает
role-participant = Участник
role-organiser = Организатор
