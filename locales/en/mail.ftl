### The post as whoever runs the installation sees it.

mail-title = Mail
mail-stays-here = No mail server is set, so nothing leaves this program: letters stay here and are read here. Set KURULTAI_SMTP and KURULTAI_MAIL_FROM to send them.
mail-search = Address, name or subject
# What became of a letter.
mail-state = State
mail-state-any = Any
mail-state-queued = waiting
mail-state-sent = sent
mail-state-kept = kept here
mail-state-failed = failed
# A button.
mail-find = Find
mail-count =
    { $count ->
        [one] { $count } letter
       *[other] { $count } letters
    }
mail-none-found = No letter fits. Search for less, or choose another state.
mail-none-yet = Nothing has been written yet. Invitations, sign-in links and news of releases will be listed here.
mail-when = Written
mail-to = To
mail-subject = Subject
mail-pages = Pages
mail-newest = Newest letters
mail-older = Older letters
# A moment in UTC; $date is long.
mail-moment = { $date }, { $time } UTC
mail-letter-title = Letter to { $to }
mail-back = All mail
mail-attempts =
    { $count ->
        [0] not tried yet
        [one] tried once
       *[other] tried { $count } times
    }
mail-error = Why it did not go
mail-again = Send again
mail-again-done = The letter is waiting to be sent again.
mail-text = Text
mail-hidden = This letter carries a key meant for its reader alone, so its words are not shown.
mail-html = The same as HTML
mail-headers = Headers
mail-no-address = It cannot be sent as it is: the recipient’s address is not an address.

## Work other than letters that was given up

mail-jobs = Work that was given up
mail-jobs-why = It was tried again and again and failed each time. When the reason is gone, have it done again.
mail-job = What
mail-job-ended = Given up
# A button.
mail-job-again = Try again
mail-job-again-done = It will be tried again at once.
mail-job-release-scheduled = Publishing a scheduled release
mail-job-release-tell = Writing to those whom a release concerns
