### Where the people of an edition can be reached.

contact-title = Addresses
contact-why = When a release changes what somebody takes part in, they get one letter about it. It goes to the address given here. Addresses are seen only by those who may change people; they are on no page and in no file for the public.
contact-missing =
    { $count ->
        [0] Everybody can be reached.
        [one] { $count } person has no address and has to be told by other means.
       *[other] { $count } people have no address and have to be told by other means.
    }
contact-search = Name or address
contact-without = Only those without an address
# A button.
contact-find = Find
contact-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
contact-none-found = Nobody fits. Search for less.
contact-none-yet = Nobody is in this edition yet. Add people first; then their addresses can be given here.
contact-name = Name
contact-email = E-mail
contact-lang = Language of letters
# Read aloud by screen readers.
contact-lang-of = Language of letters to { $name }
contact-lang-of-side = as on their side
contact-account = They also have an account; without an address here, letters go to the account’s.
contact-no-address = This is not an address. It is not kept.
contact-wrong =
    { $count ->
        [one] { $count } address is not one; it is marked below. The others are kept.
       *[other] { $count } addresses are none; they are marked below. The others are kept.
    }
contact-conflicts =
    { $count ->
        [one] Somebody else changed { $count } address while you had the list open. Yours is not kept: compare the two below and save again if yours is right.
       *[other] Somebody else changed { $count } addresses while you had the list open. Yours are not kept: compare them below and save again where yours are right.
    }
contact-theirs = It is now { $email }, language: { $language }.
contact-theirs-none = There is no address any more.
contact-saved = The addresses are kept.
# A button.
contact-save = Save
contact-first = From the beginning
contact-next = More people
