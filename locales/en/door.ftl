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
