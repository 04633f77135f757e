### Kinds of regions.

region-oblast = Область
region-krai = Край
region-republic = Республика
region-city = Город
