### Letters about releases of the programme.

## To somebody whom a release touches

notice-subject = { $forum }: changes that concern you
notice-greeting = Dear { $name },
notice-intro = the programme of the forum has changed: release { $number } was published on { $moment }. This concerns you:
# An earlier release was shown again.
notice-intro-withdrawn = release { $withdrawn } of the programme was withdrawn on { $moment }; release { $number } is in force again. For you this means:
notice-moved = Moved: “{ $title }”
notice-cancelled = Cancelled: “{ $title }”
# The session is new; $roles is what the reader does in it.
notice-added = New in the programme: “{ $title }” ({ $roles })
notice-joined = You now take part in “{ $title }” ({ $roles })
# What the reader does in the session has changed.
notice-role = Your part in “{ $title }” is now: { $roles }
notice-left = You no longer take part in “{ $title }”
notice-person-page = Your page in the programme
notice-changes-page = All changes
notice-why = You receive this letter because you are named in the programme of the forum. If something is not right, please write to the secretariat that invited you.

## To the secretariats

notice-summary-subject = { $forum }: release { $number } is out
notice-summary-intro = { $author } published release { $number } of the programme on { $moment }.
notice-summary-withdrawn = { $author } withdrew release { $withdrawn } of the programme on { $moment }; the public sees release { $number } again.
notice-summary-reason = Reason: { $reason }
notice-summary-more =
    { $count ->
        [one] … and { $count } more change
       *[other] … and { $count } more changes
    }
notice-summary-written =
    { $count ->
        [0] Nobody was written to: the changes concern nobody who can be reached.
        [one] { $count } person whom the changes concern is being written to.
       *[other] { $count } people whom the changes concern are being written to.
    }
notice-summary-unreached =
    { $count ->
        [one] No address is known of { $count } person concerned, who has to be told by other means: { $names }.
       *[other] No address is known of { $count } people concerned, who have to be told by other means: { $names }.
    }
notice-desk-page = Releases at the desk

## To those whose approval is wanted

notice-ask-subject = { $forum }: a release is waiting for your side’s approval
notice-ask-intro = { $name } proposes a new release of the programme of { $forum }. It is published only after each side has approved it.
notice-ask-when = It is to be published on { $moment }.
notice-ask-next = See what would change, and approve

## To whoever scheduled a release that did not happen

notice-missed-subject = { $forum }: the release you scheduled was not published
notice-missed-intro = you scheduled a release for { $moment }. It was not published.
notice-missed-changed = The draft was changed after it had been proposed, so it is no longer what was to be published.
notice-missed-not-approved = The approval of a side was missing: { $sides }.
notice-missed-blocked = Meanwhile something was found that forbids a release:
notice-missed-nothing-changed = The public sees this very programme already: it is release { $number }.
notice-missed-other = It could not be published: { $why }.
notice-missed-next = Look at the draft and propose it again
