### The door: signing in and out.

door-title = Sign in
door-email = E-mail
door-password = Password
door-enter = Sign in
door-wrong = This e-mail and this password do not go together. Check both; the keyboard layout and Caps Lock matter.
door-other-ways = Other ways in
door-lost = Lost your password and every other way in? An administrator of this installation can make you a link.
door-signed-out = You are signed out.
door-ended = Your sign-in has ended. Sign in again to go on.
door-wait = Too many attempts
# $seconds (number) how long to wait
door-wait-seconds = { $seconds ->
    [one] Wait { $seconds } second and try again. Nothing is lost, and other ways of signing in still work.
   *[other] Wait { $seconds } seconds and try again. Nothing is lost, and other ways of signing in still work.
  }
# $minutes (number) how long to wait
door-wait-minutes = { $minutes ->
    [one] Wait { $minutes } minute and try again. Nothing is lost, and other ways of signing in still work.
   *[other] Wait { $minutes } minutes and try again. Nothing is lost, and other ways of signing in still work.
  }
door-back = To the sign-in page
door-newcomer-name = Your name, as colleagues know you
door-newcomer-language = Language of your pages and letters
door-newcomer-make = Make my account
door-newcomer-later = You may leave it empty and set up a passkey afterwards.
# $least (number) fewest characters
door-password-hint = At least { $least } characters. Three or four words that have nothing to do with one another are easy to remember and hard to guess.
# $least (number) fewest characters
door-weak-short = The password is too short: take at least { $least } characters.
# $most (number) most characters
door-weak-long = The password is too long: take at most { $most } characters.
door-weak-common = Others use this password too: it is made of words and numbers that are tried first. Take words that have nothing to do with one another.
door-weak-own = Your name, your address or a word of the forum is most of this password. Take words that nobody would connect with you.
door-weak-pattern = This password is neighbouring keys, repetitions or a year. Take words that have nothing to do with one another.
door-weak-thin = This password has too little variety to be hard to guess. Make it longer, or add words.
door-first = The first administrator
door-first-why = Nobody has an account in this installation yet. Whoever fills in this form becomes its administrator: makes editions, invites the secretariats, and looks after accounts and mail.
door-first-make = Make my account and begin
door-once = Sign in by link
# $name (text)
door-once-why = This link signs in as { $name }. It works once; set a new password afterwards.
door-link-gone = This link does not open anything
door-link-gone-why = It was used already, replaced by a newer one, or waited too long. Ask whoever sent it for another.
door-invitation = Invitation
# $inviter (text) $edition (text) title of the edition
door-invitation-why = { $inviter } invites you to the desk of “{ $edition }”, where the forum is prepared.
# $role (text) access role, in the nominative
door-invitation-role = Your role: { $role }.
door-invitation-known = I have an account with another address
# $name (text) $email (text)
door-invitation-as = You are signed in as { $name } ({ $email }). Accept with this account, or sign out first to use another.
door-invitation-join = Accept the invitation
# $email (text)
door-invitation-has-account = There is an account with the address { $email }. Sign in with it to accept.
door-second-asked = A second factor is needed
door-second-asked-why = Your role here asks for a second factor beside the password, and you have not shown one. Nothing was changed.
door-second-asked-out = Set up a second factor
