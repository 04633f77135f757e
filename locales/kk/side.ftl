### Bodies that are not of one side.

side-joint = Бірлескен органдар
side-kz = Қазақстан
side-ru = Ресей
