# Newsreel: the two commands are `make demo` and `make test`; both set everything up by themselves.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
STAMP := .venv/.installed

.PHONY: setup demo test check format requirements browser clean

setup: $(STAMP)

$(STAMP): requirements/run.txt requirements/test.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo "Installing pinned dependencies…"
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	  $$UV pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/test.txt && \
	  $$UV pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@# Where PYTHONDONTWRITEBYTECODE is set, every start would compile the whole product anew.
	@$(BIN)/python -m compileall -q src
	@touch $(STAMP)

demo: setup
	@$(BIN)/newsreel demo --dir demo-site --port $(PORT)

browser:
	@sh tests/install-judges.sh
	@sh tests/install-servers.sh
	@sh tests/install-s3-server.sh
	@sh tests/install-browser.sh

test: setup browser
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/test_migrations.py tests/test_docs.py

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

requirements: setup
	@UV=$$(command -v uv || echo $(BIN)/uv); for set in run test s3_server; do \
	  $$UV pip compile --universal --generate-hashes --python-version 3.11 --no-header --quiet \
	    requirements/$$set.in --output-file requirements/$$set.txt; done

clean:
	rm -rf .venv demo-site build
