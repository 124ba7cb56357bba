# `make` lists what there is. Everything is installed into .venv, once, and again only when the requirements change.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
ARGS ?=

BIN := .venv/bin
APP := .venv/.app-installed
DEV := .venv/.dev-installed
PIP := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check
DEMO := CONSULTATION_DATABASE_URL="sqlite:///$(CURDIR)/data/demo.db" CONSULTATION_RESULTS_PUBLIC=while_open

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check fix bench shots clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "Options of run and demo: HOST=$(HOST) PORT=$(PORT). Another Python: PYTHON=python3.12"

run: $(APP) ## install what is needed, prepare the database, serve the consultation
	@$(BIN)/python -m consultation serve --host "$(HOST)" --port "$(PORT)"

demo: $(APP) data/demo.db ## the same with 700 simulated answers in a database of its own
	@$(DEMO) $(BIN)/python -m consultation serve --host "$(HOST)" --port "$(PORT)"

test: $(DEV) ## install what testing needs, Chromium included, and run all tests (ARGS="tests/unit" for some)
	@$(BIN)/python tests/chromium.py
	@echo "Running the tests."
	@$(BIN)/python -m pytest $(ARGS)

check: $(DEV) ## rules, format, types and layers of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(DEV) ## let ruff put right what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV) ## measure speed and size, and print the tables
	@$(BIN)/python -m benchmarks $(ARGS)

shots: $(DEV) ## take the pictures in docs/screenshots anew (ARGS="--view compare --size 700" for some)
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python docs/screenshots/take.py $(ARGS)

clean: ## remove what was installed and what tools left behind; answers in data/ stay
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

data/demo.db: | $(APP)
	@echo "Making 700 simulated answers in data/demo.db, once."
	@$(DEMO) $(BIN)/python -m consultation simulate --responses 700 --seed 2026

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "Python 3.11 or newer is needed, and there is no $(PYTHON). On Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make an environment of its own. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(APP): requirements.txt | $(BIN)/python
	@echo "Installing what the application needs into .venv; this takes a minute or two."
	@$(PIP) -r requirements.txt || { echo "It could not be installed. Is there a connection to the network?" >&2; exit 1; }
	@touch $@

$(DEV): requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what testing needs into .venv; this takes a minute or two."
	@$(PIP) -r requirements-dev.txt || { echo "It could not be installed. Is there a connection to the network?" >&2; exit 1; }
	@touch $@ $(APP)
