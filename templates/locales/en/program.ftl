# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### What the program says on the command line.

program-running = Vorrang is running: { $address } (data in { $folder })
program-running-elsewhere = Vorrang is running: { $address } (data in the database of DATABASE_URL)
program-demonstration-sign-in = Try every role with one click: { $address }
program-interrupted = Vorrang was ended at once, without waiting for open requests and the database.
program-no-traces = Traces cannot be sent: { $reason }
program-system = The operating system or the database reports an unexpected error: { $reason }

program-port-taken = Another program already answers at { $address }; please stop it or choose another address with --listen.
program-no-listener = Vorrang cannot answer at { $address } ({ $reason }); please choose another address with --listen.
program-no-home = There is no home folder for the data; please name a folder with --data-folder.
program-file-unreadable = The file { $file } cannot be read: { $reason }

user-provider-only = Here the city's sign-in service alone lets people in (VORRANG_OIDC_ONLY): people are added when they first sign in there, and passwords do not count.
program-no-client = { $name } of PostgreSQL { $version } or newer is missing on this machine; please install it (Debian and Ubuntu: sudo apt install postgresql-client-{ $version }, Homebrew: brew install postgresql@{ $version }).
program-no-binaries = PostgreSQL { $version } or newer is missing on this machine; please install it (Debian and Ubuntu: sudo apt install postgresql, Homebrew: brew install postgresql@17) or name another database with DATABASE_URL.
program-other-version = The data in { $folder } belong to PostgreSQL { $version }, which is missing on this machine; please install it (Debian and Ubuntu: sudo apt install postgresql-{ $version }, Homebrew: brew install postgresql@{ $version }).
program-folder-in-use = Another Vorrang (process { $pid }) already works with the data folder { $folder }; please stop it or choose another folder with --data-folder.
program-folder-unwritable = The data folder { $folder } cannot be written to ({ $reason }); please choose another folder with --data-folder.
program-folder-too-long = The path of the data folder { $folder } is too long for the connection to the database; please choose a path of at most { $limit } bytes with --data-folder.
program-folder-unreachable = The account “{ $account }”, under which the database runs, may not enter the data folder { $folder }; please open the way to it (chmod o+x) or choose another folder with --data-folder.
program-no-account = PostgreSQL does not run as root, and this machine has neither an account “postgres” nor “nobody”; please start Vorrang under an ordinary account.
program-cluster-not-created = The database in the data folder cannot be created: { $reason }
program-cluster-not-started = The database in the data folder does not start; { $log } tells why.
program-cluster-gave-up = The database in the data folder has ended by itself several times; { $log } tells why.
program-cluster-refused = The database in the data folder runs but refuses the connection: { $reason }

program-database-url = DATABASE_URL is not a valid address like postgres://user:password@host:5432/database ({ $reason }).
program-database-unreachable = No database answers at { $address }; please check DATABASE_URL and whether PostgreSQL is running there.
program-database-login = The database at { $address } refuses the login as “{ $user }”; please check user and password in DATABASE_URL.
program-database-missing = There is no database “{ $name }” at { $address }; please create it or check DATABASE_URL.
program-database-too-old = PostgreSQL { $major } runs at { $address }; Vorrang needs PostgreSQL { $version } or newer.
program-database-newer = The database has already been used with a newer Vorrang (migration { $migration }); please use that one.
program-database-migration = The database cannot be brought up to date with this program: { $reason }
program-database-refused = The database at { $address } refuses the connection: { $reason }
