# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Accounts and administration.

# Input
save = Save
saved = Saved.
cancel = Cancel
text-missing = Please fill this in.
text-too-long = Please shorten the text to at most { $longest } characters; it has { $count }.
text-unreadable = At position { $place } there is an invisible or unreadable character ({ $code }). Please delete it or type the text anew.
in-german = { $value } (German)
in-english = { $value } (English)

# The own account
account-heading = My account
account-help = Is something wrong? Name, e-mail address, department and roles are kept by the portal's administration.
account-without-password = No password is set for your account here: you sign in by other means.
account-password-changed = Your password has been changed. All other sessions have ended.
account-mail-heading = E-mails
account-mail = Notifications
account-mail-yes = E-mail when the state of one of my initiatives changes
sign-out-everywhere = Sign out everywhere
sign-out-everywhere-explanation = Ends all your sessions on all devices, this one as well.
signed-out-everywhere = You are signed out everywhere.

# Passwords
password-change = Change password
password-change-explanation = After that you are signed out on all other devices.
password-old = Present password
password-new = New password
password-again = New password once more
password-hint = At least { $count } characters and not easy to guess, for example four words that have nothing to do with each other. Capital letters, digits or special characters are not needed.
password-old-missing = Please enter your present password.
password-old-wrong = The present password is wrong.
password-differs = The two entries are not the same.
password-set = Your password is set. You can now sign in with it.
password-link-heading = Set password
password-link-for = For { $name }, sign-in name { $sign_in_name }
password-link-invalid = This link is no longer valid
password-link-invalid-explanation = A link to set a password is valid for 24 hours, once, and only until a new one is made. If you have already set your password, sign in with it; otherwise ask the portal's administration for a new link.

# Administration
navigation-admin = Administration
admin-people = People
admin-departments = Departments
admin-criteria = Criteria

people-search = Search people
people-search-apply = Search
people-found = { $count ->
    [0] Nobody found.
    [one] 1 person
   *[other] { $count } people
}
people-found-more = { $count } people, of whom the first { $shown } are shown. Please search for a name.
person-add = Add a person
person-add-explanation = After saving you make a link with which the person sets a password.
person-added = The person has been added. Now make a link with which the person sets a password.
person-name = Name
person-email = E-mail address
person-email-hint = For notifications
person-department = Department
person-department-hint = Assessors do not score initiatives of their own department.
person-roles = Roles
person-roles-hint = At least one. Changes apply at once.
person-access = Access
person-access-hint = If this is not ticked, the account is locked and the person signed out everywhere at once. Accounts are not deleted.
person-active = may sign in
person-inactive = locked
person-has-password = A password is set.
person-has-no-password = No password is set yet.
sign-in-name-hint = Small letters without accents, digits, full stop, hyphen, underscore and @. The sign-in name cannot be changed later.
sign-in-name-form = Please use only letters from a to z, digits, full stop, hyphen, underscore and @.
sign-in-name-taken = This sign-in name exists already.
email-form = Please enter an e-mail address such as anna.muster@city.example.
roles-missing = Please choose at least one role from the list.
own-rights = You cannot take administration and access from yourself. Ask another person of the administration to do it.
last-admin = This is the last person who can administrate the portal. Give somebody else the administration first.

password-link-make = Make a link for a password
password-link-make-explanation = With the link the person sets the password. It is valid for 24 hours and once; earlier links are not valid any more then. The present password is valid until a new one is set.
password-link-made = The link has been made. It is shown only now.
password-link-made-explanation = Give it to nobody but that person. It is valid until { $value } and once.
password-link-inactive = The account is locked. First let the person sign in.
password-link-back = Back to the person

department-name = Name
department-none = none
department-add = Add a department
departments-all = All departments
department-rename-explanation = The new name stands at once with all initiatives and people of the department.
department-name-taken = A department of this name exists already.
department-unknown = Please choose a department from the list.

criteria-explanation = Criteria are not deleted, because initiatives have been scored under them. What should not count any more gets no points in the weighting.
criterion-add = Add a criterion
criterion-add-explanation = A new criterion counts once a weighting gives it points. Describe each level so that two assessors choose the same one for the same facts.
criterion-name = Name
criterion-short-name = Short name
criterion-short-name-hint = Two words at most: head of a column in the ranking and in lists that are imported.
criterion-short-name-taken = Another criterion has this short name already.
criterion-question = Question to the assessors
criterion-evidence = Evidence
criterion-level = Level { $value }
criterion-warning = { $count ->
    [0] Nothing has been scored under this criterion yet.
    [one] 1 level counts under this criterion. If you change the meaning of a level, it is no longer right and has to be given anew.
   *[other] { $count } levels count under this criterion. If you change the meaning of a level, they are no longer right and have to be given anew.
}
criteria-too-many = More than { $count } criteria cannot be weighted.

# On the command line
user-actor = Vorrang, command line
user-option = { $option }: { $message }
user-unknown = Nobody has the sign-in name “{ $name }”.
user-unknown-department = There is no department “{ $name }”; please check the spelling or add it in the portal's administration.
user-changed = Somebody else has just changed the person; please try again.
user-locked = { $name } is locked out; please let the person in with “vorrang user activate” first.
user-no-password = No password can be read: { $reason }
user-ask-password = Password (empty: the person sets it by a link):{" "}
user-ask-again = Password once more:{" "}
user-added = { $name } can now sign in as “{ $sign_in_name }”.
user-saved = Changed: { $name } ({ $sign_in_name })
user-link = With this link { $name } can set a password once until { $until }:
user-link-path = With this link { $name } can set a password once until { $until }; the address of the portal belongs in front of it, which you can name with --public-url:

# Mails about one's own account

account-notice-password-subject = New password for Vorrang
account-notice-password = Your account at Vorrang has had a new password since { $moment }.
account-notice-address-subject = Your mail address at Vorrang
account-notice-address = Your account at Vorrang has had another mail address since { $moment }. This is the last message to the former one.
account-notice-stranger = If that is not what you want, please call the administration at once: they can lock the account.
