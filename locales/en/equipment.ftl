### What a hall has.

equipment-projector = projector
equipment-interpretation-booths = interpretation booths
equipment-microphones = microphones
equipment-stage = stage
equipment-round-table = round table
equipment-tables = tables
equipment-stands = stands
equipment-recording = recording
equipment-video-wall = video wall
equipment-screen = screen
