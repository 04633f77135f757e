### Keys with which other programs act for an account.

token-title = Keys for programs
token-lead = With a key, another program reads and changes what you may, through the API: at most the permissions you choose here, and only while you have them yourself.
token-read-more = What the API can do
token-fresh = Your new key
token-fresh-once = Copy it now; it is not shown again. Whoever has it can do what you chose.
token-made = The key is made.
token-revoked = The key is taken back; it opens nothing any more.
token-new = Make a key
token-name = Name
token-name-hint = Which program it is for, such as “Website of the ministry”.
token-edition = Edition
token-all-editions = All my editions
token-ends = Valid until
token-ends-never = No end
token-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
token-scopes = What it may do
token-make = Make the key
token-all = Your keys
token-none = You have no keys. Make one when another program is to work with the forum.
token-count =
    { $count ->
        [one] { $count } key
       *[other] { $count } keys
    }
token-created = Made
token-seen = Last used
token-seen-never = Never
token-state = State
token-state-in-force = in force
token-state-ended = ended
token-state-revoked = taken back on { $date }
token-revoke = Take back
# For a screen reader; $name is what its owner calls the key.
token-revoke-named = Take back the key { $name }
token-no-name = Give the key a name of at most { $count } letters.
token-no-scope = Choose at least one thing that the key may do.
token-beyond = You may not give a key what you may not do yourself in this edition: { $permission }.
token-too-many = You have { $count } keys in force. Take back those that are no longer used.
token-bad-end = A key lasts from one day to ten years, or without an end.
