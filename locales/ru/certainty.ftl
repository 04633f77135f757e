### How sure the record is.

certainty-low = Источники говорят об этом неуверенно.
certainty-medium = Сведения источников об этом неполны.
