### What a hall has.

equipment-projector = проектор
equipment-interpretation-booths = кабины переводчиков
equipment-microphones = микрофоны
equipment-stage = сцена
equipment-round-table = круглый стол
equipment-tables = столы
equipment-stands = стенды
equipment-recording = запись
equipment-video-wall = видеостена
equipment-screen = экран
