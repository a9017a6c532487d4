# Nothing but Python 3.11 or newer and make is needed:
#
#   make report   check the article that ships with kg; its findings are printed, and report/check.html written
#   make test     run all tests, the linter and the type checker
#   make docs     write docs/rule-reference.md and docs/queries.md out of rules, queries and examples
#   make golden   renew the reports in tests/report/golden, to be read before they are committed
#   make bench    measure speed and memory, up to a million statements: hours, most of 24 GB of memory, 10 GB on disk
#   make bench-short  the same up to 10,000 statements, some minutes; both fail if a bound is missed
#   make hostile  more and longer texts made to harm: every regular expression, every reader
#   make fuzz     hold two ways to run the rules, and two engines, against each other; long nonsense
#   make fuzz-guided   look for input that no reader can take, MINUTES=2 each, led by the lines reached
#   make spark    read and check a corpus on Spark, in a cluster of two workers; needs Java 17
#   make torture  kill what writes a store some 1,300 times, and run disks full: long
#   make browser  look at every page in Chromium, in all widths and modes; pictures in report/screenshots/
#   make clean    remove what these made
#
# Another interpreter: make report PYTHON=python3.12

PYTHON ?= python3
ARTICLE ?= sources/articles/sputnik-japan-india-lunar-polar-exploration.txt

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

OLD_PYTHON := kg needs Python 3.11 or newer, and this is %d.%d; name another: make PYTHON=python3.11

.PHONY: report test docs golden bench fuzz hostile spark fuzz-guided torture browser verify lint types tests clean

report: $(VENV)/installed
	@mkdir -p report
	@$(BIN)/kg check $(ARTICLE) --fail-on never --quiet \
	  -o report/check.txt -o report/check.json -o report/check.html
	@$(BIN)/kg statements $(ARTICLE) --format jsonl --output report/statements.jsonl --quiet
	@$(BIN)/kg export $(ARTICLE) --format trig --output report/statements.trig
	@cat report/check.txt
	@echo
	@echo "The report, to read in a browser:  report/check.html"
	@echo "The findings, as above:            report/check.txt"
	@echo "The same as JSON:                  report/check.json"
	@echo "All statements as JSON:            report/statements.jsonl"
	@echo "All statements as RDF:             report/statements.trig"

test: $(VENV)/tested
	@$(MAKE) --no-print-directory --keep-going verify BIN=$(BIN)

# What `make test` and .ci/run both call; BIN is the folder of a virtual environment's programs.
# kg is never taken from the working folder, so that it is the installed one that is tested.
verify: lint types tests

lint:
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy --strict kg

# All but the clock in two processes, as reading and checking take the time; the clock alone. What
# `make bench` bounds is time of the processor, which another process hardly changes.
CLOCK := tests/test_speed.py

tests: export PYTHONSAFEPATH = 1
tests:
	$(BIN)/pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder --ignore=$(CLOCK) \
		--durations=40 --durations-min=4
	$(BIN)/pytest $(CLOCK)

docs: $(VENV)/installed
	@$(BIN)/kg rules --format markdown --output docs/rule-reference.md
	@$(BIN)/python docs/write_queries.py docs/queries.md

golden: $(VENV)/tested
	KG_GOLDEN=1 $(BIN)/pytest tests/report/test_golden.py

.PHONY: bench-short bench-parts

# The table goes into docs/benchmarks.md. What one would take instead of kg is in the extra bench;
# without it these engines are left out.
bench: bench-parts
	@$(BIN)/python bench/run.py --json report/bench-sizes.json --table docs/benchmarks.md

bench-short: bench-parts
	@$(BIN)/python bench/run.py --sizes 1000,10000 --limit 60 --json report/bench-sizes.json

bench-parts: $(VENV)/installed
	@mkdir -p report
	@$(BIN)/python bench/extract.py --json report/bench.json
	@$(BIN)/python bench/rules.py --json report/bench-rules.json
	@$(BIN)/python bench/reference.py --json report/bench-reference.json
	@$(BIN)/python bench/queries.py --json report/bench-queries.json
	@$(BIN)/python bench/ingest.py --json report/bench-ingest.json

hostile: $(VENV)/tested
	@KG_FUZZ=1 $(BIN)/pytest --numprocesses=2 --dist=loadfile tests/hostile

fuzz: $(VENV)/tested
	@KG_FUZZ=1 $(BIN)/pytest --numprocesses=2 tests/rules/test_wrap.py tests/rules/test_two_ways.py \
		tests/extract/test_times.py tests/extract/test_quantities.py \
		tests/queries/test_two_engines.py tests/properties tests/watch/test_standing.py \
		tests/watch/test_vigil.py tests/cli/test_export_rules.py

# Java is Debian's: apt-get install openjdk-17-jre-headless. `make test` runs what needs no Spark.
spark: $(VENV)/spark
	@KG_SPARK=1 $(BIN)/pytest tests/corpus

# As root also on small disks that run full.
torture: $(VENV)/tested
	@KG_TORTURE=1 $(BIN)/pytest -s tests/reliability tests/ingest/test_ended.py

# Each harness of tests/fuzz for MINUTES, and its corpus minimised; what is found lies in tests/fuzz/found.
MINUTES ?= 2
fuzz-guided: $(VENV)/tested
	@$(PIP) install --editable '.[test,fuzz]'
	@$(BIN)/python tests/fuzz/guided.py $$(($(MINUTES) * 60))

# Chromium is Debian's: apt-get install chromium. `make test` looks at each page in one width and mode
# (tests/browser/modes.py), and skips these tests where there is no Chromium or no playwright.
browser: $(VENV)/browser
	@KG_TEST_BROWSER=1 KG_BROWSER_LONG=1 $(BIN)/pytest --numprocesses=2 --dist=loadfile tests/browser

# A stamp each, so that a second `make` starts at once and a changed pyproject.toml starts anew.
$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "$(OLD_PYTHON)" % sys.version_info[:2])'
	@echo "Installing kg and its libraries into $(VENV); this takes about a minute."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/spark: $(VENV)/tested
	@$(PIP) install --editable '.[test,spark]'
	@touch $@

$(VENV)/browser: $(VENV)/tested
	@$(PIP) install --editable '.[test,browser]'
	@touch $@

clean:
	rm -rf $(VENV) report build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +
