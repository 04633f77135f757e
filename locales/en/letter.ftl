### Letters about accounts: to people who are invited, and to those whose account something happened to.

# $date (text) $time (text)
letter-moment = { $date }, { $time } UTC
# $edition (text) title of the edition
letter-invitation-subject = Invitation to the desk of “{ $edition }”
# $inviter (text) $edition (text) $role (text) access role, in the nominative $url (text) $until (text) date
letter-invitation-text =
    Good day,

    { $inviter } invites you to the desk of “{ $edition }”, where the forum is prepared.
    Your role: { $role }.

    Open this link to accept:
    { $url }

    The link is for you alone and works once, until { $until }. If you did not expect this letter, do nothing: without the link nothing happens.
letter-device-subject = Your account was opened on a new device
# $name (text) $device (text) browser and system $address (text) network address $when (text) $url (text)
letter-device-text =
    { $name },

    your account was opened on a device that was not used with it before:
    { $device }, address { $address }, { $when }.

    If it was you, there is nothing to do. If not, end that sign-in and change your password here:
    { $url }
letter-password-subject = Your password was changed
# $name (text) $when (text) $url (text)
letter-password-text =
    { $name },

    the password of your account was changed ({ $when }). All other sign-ins have ended.

    If it was not you, ask an administrator of the installation at once. The sign-in page:
    { $url }
letter-confirm-subject = Confirm your new e-mail address
# $name (text) $url (text)
letter-confirm-text =
    { $name },

    you asked for your account to be used with this address. Open the link to confirm it; it works once, for 24 hours:
    { $url }

    If you did not ask for it, do nothing: the address stays as it was.
letter-email-subject = The e-mail address of your account was changed
# $name (text) $when (text) $url (text)
letter-email-text =
    { $name },

    your account is now used with another e-mail address ({ $when }). This one no longer opens it.

    If it was not you, ask an administrator of the installation at once:
    { $url }
letter-taken-subject = You already have an account
# $name (text) $url (text)
letter-taken-text =
    { $name },

    somebody asked to use your e-mail address with another account. That is not possible: it is the address of yours. Nothing was changed.

    If it was you, sign in with the account you have:
    { $url }
letter-link-subject = A link to sign in
# $name (text) $url (text)
letter-link-text =
    { $name },

    an administrator made this link for you. It signs you in once, within 24 hours:
    { $url }

    Set a new password afterwards. If you did not ask for it, tell the administrator.
