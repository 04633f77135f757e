### Releases at the desk: what the next one changes, who approves it, those that are out.

approval-title = Release
approval-public-nothing = Nothing has been published yet.
approval-public-sees = The public sees release { $number }, published { $moment } by { $author }.
approval-public-page = Public pages
approval-revision = Draft, revision { $number }

## The next release

approval-next = What the next release would change
approval-first =
    { $count ->
        [one] This would be the first release: { $count } session.
       *[other] This would be the first release: { $count } sessions.
    }
approval-changes-elsewhere = No session has changed, but something around the programme has: people, venues, agreements or the frame.
approval-letters =
    { $count ->
        [0] Nobody whom this concerns can be written to.
        [one] { $count } person whom this concerns will get a letter.
       *[other] { $count } people whom this concerns will get a letter each.
    }
approval-unreached =
    { $count ->
        [one] No address is known of { $count } person concerned: { $names }.
       *[other] No address is known of { $count } people concerned: { $names }.
    }
approval-contacts = Give addresses
approval-nothing-changed = The public sees the draft just as it is. Change something, and it can be released here.
approval-contradiction = The record contradicts itself, so it cannot be released. The overview of the edition shows where.
approval-no-hard = Nothing forbids the release.
approval-hard =
    { $count ->
        [one] { $count } finding forbids the release
       *[other] { $count } findings forbid the release
    }
approval-hard-hint = Cure them on the board or in the forms. One that has to stay can be let pass; say why, and the reason is kept with the release.
approval-override-reason = Why it may pass
approval-soft =
    { $count ->
        [one] { $count } finding that does not forbid it
       *[other] { $count } findings that do not forbid it
    }
approval-reason = Reason
approval-reason-hint = The public reads it on the page of changes. It may be left out.
approval-when = When
approval-when-now = As soon as possible
approval-when-later = At a time at the forum
approval-date = Date
approval-time = Time
# $zone is such as Asia/Almaty.
approval-zone = At the forum’s clock ({ $zone }), where it is { $date }, { $time } now.
# $time has the date, the time and the zone of the reader.
approval-your-clock = On your clock: { $time }
# A button.
approval-publish = Publish
# A button.
approval-propose = Propose the release
# A button: the proposal that is there is replaced.
approval-propose-again = Propose the draft as it is now

## A proposal

approval-proposal = A release is proposed
approval-proposed-by = Proposed by { $name }, { $moment }
approval-at = To be published { $moment }
approval-overrides = Findings that are let pass
approval-let-pass = Let pass: { $reason }
approval-keys = Keys
approval-key-waiting = not approved yet
approval-key-turned = approved by { $name }, { $moment }
# A sentence of its own; $since says that the draft changed.
approval-void = The approval of { $side } counts no longer; { $name } gave it { $moment }. { $since }
approval-may-no-longer = They may not approve for this side any more.
approval-changed = The draft has changed since.
approval-changed-by = The draft has changed since, last by { $name }, { $moment }.
approval-proposal-changed = The proposal has changed since: its reason, its time or what is let pass.
approval-stale = What was proposed is no longer what would be published; it has to be proposed and approved again.
# A button.
approval-approve = Approve for my side
# A button.
approval-retract = Take my approval back
# A button.
approval-call-off = Call it off
approval-last-called-off = The last proposal was called off by { $name }, { $moment }.
approval-last-missed = The scheduled release did not happen, { $moment }: { $why }
approval-missed-changed = the draft had changed.
approval-missed-not-approved = a side had not approved it.
approval-missed-blocked = something had been found that forbids it.
approval-missed-nothing-changed = the public saw this programme already.
approval-missed-other = it could not be published.

## One key or two

approval-policy = Who has to agree
approval-policy-one = Each secretariat can publish on its own.
approval-policy-two = A release needs the approval of each side. Nobody can approve for two sides, and a change of the draft voids what was approved before.
# A button.
approval-policy-want = Require the approval of each side
# A button.
approval-policy-end = Do without it
# A button.
approval-policy-keep = Keep it
approval-policy-asked = { $name } ({ $side }) wants to do without it since { $moment }. It ends when another side wants that too.

## Releases that are out

approval-releases = Releases
approval-releases-count =
    { $count ->
        [one] { $count } release
       *[other] { $count } releases
    }
approval-releases-none = There is none yet. The first one makes the programme public; every later one says what changed and writes to those concerned.
approval-shown = public now
approval-released = Published { $moment } by { $author }.
approval-withdrawn = Withdrawn { $moment } by { $author }.
approval-withdraw = Withdraw this release
approval-withdraw-hint = The public sees an earlier release again. Both stay in the list, and those concerned are written to.
approval-favour = Show instead
approval-withdraw-reason = Reason, in at least one language
# A button.
approval-withdraw-do = Withdraw

## What was done

approval-done-published = The release is out.
approval-done-scheduled = The release is scheduled.
approval-done-proposed = The release is proposed; the other side has been written to.
approval-done-approved = You have approved it. It waits for the other side.
approval-done-retracted = Your approval is taken back.
approval-done-called-off = The proposal is called off.
approval-done-withdrawn = The release is withdrawn.
approval-done-two-keys = From now on each side has to approve a release.
approval-done-asked = Noted. It ends when another side wants that too.
approval-done-one-key = From now on one side can publish on its own.

## What was refused

approval-problem-no-time = Give a date and a time, or choose “as soon as possible”.
approval-problem-no-reason = Say in at least one language why it is withdrawn; the public reads it.
approval-problem-changed = The draft has changed since you opened this page. Below is what it would change now; look at it and decide again.
approval-problem-no-proposal = Nothing is proposed any more: it was published or called off meanwhile.
approval-problem-no-side = Your account acts for no side of this edition, so it has no key. A secretariat can give it a role of a side.
approval-problem-turned = { $name } has approved for { $side } already.
approval-problem-same-person = You have approved for { $side } already; the other key needs somebody else.
approval-problem-past = { $time } has passed. Choose a later time.
approval-problem-no-such-time = There is no { $time } in { $zone }: the clocks are put forward over it. Choose another time.
approval-problem-no-zone = The edition’s time zone “{ $zone }” is not known. Correct it in the frame of the edition.
approval-problem-too-few-sides = Two keys need two sides. Add a side to the edition first.
approval-problem-blocked =
    { $count ->
        [one] { $count } finding forbids the release. Cure it, or say why it may pass.
       *[other] { $count } findings forbid the release. Cure them, or say of each why it may pass.
    }
approval-problem-nothing-changed = Nothing has changed since release { $number }.
approval-problem-overrides = The findings are not the ones for which reasons were given. Look at them again.
approval-problem-not-earlier = Release { $number } cannot be shown instead; choose an earlier one.
approval-problem-not-shown = Release { $number } is not the one the public sees any more.
