### Access roles (what an account is in an edition) and permissions (what a role may do).

access-role-administrator = Administrator
access-role-host-secretariat = Host secretariat
access-role-guest-secretariat = Guest secretariat
access-role-desk-officer-programme = Desk officer, programme
access-role-desk-officer-delegations = Desk officer, delegations
access-role-desk-officer-conference = Desk officer, conference
access-role-desk-officer-exhibition = Desk officer, exhibition
access-role-desk-officer-press = Desk officer, press
access-role-head-of-delegation = Head of delegation
access-role-hall-staff = Hall staff
access-role-auditor = Auditor

access-may-read-desk = See the desk
access-may-edit-frame = Change dates, sides, venues, halls, tracks
access-may-edit-people = Change people, organisations, delegations
access-may-edit-programme = Change sessions and the board
access-may-edit-agreements = Change the register of agreements
access-may-release = Propose and publish releases
access-may-approve = Approve a release for one's side
access-may-manage-roles = Invite others and give them roles
access-may-read-history = Read who changed what
access-may-administer = Run the installation: accounts, mail, new editions
