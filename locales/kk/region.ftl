### Kinds of regions.

region-oblast = Облыс
region-krai = Өлке
region-republic = Республика
region-city = Қала
