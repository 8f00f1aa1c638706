PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Windows keeps its scripts elsewhere.
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif

.PHONY: help install dev demo test lint bench tui clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,lint]'
	@touch $@

install: $(VENV)/.run ## set up .venv with skillgap

dev: $(VENV)/.dev ## set up .venv for development

demo: $(VENV)/.run ## check an example resume and write plan.md
	$(BIN)/skillgap check examples/mara-lindqvist.pdf --role ml-engineer --format table
	$(BIN)/skillgap plan examples/mara-lindqvist.pdf --role ml-engineer --hours 8 --months 12 -o plan.md
	@echo "Open plan.md to see the months; 'make tui' opens the same in the terminal app."

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev ## format check, lint, types, data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict src
	$(BIN)/skillgap market validate

bench: $(VENV)/.dev ## accuracy card and speed ratios
	$(BIN)/skillgap bench
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/tui.py
	$(BIN)/python benchmarks/planning.py
	$(BIN)/python benchmarks/gap.py

tui: $(VENV)/.run ## open the terminal app on an example resume
	$(BIN)/skillgap tui examples/mara-lindqvist.pdf

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis plan.md
