# The only way in. `make run` and `make test` do all set-up themselves.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
READY := $(VENV)/.ready
BENCHMARK := .venv-benchmark
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po)
SPOKEN := $(VENV)/.spoken
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all fuzz lint format benchmark-search benchmark-relevance benchmark-rebuild benchmark-pages benchmark-million screenshots requirements clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /	/' | expand -t 16

setup: $(READY) $(SPOKEN) ## Make the virtual environment and install what is pinned

$(READY): requirements/dev.txt
	@echo "Setting up: a virtual environment in $(VENV), with what requirements/dev.txt pins …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(UV) || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

$(SPOKEN): $(READY) $(CATALOGUES)
	@$(BIN)/python -m toolbox_site.messages
	@touch $@

run: setup ## Set everything up and serve the site on PORT (8000)
	@$(BIN)/python manage.py serve --port $(PORT)

test: setup ## Run the tests that need nothing but Python
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not browser and not checker" $(ARGS)

test-all: test ## Run those, and what needs a browser, the W3C's checker, PostgreSQL or a search server
	@$(BIN)/python -m tests.everything

benchmark-relevance: setup ## Measure how well search finds, on the judged collections in DATA
	@$(BIN)/python -m benchmarks.relevance "$(DATA)"

fuzz: setup ## Ask every public address N hostile things (100000) and time each; SEED and ONLY repeat
	@seed=$${SEED:-$$(date +%s)}; echo "Asking with SEED=$$seed …"; \
	FUZZ_MEASURED=1 FUZZ_INPUTS=$(or $(N),100000) FUZZ_SEED=$$seed FUZZ_ONLY=$(ONLY) \
	$(BIN)/python -m pytest -q -n 2 -rfEP --show-capture=stdout tests/site/test_hostile_addresses.py -k hostile_requests

lint: setup ## Check style, imports, templates and security
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/bandit -q -r home network toolbox search toolbox_site
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	@$(BIN)/python manage.py makemigrations --check --dry-run

format: setup ## Write code and templates in the one style
	@$(BIN)/ruff check --fix -q . || true
	@$(BIN)/ruff format .
	@git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2 || true

benchmark-rebuild: setup ## Measure a rebuild of the search index over N made pages (10000)
	@$(BIN)/python -m benchmarks.rebuild $(or $(N),10000)

screenshots: setup ## Fill FOLDER (var/screenshots) with pictures of every page, with a browser
	@$(BIN)/python -m tests.browser.screenshots "$(FOLDER)"

requirements: setup ## Pin the requirements anew, with hashes
	@$(UV) pip compile -q --python-version 3.11.7 --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/base.txt
	@$(UV) pip compile -q --python-version 3.11.7 --universal --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements/dev.txt
	@$(UV) pip compile -q --python-version 3.11.7 --universal --generate-hashes --no-emit-index-url --no-header --group benchmark -o requirements/benchmark.txt

$(BENCHMARK)/.ready: $(READY) requirements/benchmark.txt
	@echo "Setting up what search is measured against, in $(BENCHMARK) …"
	@test -x $(BENCHMARK)/bin/python || $(PYTHON) -m venv $(BENCHMARK)
	@$(UV) pip install --quiet --python $(BENCHMARK)/bin/python --require-hashes -r requirements/benchmark.txt
	@touch $@

benchmark-search: setup $(BENCHMARK)/.ready ## Measure search over N documents (10000): SQLite, or what DATABASE_URL or SEARCH_URL name
	@$(BIN)/python -m benchmarks.$(if $(DATABASE_URL)$(SEARCH_URL),engines,search) $(or $(N),10000)

benchmark-million: setup ## Measure the search server at SEARCH_URL over N made documents (1000000)
	@$(BIN)/python -m benchmarks.million $(or $(N),1000000)

benchmark-pages: setup ## Measure what pages cost the server, kept and made, beside a hello world and a file
	@$(BIN)/python -m benchmarks.served_pages

clean: ## Remove the virtual environment and what the site wrote
	@rm -rf $(VENV) $(BENCHMARK) var
