# yuebao: everything a person or a machine does here. `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
# Else each of the hundreds of processes that the tests start compiles every module anew.
unexport PYTHONDONTWRITEBYTECODE

# The first Python that is new enough; PYTHON=/path/to/python overrides it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq -c constraints.txt

# The fast build: its wheel, made by way of a source distribution so that nothing is compiled among the sources.
FAST := build/fast
FAST_FROM := pyproject.toml constraints.txt tools/hatch_build.py $(shell find src -name '*.py' -o -name '*.toml')

EXAMPLE := examples/2025-06/bulletin.txt
REPORT := build/2025-06.html

.PHONY: help demo test lint types wheel compiled bench accept docs clean

help:  ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Stamps: installed again only when what is asked for changes.
$(VENV)/made:
	@if [ -z "$(PYTHON)" ]; then \
		echo "yuebao needs Python 3.11 or later and found none. On Debian or Ubuntu:" >&2; \
		echo "    sudo apt-get install python3 python3-venv" >&2; exit 1; fi
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment: its venv package is missing. On Debian or Ubuntu:" >&2; \
		echo "    sudo apt-get install python3-venv" >&2; exit 1; }
	@[ -x $(BIN)/python ] && $(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		echo "Making $(VENV) ..."; rm -rf $(VENV); "$(PYTHON)" -m venv $(VENV); }
	@touch $@

$(VENV)/base: pyproject.toml constraints.txt | $(VENV)/made
	@echo "Installing yuebao ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/dev: pyproject.toml constraints.txt | $(VENV)/made
	@echo "Installing yuebao and what its tests need ..."
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/base

demo: $(VENV)/base  ## check our own example bulletin and write its report as a web page
	@mkdir -p build
	@$(BIN)/yuebao check $(EXAMPLE) || [ $$? -eq 1 ]
	@$(BIN)/yuebao check $(EXAMPLE) --format html -o $(REPORT) || [ $$? -eq 1 ]
	@test -s $(REPORT)
	@echo
	@echo "The example carries one planted error, which stands above as a contradiction."
	@echo "The report, for any browser: $(REPORT)"

test: $(VENV)/dev  ## run all tests
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not timed"
	@$(BIN)/python -m pytest -m timed

lint: $(VENV)/dev  ## ruff
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/dev  ## mypy --strict
	@$(BIN)/mypy

$(FAST)/made: $(FAST_FROM) | $(VENV)/base
	@rm -rf $(FAST) && mkdir -p $(FAST) dist
	@"$(PYTHON)" -m venv $(FAST)/tools
	@$(FAST)/tools/bin/python -m pip --disable-pip-version-check install -qq -c constraints.txt build
	@HATCH_BUILD_HOOKS_ENABLE=1 YUEBAO_TRAINER="$(CURDIR)/$(BIN)/python" \
		PIP_CONSTRAINT="$(CURDIR)/constraints.txt" \
		$(FAST)/tools/bin/python -m build --outdir $(FAST)/dist .
	@cp $(FAST)/dist/*.whl dist/
	@touch $@

wheel: $(FAST)/made  ## compile the fast build (some minutes, a C compiler) and put its wheel in dist/
	@ls -1 $(FAST)/dist/*.whl | sed 's,.*/,dist/,'

compiled: $(FAST)/made $(VENV)/dev  ## run the specs and the tests of reading and checking on the fast build
	@rm -rf $(FAST)/installed
	@$(PIP) --no-deps --target $(FAST)/installed $(FAST)/dist/*.whl
	@PYTHONPATH=$(CURDIR)/$(FAST)/installed YUEBAO_COMPILED=1 $(BIN)/python -m pytest -n auto --dist worksteal \
		-m "not timed" tests/test_compiled.py tests/test_specs.py tests/test_contract.py tests/test_api.py \
		tests/test_example.py tests/read tests/check

bench: $(FAST)/made $(VENV)/dev  ## measure, and write benchmarks/RESULTS.md
	@$(BIN)/python benchmarks/run.py

accept: $(VENV)/dev  ## rewrite the golden readings; look at the diff before you commit it
	@YUEBAO_ACCEPT=1 $(BIN)/python -m pytest tests -k golden
	@git --no-pager diff --stat -- tests

docs: $(VENV)/base  ## write anew what is made: docs/errors.md, the sample of output in both READMEs
	@$(BIN)/python docs/make_errors.py
	@$(BIN)/python docs/make_sample.py

clean:  ## remove what was built, the environment too
	@rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
