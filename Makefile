# Six verbs. A bare clone needs python3 (3.11 or newer) and make: each verb first sets up its own environment.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := release
.PHONY: release test spark consumers lock clean
.SILENT:

release: .venv/release.stamp
	$(BIN)/python scripts/release.py

test: .venv/dev.stamp
	$(BIN)/python scripts/check.py

# What `make test` needs beside: for the distributed engine, with Java 17, and for programs that read a release.
spark: .venv/spark/stamp
consumers: .venv/consumers/stamp

# Resolve the pinned requirements anew, after a change of pyproject.toml.
lock: .venv/dev.stamp
	$(BIN)/python -m pip install --quiet uv
	for each in release dev spark consumers; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-annotate --extra build --extra validate --extra $$each \
	  --no-emit-package korea-deepfake-record pyproject.toml --output-file requirements/$$each.txt; done

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

# Apart, for Spark warns of our pandas wherever it finds it, and programs that read what we publish pin their own.
.venv/%/stamp: requirements/%.txt pyproject.toml datapackage.json | .venv/dev.stamp
	echo "Installing requirements/$*.txt into .venv/$* (once)" >&2
	test -x .venv/$*/bin/python || $(BIN)/python -m venv .venv/$*
	.venv/$*/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	.venv/$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
