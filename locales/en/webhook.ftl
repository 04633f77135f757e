### Other programs that are told when something happens.

webhook-title = Programs that are told
webhook-lead = When the draft changes or a release is published, these addresses are told at once.
webhook-read-more = How deliveries are signed
webhook-none = Nobody is told anything yet. Add an address when a website or another system is to follow the programme.
webhook-count =
    { $count ->
        [one] { $count } address
       *[other] { $count } addresses
    }
webhook-name = Name
webhook-name-hint = Which program it is, such as “Website of the ministry”.
webhook-url = Address
webhook-url-hint = It begins with https:// and takes POST requests.
webhook-events = What it is told
webhook-event = Event
webhook-event-draft-changed = the draft was changed
webhook-event-released = a release was published
webhook-event-withdrawn = a release was withdrawn
webhook-state = State
webhook-state-active = active
# $count attempts in a row went wrong.
webhook-state-failing =
    { $count ->
        [one] active; { $count } attempt failed
       *[other] active; { $count } attempts failed in a row
    }
webhook-state-paused = stopped
webhook-state-given-up = given up: it never answered
webhook-new = Add an address
webhook-make = Add
webhook-made = The address is added.
webhook-secret = Its secret
webhook-secret-once = With it the other program checks that a delivery is ours. Copy it now; it is not shown again.
webhook-back = All addresses
webhook-pause = Stop
webhook-resume = Start again
webhook-delete = Delete
webhook-deleted = The address is deleted.
webhook-paused = Nothing is sent to this address now.
webhook-resumed = The address is told again what happens.
webhook-log = What it was told
webhook-log-empty = Nothing yet. Deliveries of the last thirty days are listed here.
webhook-when = When
webhook-attempts = Attempts
webhook-answer = Answer
webhook-again = Send again
webhook-again-done = The delivery is waiting to be sent again.
webhook-fate-waiting = waiting
webhook-fate-delivered = delivered
webhook-fate-failed = failed
# A moment in UTC; $date is long.
webhook-moment = { $date }, { $time } UTC
webhook-no-name = Give the address a name of at most 100 letters.
webhook-bad-address = This is no address that can be told something. It must begin with https:// and hold no password.
webhook-private = This address is in a private network. Use one that can be reached from outside, or ask whoever runs the installation to allow private addresses.
webhook-no-event = Choose at least one thing that the address is told.
webhook-too-many = There are { $count } addresses already. Delete those that are no longer used.
