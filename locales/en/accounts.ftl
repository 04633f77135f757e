### All accounts of the installation.

accounts-title = Accounts
accounts-search = Name or e-mail
accounts-sort = Order
accounts-sort-name = By name
accounts-sort-new = Newest first
accounts-find = Find
# $count (number)
accounts-count = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
  }
accounts-none = No account has these words in its name or e-mail.
# $count (number)
accounts-editions = { $count ->
    [0] Nothing in any edition
    [one] Something in { $count } edition
   *[other] Something in { $count } editions
  }
# $when (text)
accounts-made = Made { $when }
accounts-close = Close the account
accounts-reopen = Open it again
accounts-raise = Make an administrator
accounts-lower = No longer an administrator
accounts-send-link = Send a sign-in link
accounts-pages = Pages of the list
accounts-start = To the start
accounts-next = Next
accounts-second = Administrators need a second factor
accounts-said-closed = The account is closed; it is signed in nowhere.
accounts-said-reopened = The account is open again.
accounts-said-raised = They are an administrator now.
accounts-said-lowered = They are no longer an administrator.
accounts-said-link = A letter with a link is on its way. It works once, for 24 hours.
