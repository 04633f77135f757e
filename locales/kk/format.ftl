### How an edition of the series was held.

format-in-person = бетпе-бет
format-video-conference = бейнебайланыс арқылы
format-hybrid = бетпе-бет және бейнебайланыс арқылы
format-planned = жоспарланған
