### Words every page shares: languages, navigation, lists, errors.

## Languages

platform-language-kk = Kazakh
platform-language-ru = Russian
platform-language-en = English
# The label of the language switch, read aloud by screen readers.
platform-choose-language = Choose a language
# Shown beside a text that exists only in another language. $language is a name of a language in the page's language.
platform-only-in = In { $language } only

## Navigation and lists

platform-skip-to-content = Skip to the content
platform-search = Search
platform-show-more = Show more
# Under a search or a filtered list.
platform-results =
    { $count ->
        [0] Nothing found
        [one] { $count } result
       *[other] { $count } results
    }

## Errors

platform-not-found = There is no such page
platform-not-allowed = You do not have access to this page
# $reference is a short code the reader can quote to the organisers.
platform-internal-error = Something went wrong on our side. If it happens again, tell the organisers this code: { $reference }
