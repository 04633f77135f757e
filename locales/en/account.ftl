### One's own account.

account-title = Your account
account-profile = You
account-save = Save
account-roles = What you are:
account-ways = Other ways to sign in
account-way-keys = Passkeys and other services
account-way-second = Second factor and recovery codes
account-change-password = Change the password
account-set-password = Set a password
account-old-password = Present password
account-new-password = New password
account-password-ends = All your other sign-ins end when the password changes.
account-email = E-mail address
# $email (text)
account-email-now = Now: { $email }
account-new-email = New address
account-new-email-hint = A letter with a link goes there. Until you open it, the present address stays.
account-send-confirmation = Send the letter
account-sign-ins = Devices and sign-ins
account-sign-ins-why = Where your account is open. End what you do not recognise, then change your password.
account-here = this device
# $method (text) way of signing in $when (text)
account-sign-in-by = { $method }, since { $when }.
account-with-second = With a second factor.
# $when (text) $address (text) network address
account-sign-in-seen = Last seen { $when }, address { $address }
account-end = End this sign-in
account-end-others = End all others
account-events = What happened to your account
account-when = When
account-what = What
account-device-unknown = Unknown device
account-wrong-password = The present password is not right. Nothing was changed.
account-name-missing = Write a name of up to 120 characters.
account-email-malformed = This is not an e-mail address we can write to. Check it for missing or extra letters.
account-last-administrator = This is the last administrator: make somebody else one first.
account-oneself = You cannot do this to your own account. Ask another administrator.
account-none = There is no such account, or it is closed.
account-said-profile = Saved.
account-said-email = If the address can be used, a letter with a link is on its way there.
account-said-email-changed = Your e-mail address is changed. Use the new one to sign in.
account-said-password = Your password is changed; all other sign-ins have ended.
account-said-ended = Done: the sign-in has ended.
account-said-set-password = You are signed in. Set a password or a passkey now, so that you can come back.
account-said-by-link = You signed in by a link. Change your password if you do not remember it.
account-confirm-email = Confirm the new address
# $email (text)
account-confirm-email-why = From now on you sign in with { $email }, and letters go there.
account-confirm-email-do = Use this address

## Ways of signing in, as a line begins.
account-method-password = Password
account-method-passkey = Passkey
account-method-link = One-time link
account-method-oidc = Account of another service
account-method-first = First start
account-method-invitation = Invitation

## What happened to an account.
account-event-sign-in = Signed in
account-event-sign-out = Signed out
account-event-refuse = Attempt to sign in refused
account-event-end-sign-in = A sign-in was ended
account-event-end-other-sign-ins = All other sign-ins were ended
account-event-change-profile = Name or language changed
account-event-change-password = Password changed
account-event-ask-for-email = Another e-mail address asked for
account-event-change-email = E-mail address changed
account-event-make-link = One-time sign-in link made
account-event-close = Account closed
account-event-reopen = Account reopened
account-event-make-administrator = Made an administrator
account-event-unmake-administrator = No longer an administrator
account-event-change-role = Access role changed
account-event-take-role = Access role taken away
account-event-add-passkey = Passkey added
account-event-remove-passkey = Passkey removed
account-event-set-up-app = Second factor turned on
account-event-turn-off-app = Second factor turned off
account-event-use-recovery-code = Recovery code used
account-event-new-recovery-codes = New recovery codes made
account-event-link-provider = Account of another service linked
account-event-unlink-provider = Account of another service unlinked
# $event (text) $method (text) way of signing in
account-event-by-method = { $event } · { $method }
# $event (text)
account-event-by-other = { $event } · by somebody else
# $event (text)
account-event-by-operator = { $event } · on the command line
