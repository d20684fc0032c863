# Safe Conduct. `make` alone lists what can be asked for.

PYTHON ?= python3
VENV := .venv
BENCH := .venv-bench
PEERS := .venv-peers
SC := $(VENV)/bin/safeconduct
DEMO := build/demo
STORE := $(DEMO)/journal.sqlite3

# Every library at the version and with the hash of its lock; nothing of a library is built here.
LOCKED = -m pip --quiet --disable-pip-version-check install --require-hashes --only-binary :all: --requirement
# PySpark comes as source alone: its wheel is packed here, by the setuptools of the lock; there is nothing to compile.
PACKED = --no-binary pyspark --no-build-isolation
# The project itself, in place, built by the hatchling of the lock.
ITSELF = -m pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation --editable .
# Without an index or a folder of this machine in the result; `make lock UPGRADE=--upgrade` takes newer versions.
UPGRADE ?=
COMPILE = cd requirements && ../$(VENV)/bin/uv pip compile --no-config --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test equal check format docs bench lock clean

help: ## list what can be asked for
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/run.stamp ## read the Kursk dossier, print the routes of its prisoners, write the public bulletin
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	$(SC) import examples/kursk --store $(STORE)
	@echo
	$(SC) routes --on 2025-01-14 --store $(STORE)
	$(SC) routes --on 2025-09-25 --store $(STORE)
	$(SC) compare --from 2025-01-14 --to 2025-09-25 --store $(STORE)
	@for man in prisoner-1 prisoner-2; do \
		$(SC) timeline $$man --on 2025-09-25 --store $(STORE) --picture $(DEMO)/$$man.svg >/dev/null || exit; \
	done
	@echo
	@echo 'Pictures of their routes over time: $(DEMO)/prisoner-1.svg and $(DEMO)/prisoner-2.svg (open them in a browser).'
	@$(SC) bulletin --on 2025-09-25 --store $(STORE) --out $(DEMO)/site
	@echo 'Go on with:'
	@echo '  . .venv/bin/activate; export SAFECONDUCT_STORE=$(STORE)'
	@echo '  safeconduct explain prisoner-2 acceptance-as-national:KR --on 2025-09-25'

test: $(VENV)/dev.stamp ## run every test, on all cores
	$(VENV)/bin/pytest -n auto

equal: $(VENV)/dev.stamp ## ten thousand random prisoners: one by one, by DuckDB and by Spark the same, finding for finding
	SAFECONDUCT_SUBJECTS=10000 $(VENV)/bin/pytest -q tests/routes/in_bulk/test_same_as_one.py tests/bulk/spark -k crowd

check: $(VENV)/dev.stamp ## format, lint, types, import contracts, house, words, law, manual
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/pytest -q tests/test_house.py tests/test_words.py
	$(SC) law check
	$(SC) manual --check

format: $(VENV)/dev.stamp ## put the code into its form and mend what can be mended safely
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

docs: $(VENV)/dev.stamp ## write the manual; hold the words to what they speak of: links, commands, examples
	$(SC) manual
	$(VENV)/bin/pytest -q tests/test_words.py tests/test_examples.py

bench: $(BENCH)/bench.stamp $(PEERS)/peers.stamp ## measure, against others' programs too, in environments of their own
	$(BENCH)/bin/python -m benchmarks

lock: $(VENV)/dev.stamp ## write requirements/*.txt anew from requirements/*.in
	$(COMPILE) run.in --output-file run.txt
	$(COMPILE) dev.in --output-file dev.txt
	$(COMPILE) spark.in --output-file spark.txt
	$(COMPILE) bench.in --output-file bench.txt
	$(COMPILE) peers.in --output-file peers.txt

clean: ## remove everything that make has made
	rm -rf $(VENV) $(BENCH) $(PEERS) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# Environments. A stamp is younger than what it was made from, so asking again costs nothing.
$(VENV)/made.stamp $(BENCH)/made.stamp $(PEERS)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Safe Conduct needs Python 3.11 or later; "$(PYTHON)" is older, or is not there. Name another one, for example: make PYTHON=python3.12 demo' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(@D)
	@touch $@

$(VENV)/run.stamp: $(VENV)/made.stamp requirements/run.txt pyproject.toml
	$(VENV)/bin/python $(LOCKED) requirements/run.txt
	$(VENV)/bin/python $(ITSELF)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt requirements/spark.txt
	$(VENV)/bin/python $(LOCKED) requirements/dev.txt
	$(VENV)/bin/python $(LOCKED) requirements/spark.txt $(PACKED)
	@touch $@

$(BENCH)/bench.stamp: $(BENCH)/made.stamp requirements/bench.txt requirements/spark.txt pyproject.toml
	$(BENCH)/bin/python $(LOCKED) requirements/bench.txt
	$(BENCH)/bin/python $(LOCKED) requirements/spark.txt $(PACKED)
	$(BENCH)/bin/python $(ITSELF)
	@touch $@

$(PEERS)/peers.stamp: $(PEERS)/made.stamp requirements/peers.txt
	$(PEERS)/bin/python $(LOCKED) requirements/peers.txt
	@touch $@
