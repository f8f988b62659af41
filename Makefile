# The two commands of the README, and those of the people who work on the project.
# Everything is installed into $(VENV), inside the checkout and ignored by git.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test test-slow test-postgresql lint audit bench docs clean

demo: $(VENV)/.program
	@$(BIN)/chronology demo

test: $(VENV)/.tools lint
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-slow: $(VENV)/.tools
	@$(BIN)/python -m pytest -m slow --numprocesses auto --dist worksteal

# What runs on a file by default, on a server.
test-postgresql: $(VENV)/.tools
	@$(BIN)/python -m pytest --engine postgresql --numprocesses auto --dist worksteal

lint: $(VENV)/.tools
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

audit: $(VENV)/.audit
	@$(BIN)/python .ci/audit.py

bench: $(VENV)/.bench
	@$(BIN)/python -m bench

docs: $(VENV)/.tools
	@$(BIN)/python -m chronology.cli.reference
	@$(BIN)/python -m chronology.checks.reference

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Chronology needs Python 3.11 or newer; name one with 'make PYTHON=python3.12 …'." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Installed in place, so that an edit counts at once; the bytecode is compiled
# here because an installation in place does not compile it.
define install
	@echo "Installing into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.$(1)'
	@$(BIN)/python -m compileall -q chronology
	@touch $@
endef

$(VENV)/.program: $(BIN)/python pyproject.toml
	$(call install,)

$(VENV)/.tools: $(BIN)/python pyproject.toml
	$(call install,[test])

$(VENV)/.audit: $(VENV)/.tools
	$(call install,[audit])

# undate asks for an older convertdate than ours; it is only timed, and runs
# with the newer one, so it is installed past the resolver.
$(VENV)/.bench: $(BIN)/python pyproject.toml
	$(call install,[bench])
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'undate>=0.8' 'lark[interegular]>=1.2' interegular
