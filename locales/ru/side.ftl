### Bodies that are not of one side.

side-joint = Совместные органы
side-kz = Казахстан
side-ru = Россия
