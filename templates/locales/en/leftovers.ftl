# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

person-from-provider = Name, e-mail address, department and roles of this person come from the city's identity provider and are taken over from there at every sign-in. Change them there; here you can only lock the access.
