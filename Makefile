# The commands of the project; `make` alone lists them. `make run` and `make test` set everything up by themselves.
# PYTHON=/path/to/python3 chooses the interpreter of a new .venv, ARGS="..." is handed to the program that is run.

BIN := .venv/bin
CATALOGS := $(patsubst %.po,%.mo,$(wildcard resources/locale/*/LC_MESSAGES/briefing.po))

.DEFAULT_GOAL := help
.PHONY: help run test check bench scale relevance fuzz faults kills monkey offline-proof gallery dist lock messages-extract messages-update messages-compile clean \
        environment ready

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ready ## open the briefing (ARGS="--lang fr" ...)
	@$(BIN)/briefing $(ARGS)

test: ready ## run the tests on every core (ARGS="-k search", ARGS="-n 0" for one after the other ...)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist loadscope $(ARGS)

check: ready ## everything else that CI checks: style, types, layers, content, catalogs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/briefing check
	$(BIN)/python packaging/catalogs.py check

bench: ready ## measure what is promised about speed and memory
	@$(BIN)/python -m benchmarks $(ARGS)

scale: ready ## measure build and search of up to 20,000 pages: takes ten minutes
	@$(BIN)/python -m benchmarks.scale $(ARGS)

relevance: ready ## measure how good the answers of the search are, by judged queries
	@$(BIN)/python -m benchmarks.relevance $(ARGS)

faults: ready ## damage every file the program reads, start it, and see that it opens: a quarter of an hour
	@$(BIN)/python -m benchmarks.stress.faults $(ARGS)

kills: ready ## kill the program 200 times, start it 20 times at once, fill its disk: a quarter of an hour
	@$(BIN)/python -m benchmarks.stress.kills $(ARGS)

monkey: ready ## walk at random through real windows, on X11 (xvfb, openbox) and without a screen: half an hour
	@$(BIN)/python -m benchmarks.stress.monkey $(ARGS)

offline-proof: ready ## trace the system calls of a session with every action (strace): no socket of a network
	@$(BIN)/python -m benchmarks.stress.offline

fuzz: ready ## look for texts that break something, ten minutes each for heads, bodies and queries
	@$(BIN)/python -W ignore -m benchmarks.stress.fuzz $(ARGS)

gallery: ready ## draw every main view into gallery/
	@$(BIN)/python -m benchmarks.gallery $(ARGS)

dist: environment ## build wheel and source archive into dist/
	@$(BIN)/python -m build --no-isolation

lock: ## bring requirements.lock in line with pyproject.toml (UPGRADE=1: newest versions)
	@UPGRADE=$(UPGRADE) packaging/lock.sh

messages-extract: environment ## collect the words on screen into resources/locale/briefing.pot
	@$(BIN)/python packaging/catalogs.py extract

messages-update: environment ## bring each language up to date with that template
	@$(BIN)/python packaging/catalogs.py update

messages-compile: $(CATALOGS) ## compile the languages for gettext

clean: ## remove what was built; .venv stays
	@rm -rf build dist gallery *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -f $(CATALOGS)
	@find search_index -mindepth 1 ! -name README.md -delete
	@find app benchmarks packaging tests -type d -name __pycache__ -prune -exec rm -rf {} +

environment:
	@packaging/setup.sh

# Bytecode is compiled here because PYTHONDONTWRITEBYTECODE is common, and a start without it takes half as long again.
ready: environment $(CATALOGS)
	@$(BIN)/python -m compileall -q app
	-@$(BIN)/briefing build --if-stale > /dev/null

%.mo: %.po | environment
	@$(BIN)/python packaging/catalogs.py compile
