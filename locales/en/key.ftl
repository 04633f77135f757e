### Keys: passkeys, the second factor, links by mail, accounts at other services.

key-back = Your account
key-title = Passkeys and other ways to sign in
key-cancel = Cancel
key-other-ways = Other ways to sign in
key-too-often = Too many attempts. Wait a minute and try again.

# Ways to sign in, as buttons on the sign-in page.
key-way-passkey = With a passkey
key-way-link = With a link by e-mail
key-way-provider = With { $name }

# Passkeys. A passkey is a key that a phone, a computer or a security key holds for this site.
key-passkeys = Passkeys
key-passkeys-about = A passkey signs you in with the fingerprint, face or PIN of your device. There is nothing to remember and nothing that another site could steal, and no second factor is asked for.
key-passkeys-none = You have no passkey yet. Add one on each device that you use: it takes half a minute, and the next sign-in is a touch.
key-passkeys-count =
    { $count ->
        [one] { $count } passkey
       *[other] { $count } passkeys
    }
key-created = Added
key-used = Last used
key-never-used = not yet
key-name = Name
key-name-hint = So that you recognise the device later.
# What a new passkey is called unless its holder says otherwise.
key-passkey-suggested = Passkey { $number }
key-rename = Rename
# A button.
key-rename-do = Save the name
key-remove = Remove
key-remove-this = Remove the passkey “{ $name }”
key-passkey-add = Add a passkey
# A button: the browser then asks.
key-passkey-add-do = Add a passkey of this device
key-passkey-needs-script = Passkeys need JavaScript. Your other ways to sign in work without it.
key-passkey-elsewhere = Passkeys work on this address only:
key-passkey-no-name-here = This site is reached by a number, and browsers give passkeys to sites with a name only. Whoever runs it can set base_url to an address with a name.
key-passkey-no-name = Passkeys need a site with a name, and { $site } has none. Whoever runs it can set base_url to an address with a name.
key-passkey-name-missing = A passkey needs a name. The old one was kept.
key-passkey-cancelled = Nothing happened: the question was closed, or its time ran out. Try again.
key-passkey-unsupported = This browser cannot use passkeys. Use another browser or another way to sign in.
key-passkey-trouble = The site could not be reached. Check the connection and try again.
key-passkey-not-accepted = This passkey was not accepted: it was made for another site, or the device did not check who holds it. Try again, or use another way to sign in.
key-passkey-unknown = Nobody here has this passkey; it may have been removed from the account. Use another way to sign in and add the passkey again.
key-passkey-known = This device has a passkey for this account already.
key-passkey-too-many = There are twenty passkeys already. Remove one that you do not use.
key-passkey-ran-out = This took too long, or the page was used twice. Try again.
key-last-way = This is your last way to sign in, so it was kept. Add a passkey or set a password first.
key-use-passkey = Sign in with a passkey
key-use-passkey-about = Your device shows the passkeys that it has for this site and asks for your fingerprint, face or PIN.
key-use-passkey-do = Use a passkey
key-said-added = The passkey was added.
key-said-renamed = The passkey has a new name.
key-said-removed = The passkey was removed. It may still be listed on the device; you can delete it there.

# Accounts at other services.
key-linked = Accounts elsewhere
key-linked-about = An account at one of these services opens your account here.
key-linked-since = Linked
key-link-to = Link an account at { $name }
key-unlink = Unlink
key-unlink-this = Unlink the account at { $name }
key-said-linked = The account is linked. You can sign in with it now.
key-said-unlinked = The account is no longer linked.
key-provider-trouble = This sign-in did not work
key-provider-state = You came back from { $name } too late, twice, or in another browser than the one you left with. Start again from the sign-in page.
key-provider-declined = { $name } did not confirm the sign-in, or it was cancelled there. Nothing was changed.
key-provider-token = What { $name } sent cannot be trusted: its signature, its time or its addressee is not right. Start again; if it happens again, tell the administrator.
key-provider-no-email = { $name } does not tell your e-mail address, so your account here cannot be found. Sign in another way and link the two under “{ key-title }”.
key-provider-unverified = { $name } has not verified the address { $email }, so it does not open an account here. Confirm the address there, or sign in another way.
key-provider-unknown = Nobody here has the address { $email }. Accounts are made by invitation: ask the secretariat of your edition for one, sent to this address, and then sign in with { $name } again.
key-provider-taken = This account at { $name } opens another account here already. Unlink it there first.
key-provider-unreachable = { $name } does not answer at the moment. Try again in a few minutes or sign in another way.

# The second factor: a code of an authenticator app.
key-second = Second factor
key-second-about = After your password, or a link by e-mail, you also type a code that an app on your phone shows. Whoever learns your password still cannot get in.
key-second-on = On
key-second-off = Off
key-second-settings = Settings of the second factor
key-second-set-up = Set up an app
key-second-passkey-too = A passkey needs no second factor: it is two factors in one.
key-second-not-set-up = The second factor is not set up.
key-second-set-up-already = The second factor is set up already.
key-offer-app = Open an authenticator app on your phone: any that knows “time-based codes” (TOTP).
key-offer-scan = Scan this code with it.
key-offer-qr = QR code with the key for the app
key-offer-type = No camera? Type this key into the app:
key-offer-here = Open the app on this device
key-offer-code = Type the six digits that the app shows now
key-offer-confirm = Turn on
key-code-wrong = This code is not right. Check that the clock of your phone sets itself, wait for the next code and type that.
key-code-used = This code was used already. Wait for the next one; it comes within half a minute.
key-code-key-lost = The site cannot check codes of apps at the moment; the administrator finds the reason in the log. A recovery code still works.
key-code-now = Code that the app shows now
key-code-or-recovery = Code of the app, or a recovery code
key-codes = Recovery codes
key-codes-about = Each opens the door once instead of the app, for the day the phone is lost.
key-codes-left =
    { $count ->
        [0] No recovery code is left. Make new ones now.
        [one] { $count } recovery code is left.
       *[other] { $count } recovery codes are left.
    }
key-codes-new = Make new recovery codes
key-codes-fresh = The second factor is on.
key-codes-replaced = These are your new recovery codes. The old ones do not work any more.
key-codes-keep = Print these codes or write them down and keep them away from the phone. Each works once. They are shown this one time only.
key-codes-kept = I have kept them
key-off = Turn the second factor off
key-off-about = From then on the password, or a link by e-mail, is enough.
key-off-do = Turn off
key-said-off = The second factor is off; the recovery codes are gone.
key-ask = Second factor
key-ask-about = One more thing to show before you are in.
key-ask-code = Code that your authenticator app shows
key-ask-do = Sign in
key-ask-lost = The app is not at hand
key-ask-recovery = One of your recovery codes
key-ask-recovery-hint = Sixteen letters and digits; capitals and hyphens do not matter.
key-ask-cancel = Start over

# Links by mail.
key-link-title = Sign in with a link
key-link-about = Type your e-mail address and you get a link that signs you in, once, within a quarter of an hour.
key-link-email = E-mail
key-link-email-wrong = This does not look like an e-mail address. It should be like name@example.org.
key-link-send = Send the link
key-link-sent = Look into your mail
key-link-sent-where = If { $email } belongs to an account here, a link is on its way to it. It works for a quarter of an hour, once, in any browser.
key-link-sent-none = Nothing after some minutes? Look into the spam folder and check the address; accounts are made by invitation of a secretariat.
key-link-open = Sign in
key-link-open-as = This link signs in to the account:
key-link-open-do = Sign in
key-link-open-not-you = Not your account? Close this page; nothing has happened.
key-link-over = This link does not work any more
key-link-over-why =
    { $minutes ->
        [one] A link works for { $minutes } minute and once; a newer one makes older ones void.
       *[other] A link works for { $minutes } minutes and once; a newer one makes older ones void.
    }
key-link-another = Send another link

# Mail. $site is the address of the site, such as forum.example.
key-mail-greeting = Hello, { $name },
key-mail-link-subject = Your link to sign in to { $site }
key-mail-link-why = open this link to sign in to { $site }:
key-mail-link-once =
    { $minutes ->
        [one] It works for { $minutes } minute, once, in any browser.
       *[other] It works for { $minutes } minutes, once, in any browser.
    }
# $device is a browser and its system: Firefox, Windows.
key-mail-asked = When and from where: { $when }, address { $place }, { $device }.
key-mail-link-not-you = Was it not you? Then do nothing: without this letter nobody gets in.
key-mail-change-subject = Your account at { $site }: a way to sign in has changed
key-mail-passkey-added = a passkey was added to your account.
key-mail-passkey-removed = a passkey was removed from your account.
key-mail-app-set-up = the second factor was turned on for your account.
key-mail-app-turned-off = the second factor was turned off for your account.
key-mail-new-recovery-codes = new recovery codes were made for your account; the old ones do not work any more.
key-mail-recovery-code-used =
    { $left ->
        [0] one of your recovery codes was used to sign in. None is left: make new ones.
        [one] one of your recovery codes was used to sign in. { $left } is left.
       *[other] one of your recovery codes was used to sign in. { $left } are left.
    }
key-mail-provider-linked = an account at another service was linked with yours and opens it from now on.
key-mail-provider-unlinked = the link between your account and an account at another service was ended.
key-mail-change-not-you = Was it you? Then there is nothing to do. If not, open your account, end the sign-ins that you do not know, and change your password:
