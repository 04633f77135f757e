mod cldr;
mod languages_agree;
mod messages;
