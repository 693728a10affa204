# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test fuzz-api check prepare bench-ranking bench-planning bench-http bench-preview bench-publishing bench-search bench-scale screenshots

tools := tests/tools

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: ## build the portal and start it with the demonstration data
	@$(tools)/install.sh compiler postgres
	cargo run --locked -- demo

test: ## run all tests on a database of their own and in a real browser
	@$(tools)/install.sh compiler postgres browser python spreadsheet pdf proxy
	@$(tools)/oidc/install.sh
	$(tools)/with-postgres.sh $(tools)/test.sh

fuzz-api: ## send the interface for programs much of what its description allows and forbids
	@$(tools)/install.sh compiler postgres python
	$(tools)/api.sh 300

check: ## formatting, lints, documentation, statements, licences
	@$(tools)/install.sh compiler postgres
	cargo fmt --check
	# With the lints.
	$(tools)/with-postgres.sh $(tools)/prepare.sh --check
	# Naming the examples, of which there are none, makes it use what clippy has compiled already.
	RUSTDOCFLAGS=-Dwarnings cargo doc --locked --no-deps --lib --examples
	# With the tests inside the library, which are built beside the others and not after them.
	cargo test --locked --lib --test it -- architecture:: licences:: words::
	"$$($(tools)/venv.sh reuse==6.2.0)/reuse" lint --lines

prepare: ## check the SQL statements against a real database and refresh .sqlx
	@$(tools)/install.sh compiler postgres
	$(tools)/with-postgres.sh $(tools)/prepare.sh

bench-ranking: ## how fast scores and places are computed, beside numpy
	cargo bench --locked --bench ranking
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$$($(tools)/venv.sh numpy==2.2.6)/python" benches/ranking_numpy.py

bench-planning: ## how fast start orders and plans are worked out
	cargo bench --locked --bench planning

bench-http: ## how fast the board is served to people who are signed in, beside nginx with the same bytes
	@$(tools)/install.sh compiler postgres python proxy load
	$(tools)/bench-http.sh

bench-publishing: ## how long publishing takes with 100,000 projects while readers read
	@$(tools)/install.sh compiler postgres python
	$(tools)/bench-publishing.sh

bench-search: ## how fast words are found among 100,000 projects
	@$(tools)/install.sh compiler postgres
	$(tools)/bench-search.sh

bench-scale: ## how long pages take with 1,000,000 projects, beside 1,000
	@$(tools)/install.sh compiler postgres proxy load
	$(tools)/bench-scale.sh

bench-preview: ## how long a preview of other weights takes
	@$(tools)/install.sh compiler postgres
	$(tools)/bench-preview.sh

screenshots: ## make the pictures of the documentation
	@$(tools)/install.sh compiler postgres browser python
	$(tools)/screenshots.sh
