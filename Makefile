# Four verbs. A bare clone needs python3 (3.11 or newer) and make: each verb first sets up its own environment.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := release
.PHONY: release test lock clean
.SILENT:

release: .venv/release.stamp
	$(BIN)/python scripts/release.py

test: .venv/dev.stamp
	$(BIN)/python scripts/check.py

# Resolve the pinned requirements anew, after a change of pyproject.toml.
lock: .venv/dev.stamp
	$(BIN)/python -m pip install --quiet uv
	for each in release dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-annotate --extra $$each --no-emit-package korea-deepfake-record \
	  pyproject.toml --output-file requirements/$$each.txt; done

clean:
	rm -rf .venv dist build

# The stamp is written last, so that an install that was cut short is taken up again.
.venv/%.stamp: requirements/%.txt pyproject.toml datapackage.json
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. Run: make PYTHON=python3.11")'
	echo "Installing requirements/$*.txt into .venv (once)" >&2
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
