# Antler's commands. Each sets up what it needs; nothing is installed outside this folder except,
# when root runs the tests on Debian, Chromium, Redis and PostgreSQL as system packages.

PYTHON ?= python3
SET_UP := $(PYTHON) -m deploy.bootstrap
.DEFAULT_GOAL := help
.PHONY: help run test check format test-fast test-e2e explore test-faults bench-calls bench-canvas goldens clean

help: ## List these commands
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
	  || sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1  \2/p' $(MAKEFILE_LIST)

run: ## Start Antler here: database, studio, call face and worker (Ctrl-C stops it)
	@$(SET_UP) run

test: ## Everything: checks, Python tests, canvas tests, browser tests
	@$(SET_UP) suite test

check: ## Format, lint, types, import rules, migrations, both languages
	@$(SET_UP) suite check

format: ## Put all code into its form
	@$(SET_UP) python -m ruff check --fix-only --quiet .
	@$(SET_UP) python -m ruff format .
	@npm --prefix frontend run --silent format

test-fast: ## The tests that need no database and no browser
	@$(SET_UP) suite test-fast

test-e2e: ## The tests in a real browser
	@$(SET_UP) suite test-e2e

explore: ## New generated examples, and the browser tests in another order (half an hour)
	@$(SET_UP) suite explore

test-faults: ## Break everything while people call, the long way (ten minutes)
	@$(SET_UP) suite test-faults

bench-calls: ## The turn beside its yardsticks: Flask, bare ASGI, Node-RED (five minutes)
	@npm --prefix tests/bench/yardsticks/node_red ci --no-audit --no-fund --silent
	@$(SET_UP) python -m tests.bench

bench-canvas: ## How smooth the editor is with 50 to 2,000 steps (ten minutes)
	@$(SET_UP) python -m tests.bench.canvas

goldens: ## Rewrite the golden files with what the code says now
	@$(SET_UP) python -m pytest -m golden --update-goldens

clean: ## Remove what was installed and built; var/ with its data stays
	rm -rf .venv static frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache
	rm -rf .hypothesis .coverage .import_linter_cache .setup.lock
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
