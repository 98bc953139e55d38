# Every target makes the environment it needs, in .venv, and installs there what is
# missing; a second run finds it all in place and asks the network for nothing.

.DELETE_ON_ERROR:
.PHONY: run test lint types docs wheel bench mutate deep deep-here others clean help

VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
PIP := $(BIN)/python -m pip --disable-pip-version-check

# The first Python that is new enough and can make environments; asked only when needed.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python; do \
	"$$each" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
		2>/dev/null && echo "$$each" && break; done)

DAY := 2024-04-30

# Following every branch takes twice as long, and only what is drawn often reaches all of them.
COVERED := $(if $(filter ci deep,$(HYPOTHESIS_PROFILE)),--cov --cov-report=term --cov-fail-under=100)

# For how many seconds `make deep` reads documents that are made to break it.
FUZZ ?= 600

help:
	@echo 'make run     check the two example places as of $(DAY)'
	@echo 'make test    run every test; with HYPOTHESIS_PROFILE=ci at full size, every branch covered'
	@echo 'make lint    ruff'
	@echo 'make types   mypy and pyright'
	@echo 'make docs    build the documentation, warnings being errors'
	@echo 'make wheel   build, and try the built wheel in an environment of its own'
	@echo 'make bench   measure, each number beside its peer'
	@echo 'make mutate  change one thing at a time in the engine: 90 in 100 changes must be noticed'
	@echo 'make deep    the longer tests, fuzzing, every Python from 3.11 to 3.13 found, and the two above'
	@echo 'make clean   remove all that these made'

run: $(INSTALLED)/package
	$(BIN)/jingwu check examples/shangqiu --on $(DAY) --exit-zero
	$(BIN)/jingwu check examples/jingyuan --on $(DAY) --exit-zero

test: $(INSTALLED)/tests
	$(BIN)/python -m pytest -n auto --dist worksteal $(COVERED)

lint: $(INSTALLED)/lint
	$(BIN)/python -m ruff check .

types: $(INSTALLED)/typing
	$(BIN)/python -m mypy
	$(BIN)/python -m pyright --pythonpath $(BIN)/python

docs: $(INSTALLED)/docs
	$(BIN)/python -m sphinx -n -T -W --keep-going --fresh-env --builder html docs docs/_build/html
	$(BIN)/python -m towncrier build --draft --version draft

wheel: $(INSTALLED)/dist
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist
	@set -eu; place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; \
	wheel=$$(echo "$$PWD"/dist/*.whl); examples="$$PWD/examples"; \
	echo "trying $$wheel"; \
	$(BIN)/python -m venv "$$place/venv"; \
	"$$place/venv/bin/python" -m pip --disable-pip-version-check install --quiet "$$wheel[all]"; \
	cd "$$place"; \
	venv/bin/jingwu check "$$examples/shangqiu" --on $(DAY) --exit-zero --format json >report.json; \
	grep -q rooms.rural report.json; \
	venv/bin/python -c "import sys, datetime, jingwu_model as jw; \
	report = jw.check(jw.read(sys.argv[1]), on=datetime.date.fromisoformat('$(DAY)')); \
	assert report.short; print(jw.__file__, jw.__version__)" "$$examples/shangqiu"; \
	echo 'the built wheel works'

bench: $(INSTALLED)/bench
	$(BIN)/python benchmarks/run.py construct register calendar import step replay \
		wire_in wire_out lines casebook strategies province

# What was found before is thrown away: mutmut asks again only where the engine changed, and
# not where its tests did.
mutate: $(INSTALLED)/mutation
	rm -rf mutants
	HYPOTHESIS_PROFILE=mutants $(BIN)/mutmut run
	$(BIN)/mutmut results
	$(BIN)/mutmut export-cicd-stats
	$(BIN)/python -c "import json; told = json.load(open('mutants/mutmut-cicd-stats.json')); \
	killed = told['killed'] + told['timeout']; rate = killed / told['total']; \
	print(f'{killed} of {told[\"total\"]} killed: {rate:.1%}'); raise SystemExit(rate < 0.9)"

# The longest first; each can be asked for alone.
deep: deep-here others mutate bench

deep-here: $(INSTALLED)/deep
	HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest -n auto --dist worksteal -m 'deep or not deep' --cov --cov-report=term
	$(BIN)/python tests/mutate_tables.py
	$(BIN)/python tests/wire/fuzz_loads.py $(FUZZ)
	$(BIN)/python tests/wire/big_log.py

others:
	@set -eu; for each in 3.11 3.12 3.13; do \
		if $(BIN)/python -V | grep -q " $$each\."; then continue; fi; \
		if "python$$each" -c 'import ensurepip, venv' 2>/dev/null; \
		then HYPOTHESIS_PROFILE=ci $(MAKE) test VENV=.venv-$$each PYTHON=python$$each; \
		else echo "python$$each is not here: left out"; fi; \
	done

clean:
	rm -rf .venv .venv-3.* dist build mutants docs/_build htmlcov .coverage .coverage.* \
		.hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'No Python 3.11 or later that can make environments was found.' \
		'Install one (on Debian with python3-venv), or name it: make PYTHON=/path/to/python' >&2; exit 2; }
	"$(PYTHON)" -m venv --clear $(VENV)

# A stamp is a copy of the pyproject.toml that was installed, so that only a changed one installs
# again. pip learnt --group in 25.1.
INSTALL = @mkdir -p $(INSTALLED); cmp -s pyproject.toml $@ || { \
	echo 'installing $(@F) into $(VENV)'; \
	$(PIP) install --quiet 'pip>=25.1' && $(PIP) install --quiet $(1); } && cp pyproject.toml $@

$(INSTALLED)/package: pyproject.toml | $(BIN)/python
	$(call INSTALL,--editable '.[all]')

$(INSTALLED)/%: pyproject.toml $(INSTALLED)/package | $(BIN)/python
	$(call INSTALL,--group $(@F))
