# One word a command; each sets up what it needs and does nothing twice.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
export PYTHONPATH := hooks
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site check test lint verify translated bench lock clean browser

serve: $(VENV)/ready
	@echo "Korean http://$(ADDRESS)/ · English http://$(ADDRESS)/en/"
	$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

site: $(VENV)/ready
	$(BIN)/mkdocs build --strict

check: $(VENV)/ready
	$(BIN)/python -m handbook check

test: $(VENV)/ready browser
	$(BIN)/pytest

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

verify: $(VENV)/ready
	$(BIN)/python -m handbook verify

translated: $(VENV)/ready
	$(BIN)/python -m handbook translated $(PAGES)

bench: $(VENV)/ready browser
	$(BIN)/python bench/bench.py

# The environment is made anew whenever the lock changes, so that nothing is left of the one before.
$(VENV)/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

browser: $(VENV)/ready
	@$(BIN)/python tests/browser/chromium.py

lock:
	$(PYTHON) -m venv --clear $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet uv
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group test pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache
