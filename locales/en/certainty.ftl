### How sure the record is.

certainty-low = The sources are not sure about this.
certainty-medium = The sources are not complete on this.
