### What a person does in a session.

role-chair = Chair
role-co-chair = Co-chair
role-moderator = Moderator
role-speaker = Speaker
role-rapporteur = Rapporteur
role-interpreter = Interpreter
role-host = Host
role-guest = Guest
role-guide = Guide
# One of the two who meet.
role-principal = At the meeting
role-signatory = Signatory
role-participant = Participant
role-organiser = Organiser
