# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Backing up and restoring on the command line

backup-done = The backup is in { $file } ({ $megabytes } MB) and has been read through as a test.
backup-restored = The data from { $file } are restored; everybody has to sign in again.
backup-nothing = There are no data of Vorrang that could be backed up; please check --data-folder or DATABASE_URL.
backup-exists = The file { $file } is there already; a backup never overwrites anything.
backup-not-empty = There are data already; please restore into an empty data folder or an empty database.
backup-none = The file { $file } is not a complete backup of Vorrang. { $reason }
backup-refused = PostgreSQL says: { $reason }
