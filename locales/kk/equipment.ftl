### What a hall has.

equipment-projector = проектор
equipment-interpretation-booths = аудармашы кабиналары
equipment-microphones = микрофондар
equipment-stage = сахна
equipment-round-table = дөңгелек үстел
equipment-tables = үстелдер
equipment-stands = стендтер
equipment-recording = жазып алу
equipment-video-wall = бейнеқабырға
equipment-screen = экран
