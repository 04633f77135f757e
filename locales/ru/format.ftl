### How an edition of the series was held.

format-in-person = очно
format-video-conference = по видеосвязи
format-hybrid = очно и по видеосвязи
format-planned = запланирован
