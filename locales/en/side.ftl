### Bodies that are not of one side.

side-joint = Joint bodies
side-kz = Kazakhstan
side-ru = Russia
