# Everything goes through a virtual environment in .venv; the first command that needs it makes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test check check-code bench screens fuzz words safety mutate install-desktop uninstall-desktop clean

run: $(STAMP)
	@$(BIN)/python tools/run.py

# Two at a time: one test after another takes twice as long. WORKERS=0 does that.
WORKERS ?= 2

test: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: check-code test

check-code: $(STAMP)
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/corecoach bench

screens: $(STAMP)
	$(BIN)/python tools/screens.py build/screens

fuzz: $(STAMP)
	HYPOTHESIS_PROFILE=long QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --timeout 3600

words: $(STAMP)
	$(BIN)/python tools/words.py

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(STAMP)

safety: $(STAMP)
	$(BIN)/python tools/safety_doc.py

# The menu entry and the three kinds of file, for the desktop of the person who runs this.
install-desktop: $(STAMP)
	@$(BIN)/python tools/install_desktop.py

uninstall-desktop: $(STAMP)
	@$(BIN)/python tools/install_desktop.py --uninstall

# Only this target needs mutmut, so only this target installs it.
mutate: $(STAMP)
	$(BIN)/python -m pip install --quiet 'mutmut>=3.8,<4'
	$(BIN)/python tools/mutate.py

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache
