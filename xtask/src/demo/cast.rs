//! Who is who: every invented person gets a name that nobody else has, and an id made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::delegates;
use super::dice::{Dice, SEED};
use super::item::{DIRECTOR, Item, Who};
use super::names::{self, Name, Sex};
use super::organisations::{ORGANISATIONS, Organisation, TOUR_AGENCIES};
use super::words::Words;

#[derive(Debug)]
pub struct Person {
    pub id: String,
    pub side: &'static str,
    pub name: Name,
    pub post: Words,
    /// Delegates have none: they come for their region.
    pub organisation: Option<&'static str>,
    pub region: &'static str,
}

#[derive(Debug, Default)]
pub struct Cast {
    pub people: Vec<Person>,
    /// Ids of the people of an item in the order of its parts, and of the one who represents a tour agency.
    by_item: BTreeMap<&'static str, Vec<String>>,
    /// Ids of the delegates of a region.
    pub by_region: BTreeMap<&'static str, Vec<String>>,
    taken: BTreeSet<String>,
    /// Regions with the family names met there: neighbours in a list should not look like relatives.
    families: BTreeSet<(&'static str, String)>,
}

impl Cast {
    /// Draws the representatives of the agencies first, then speakers in the order of the programme, then delegates.
    pub fn draw(programme: &[Item]) -> Self {
        let mut dice = Dice::new(SEED);
        let mut cast = Self::default();
        for agency in TOUR_AGENCIES {
            let sex = any_sex(&mut dice);
            let id = cast.add(&mut dice, sex, DIRECTOR, agency.side, agency.region, Some(agency.id));
            cast.by_item.insert(agency.id, vec![id]);
        }
        for item in programme {
            let mut ids = Vec::new();
            for part in item.cast {
                ids.push(match part.who {
                    Who::New {
                        sex,
                        post,
                        organisation,
                    } => {
                        let home = organisation_of(organisation);
                        let side = if home.side == "joint" { "RU" } else { home.side };
                        cast.add(&mut dice, sex, post, side, home.region, Some(home.id))
                    }
                    Who::Again(item, nth) => cast.person_of(item, nth).to_owned(),
                });
            }
            cast.by_item.insert(item.id, ids);
        }
        for (side, region, _) in delegates::REGIONS {
            let mut ids = Vec::new();
            let mut posts: Vec<Words> = delegates::POSTS.to_vec();
            for _ in 0..delegates::PER_REGION {
                let sex = any_sex(&mut dice);
                let post = posts.swap_remove(dice.roll(posts.len()));
                ids.push(cast.add(&mut dice, sex, post, side, region, None));
            }
            cast.by_region.insert(region, ids);
        }
        cast
    }

    /// The id of the n-th person of an item or of the representative of an agency.
    pub fn person_of(&self, item: &str, nth: usize) -> &str {
        self.by_item
            .get(item)
            .and_then(|ids| ids.get(nth))
            .unwrap_or_else(|| panic!("{item} has no person {nth} yet; items are cast in the order of the clock"))
    }

    fn add(
        &mut self,
        dice: &mut Dice,
        sex: Sex,
        post: Words,
        side: &'static str,
        region: &'static str,
        organisation: Option<&'static str>,
    ) -> String {
        loop {
            let name = if side == "KZ" {
                names::of_kazakhstan(dice, sex)
            } else {
                names::of_russia(dice, sex)
            };
            let id = name.en.to_lowercase().replace(' ', "-");
            let family = id
                .rsplit('-')
                .next()
                .unwrap_or_default()
                .trim_end_matches('a')
                .to_owned();
            if !self.taken.contains(&id) && self.families.insert((region, family)) {
                self.taken.insert(id.clone());
                self.people.push(Person {
                    id: id.clone(),
                    side,
                    name,
                    post,
                    organisation,
                    region,
                });
                return id;
            }
        }
    }
}

fn any_sex(dice: &mut Dice) -> Sex {
    if dice.chance(50) { Sex::Female } else { Sex::Male }
}

fn organisation_of(id: &str) -> &'static Organisation {
    ORGANISATIONS
        .iter()
        .find(|organisation| organisation.id == id)
        .unwrap_or_else(|| panic!("no organisation {id}"))
}
