### Kinds of regions.

region-oblast = Region
region-krai = Krai
region-republic = Republic
region-city = City
