### Who may do what in an edition: members, invitations, the table of access roles.

members-title = Access
members-members = Members
# $count (number)
members-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
  }
members-you = you
members-closed = closed
members-everywhere = In every edition
# $when (text)
members-seen = Last seen { $when }
members-never-seen = Not seen yet
members-change = Change
members-role = Access role
members-side = Side
members-no-side = No side in particular
members-delegation = Delegation they head
members-none = None
members-choose = Choose a role
members-remove = Take the role away
members-oneself-meant = This is my own role, and I mean it
members-invite = Invite somebody
members-invite-why = They get a letter with a link that works once, for 14 days. The table below shows what each role may do.
members-letter-language = Language of the letter
members-invite-do = Send the invitation
members-invited = Invited, not here yet
# $when (text)
members-invitation-until = Waits until { $when }
# $when (text)
members-invitation-late = Ran out { $when }; send it again if it is still wanted
members-invitation-void = Whoever sent it may not give this role any more; send it again if it is still wanted
members-resend = Send again
members-revoke = Take back
members-table = Who may do what
members-table-why = This table is what the program checks at every address; nothing else decides.
members-yes = yes
members-not = no
members-second = Second factor
# $role (text) access role, in the nominative
members-second-for = Second factor needed: { $role }
members-second-why = Whoever has such a role and signed in without a second factor is asked to set one up before going on.
members-second-do = Save who needs a second factor
members-said-invited = The invitation is on its way.
members-said-resent = Sent again with a new link; the one before opens nothing.
members-said-revoked = The invitation is taken back; its link opens nothing.
members-said-changed = The role is changed; it holds at once.
members-said-removed = The role is taken away; it holds at once.
members-said-rules = Saved.
members-no-role = Choose a role from the list.
members-no-delegation = The edition has no such delegation.
members-rules-not-yours = Only the host secretariat and administrators say who needs a second factor.
members-already = They have this role already.
members-already-invited = They are invited to this role already. Send that invitation again instead.
members-invitation-gone = This invitation was taken or withdrawn meanwhile.
members-gone = This member is not here any more.
members-oneself = This is your own role. Tick the box if you mean it: you may not be able to undo it yourself.
members-more-than-own = You cannot give or take a role that may do more than yours.
members-other-side = You act for your side and give roles for it only.
members-side-missing = A secretariat acts for a side: choose one.
members-no-such-side = The edition has no such side.
