# Two commands matter: `make run` starts the demonstration, `make test` runs everything that must hold.
# They need git, make, python3 and pip; no root, no Node, no Docker. `make help` lists the rest.

.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
# A minimal Debian has no ensurepip and an externally managed Python: the environment is made without pip, and the
# system's pip puts uv into it. uv trusts the certificates that the machine trusts, as pip does.
UV := UV_SYSTEM_CERTS=1 UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv

.PHONY: help run test test-long bench lint clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/installed ## Start the demonstration and print where to look
	@exec .venv/bin/zerodraft demo $(ARGS)

test: .venv/installed-dev ## Lint, types, import contracts, unit, property and browser tests
	@./tools/system
	$(MAKE) --no-print-directory lint
	$(PYTHON) -m pytest -m "not long" $(ARGS)

test-long: .venv/installed-dev ## The long runs: fuzzing with a large budget, upgrades, a second database
	@./tools/system
	HYPOTHESIS_PROFILE=long $(PYTHON) -m pytest -m long $(ARGS)

lint: .venv/installed-dev ## Style, types, import contracts, migrations, templates
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	@tmp=$$(mktemp -d) && ZERODRAFT_DATA=$$tmp DJANGO_SETTINGS_MODULE=zerodraft.site.settings \
	  $(PYTHON) -W error -m django makemigrations --check --dry-run; status=$$?; rm -rf $$tmp; exit $$status

bench: .venv/installed-dev ## Measure: all benchmarks, or one with NAME=reading
	@$(UV) sync --quiet --frozen --no-python-downloads --group bench
	$(PYTHON) benchmarks/run.py $(NAME)

.venv/installed: uv.lock pyproject.toml | .venv/bin/uv
	@$(UV) sync --quiet --frozen --no-python-downloads --no-dev
	@touch $@

.venv/installed-dev: uv.lock pyproject.toml | .venv/bin/uv
	@$(UV) sync --quiet --frozen --no-python-downloads
	@touch $@ .venv/installed

.venv/bin/uv:
	@python3 -m venv --without-pip .venv
	@python3 -m pip --disable-pip-version-check --quiet --python .venv/bin/python install uv

clean: ## Remove what the commands made, but no data
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache bench-results
