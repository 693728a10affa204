# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

role-reader = Reader
role-department_head = Department head
role-assessor = Assessor
role-portfolio_manager = Portfolio management
role-leadership = Leadership
role-admin = Administration
role-auditor = Audit

sign-in = Sign in
sign-out = Sign out
session-lapses = Your session lapses in two minutes because you have not used the portal.
session-go-on = Stay signed in
sign-in-heading = Sign in to Vorrang
sign-in-name = Sign-in name
password = Password
sign-in-help = No access, or password forgotten? The portal's administration can help.
sign-in-help-provider = No access? The portal's administration can help.
sign-in-name-missing = Please enter your sign-in name.
sign-in-refused = Sign-in name or password is wrong.
sign-in-wait = Too many attempts have failed. Please wait 15 minutes and try again.
sign-in-resume = Your session has lapsed. What you typed has been kept: after signing in you will find it in the form again.
sign-in-again-heading = Sign in again
sign-in-again = To be safe: what you were about to send asks for a password typed within the last 15 minutes. Please sign in again. What you typed has been kept: after signing in you will find it in the form again.
sign-in-again-ahead = To be safe, you will sign in again when you send this, because it asks for a password typed within the last 15 minutes. What you type is kept.
form-resumed = You are signed in again. Please look through your form and send it.
people-from-provider-only = People are added when they first sign in with the city's account; their roles follow from their groups there.
sign-in-somebody-else = Somebody else is signed in here. Please sign in again with the same account; to use another one, sign out first.
demonstration-sign-in-heading = With one click, without a password
demonstration-sign-in-explanation = This exists only in the demonstration on this computer. All people are invented.
sign-in-by-password-heading = With sign-in name and password

password-too-short = Please choose a password of at least { $count } characters.
password-too-long = Please choose a password of at most { $count } characters.
password-guessable = This password is easy to guess. Take four words that have nothing to do with each other, for example.
