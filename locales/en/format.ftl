### How an edition of the series was held.

format-in-person = in person
format-video-conference = by video link
format-hybrid = in person and by video link
format-planned = planned
