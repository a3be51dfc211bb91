# Two commands for a newcomer: `make demo` and `make test`. Everything else is listed by `make help`.
# Needs python3 (3.11 or newer) and make; the rest is installed into .venv from requirements/*.txt by hash.
SHELL := /bin/bash
PYTHON ?= python3
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
export UV_NO_CONFIG := 1
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What was compiled once stays in the clone, whatever the shell says: a start reads some three thousand modules.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test check lock messages format bench clean

help: ## what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pertvarka needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 demo")'
	@echo "1/6 making .venv"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet "uv==$(UV_VERSION)"

# The development set holds the whole run set, so a tree that has it keeps it.
$(VENV)/installed-run: requirements/run.txt requirements/dev.txt pyproject.toml | $(BIN)/uv
	@echo "2/6 installing the libraries, each checked by its hash"
	@if [ -f $(VENV)/installed-dev ]; then set=dev; else set=run; fi; \
	  VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements/$$set.txt \
	  && VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/installed-dev: requirements/dev.txt pyproject.toml | $(BIN)/uv
	@echo "installing the libraries and the tools for tests, each checked by its hash"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements/dev.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@ $(VENV)/installed-run

demo: $(VENV)/installed-run ## the reform in a browser: http://127.0.0.1:8000
	@$(BIN)/pertvarka demo

test: $(VENV)/installed-dev ## the whole suite, browser journeys included
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/installed-dev ## format, lint, types, import contract
	@$(BIN)/ruff format --check --quiet . || { echo "run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-logo 2>&1 | tail -n 4; exit $${PIPESTATUS[0]}
	@DATABASE_URL=postgresql:///types PERTVARKA_SECRET_KEY=types $(BIN)/mypy # reads the settings, needs no database

format: $(VENV)/installed-dev ## put the code in order
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

lock: $(BIN)/uv ## write requirements/*.txt from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml --group dev -o requirements/dev.txt

messages: $(VENV)/installed-dev ## collect the sentences of templates and code into locale/
	@$(BIN)/python -m tests.guards.messages

bench: $(VENV)/installed-dev ## measure what docs/performance.md promises
	@$(BIN)/pertvarka bench all

clean: ## remove .venv and what tests left; the data of the demonstration stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
