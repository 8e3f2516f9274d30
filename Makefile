# `make` alone lists the verbs.
.DEFAULT_GOAL := help
PY := .venv/bin/python
PROVINCE := examples/province
# Where `make run` keeps its demonstration, and where it answers: make run PORT=8100
DEMO := out/demo
PORT := 8000
CORE := tests/core tests/contracts
# Folders of tests that have just been seen to pass, so that .ci/run runs none twice.
PASSED :=
# What a browser has found to be without fault, so that no later run of one `make` looks at it again.
export FAULTLESS := $(CURDIR)/out/faultless
# Empty is no: what was compiled once, tests with their assertions too, is not compiled at each start.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help
help: ## List the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

.PHONY: run
run: ## Install what is needed, make a demonstration, serve it on this machine (Ctrl+C stops)
	@scripts/setup.sh run
	@.venv/bin/prongsai demo --data $(DEMO)
	@.venv/bin/prongsai serve --data $(DEMO) --port $(PORT)

.PHONY: example
example: ## Score the example province on the command line, write a result page and papers
	@scripts/setup.sh run
	@echo "Scoring the fictional example province with the rules of FY2568 ..."
	@.venv/bin/prongsai score $(PROVINCE)/iit.csv $(PROVINCE)/eit.csv $(PROVINCE)/oit.csv \
		--pack ita/2568 --agencies $(PROVINCE)/agencies.csv
	@.venv/bin/prongsai score $(PROVINCE)/iit.csv $(PROVINCE)/eit.csv $(PROVINCE)/oit.csv \
		--pack ita/2568 --agencies $(PROVINCE)/agencies.csv --format html --out out/index.html 2>/dev/null
	@.venv/bin/prongsai report examples/known-scores.csv --agency เทศบาลตำบลฟ้าใส --out out/papers 2>/dev/null
	@echo; echo "The result page is out/index.html: open it in a browser. Papers of one agency are in out/papers."

.PHONY: test
test: ## Run the whole test suite, the web application on both databases (goal: 10 minutes on two cores)
	@scripts/setup.sh dev
	@rm -rf $(FAULTLESS)
	@$(PY) -m pytest -n 2 --dist worksteal $(addprefix --ignore=,$(PASSED))
	@# The cluster is thrown away as a whole: a database that a server's thread still holds need not be dropped.
	@$(PY) scripts/with_postgres.py $(PY) -m pytest -n 3 --dist worksteal --reuse-db \
		-m "not every_role and not journey and not one_database" tests/apps tests/journeys/both_databases

.PHONY: test-core
test-core: ## Run the tests of the core alone, with its coverage
	@scripts/setup.sh dev
	@$(PY) -m coverage erase
	@$(PY) -m coverage run -m pytest -n 2 --dist worksteal $(CORE) -q --no-header --durations=0 --durations-min=9
	@$(PY) -m coverage combine --quiet
	@$(PY) -m coverage report

.PHONY: test-all
test-all: test ## Go every journey in a browser too, and walk every role over every page
	@$(PY) -m pytest -n 2 --dist worksteal -m "every_role or journey" tests/journeys

.PHONY: lint
lint: ## Format check, lint, types, import laws, YAML, lock files, generated pages
	@scripts/setup.sh dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PY) -m yamllint --strict src
	@$(PY) scripts/make_docs.py --check

.PHONY: format
format: ## Format and mend what can be mended
	@scripts/setup.sh dev
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .

.PHONY: docs
docs: ## Write the generated pages of docs/ anew
	@scripts/setup.sh dev
	@$(PY) scripts/make_docs.py

.PHONY: examples
examples: ## Write the example data anew from its seed
	@scripts/setup.sh dev
	@$(PY) scripts/make_examples.py

.PHONY: gallery
gallery: ## Draw the pictures of docs/gallery anew
	@scripts/setup.sh dev
	@$(PY) scripts/make_gallery.py
	@$(PY) scripts/picture_screens.py

.PHONY: fuzz
fuzz: ## Run the property tests with many more cases (long)
	@scripts/setup.sh dev
	@$(PY) -m pytest -n 2 -m hypothesis --hypothesis-profile=deep

.PHONY: mutation
mutation: ## Mutation testing of core/scoring (long); survivors are listed in docs/mutation.md
	@scripts/setup.sh bench
	@.venv/bin/mutmut run && .venv/bin/mutmut results

.PHONY: bench
bench: ## Run the benchmarks (long); results go to docs/benchmarks.md by hand
	@scripts/setup.sh bench
	@$(PY) scripts/with_postgres.py --set shared_buffers=512MB --set work_mem=256MB $(PY) bench/national.py

.PHONY: bench-check
bench-check: ## See that benchmarks of pages still fit the program, with few rows; tells no figures
	@scripts/setup.sh test
	@$(PY) bench/cases.py --check
	@$(PY) bench/follow_up.py --check

.PHONY: lock
lock: ## Resolve the dependencies anew (the only verb that changes versions)
	@scripts/setup.sh run
	@for part in requirements-uv requirements requirements-dev requirements-bench; do \
		.venv/bin/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --universal \
			--python-version 3.11 $$part.in --output-file $$part.txt; done

.PHONY: clean
clean: ## Remove what was built
	rm -rf .venv .cache out mutants .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage* .import_linter_cache
