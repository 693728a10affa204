# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

provider-sign-in = Sign in with the city's account
provider-begin-again = This sign-in has lapsed, has been used already or was begun in another browser. Please sign in again.
provider-denied = Signing in with the city's account was cancelled or refused. You can try again.
provider-unavailable = Signing in with the city's account is not possible at the moment, because the sign-in service does not answer. Please try again in a few minutes.
provider-unbelievable = The sign-in could not be verified safely. Please try again; if it fails again, the portal's administration can help.
provider-unmapped = Your account has not been given access to Vorrang. Please ask the portal's administration if you need it.
provider-inactive = Your access to Vorrang has been deactivated. Please ask the portal's administration if you need it again.
provider-not-again = The city's sign-in service has not confirmed that you have typed your password just now, so your change was not made. Please try again; if it fails again, the portal's administration can help.
provider-signed-out-heading = Signed out of Vorrang
provider-signed-out-explanation = You are being led to the city's sign-in service to sign out there as well.
provider-sign-out = Sign out of the city's sign-in service as well

### What the program says on the command line.

program-oidc-no-public-url = Signing in with the city's account (VORRANG_OIDC_ISSUER) needs the address at which people reach the portal; please name it with VORRANG_PUBLIC_URL.
program-oidc-no-client = Signing in with the city's account (VORRANG_OIDC_ISSUER) needs the name by which the sign-in service knows the portal; please give it with VORRANG_OIDC_CLIENT_ID.
program-oidc-only-none = Without name and password (VORRANG_OIDC_ONLY) nobody gets in as long as no sign-in service is named; please name it with VORRANG_OIDC_ISSUER.
program-oidc-only-without-admin = Without name and password (VORRANG_OIDC_ONLY) nobody could administrate the portal; please give a group the role admin in the mapping (VORRANG_OIDC_MAPPING).
program-oidc-mapping = Line { $line } of the mapping { $file } cannot be understood: { $fault }
program-oidc-mapping-columns = Three entries separated by semicolons are expected, such as role;group;reader or department;33;Bürgerdienste.
program-oidc-mapping-kind = It begins with “{ $found }”; role or department is expected.
program-oidc-mapping-role = There is no role “{ $found }”; possible are { $roles }.
program-oidc-mapping-twice = “{ $found }” has been mapped to another department already.
program-oidc-mapping-unreadable = The file is not a text file in UTF-8.
program-oidc-certificates = The certificates of this machine for the connection to the city's sign-in service cannot be read: { $reason }
