# One task file. `make demo` shows the product; `make test` runs every test. Both set up what they need.
SHELL := /usr/bin/env bash
.DEFAULT_GOAL := help
PORT ?= 8000
RUN := .venv/bin/

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:  ## the environment that the demo needs
	@scripts/setup.sh run

dev:  ## the environment that tests, checks and docs need
	@scripts/setup.sh dev

demo: setup  ## load the sample reports into a new ledger, link them, serve the pages (PORT=8000)
	@rm -rf demo.ledger
	@$(RUN)harmledger init demo.ledger
	@$(RUN)harmledger --ledger demo.ledger add samples/idlib samples/idlib/posts.jsonl samples/idlib/feed.xml
	@$(RUN)harmledger --ledger demo.ledger link
	@$(RUN)harmledger --ledger demo.ledger incidents --limit 5
	@$(RUN)harmledger --ledger demo.ledger serve --port $(PORT)

test: check  ## every check and every test
	@$(RUN)python -m pytest -n auto --dist loadfile

check: dev  ## style, types, import contract
	@$(RUN)ruff check .
	@$(RUN)ruff format --check .
	@$(RUN)mypy
	@$(RUN)lint-imports --no-logo 2>/dev/null || $(RUN)lint-imports

quality: dev  ## score extraction and linking on gold; compare with the pinned floors
	@$(RUN)python -m bench.quality

bench: dev  ## speed, memory and size; rewrites docs/benchmarks.md
	@$(RUN)python -m bench.speed

bench-copies: dev  ## copies among 100,000 made-up reports; rewrites docs/benchmarks.md
	@$(RUN)python -m bench.copies --write

bench-link: dev  ## linking up to a million made-up claims, and one more report; rewrites docs/benchmarks.md
	@$(RUN)python -m bench.linking 10000 100000 1000000 --write
	@$(RUN)python -m bench.relinking 10000 100000 1000000 --write

bench-whole: dev  ## 100,000 made-up reports added, linked, checked and exported; rewrites docs/benchmarks.md
	@$(RUN)python -m bench.whole --write

LEDGER ?= bench.ledger

$(LEDGER):
	@$(RUN)python -m bench.web.ledger $(LEDGER)

bench-web: dev $(LEDGER)  ## times of every page over a million made-up claims (LEDGER=folder, DATABASE=postgresql://...); rewrites docs/benchmarks.md
	@$(RUN)python -m bench.web.load $(LEDGER) --write
ifdef DATABASE
	@$(RUN)python -m bench.web.copied $(LEDGER) "$(DATABASE)"
	@$(RUN)python -m bench.web.load "$(DATABASE)" --write
endif

docs: dev  ## the documentation, under site/
	@$(RUN)python -m scripts.reference
	@$(RUN)python -m scripts.tour
	@$(RUN)mkdocs build --strict --quiet

screenshots: dev  ## pictures of the main pages, under docs/pictures/
	@$(RUN)python -m scripts.screenshots

wheel: dev  ## a wheel that carries gazetteer and page libraries
	@$(RUN)python -m pip --quiet wheel --no-deps -w dist .

clean:  ## everything that was made
	rm -rf .venv build dist site node_modules demo.ledger .mypy_cache .ruff_cache .pytest_cache
	rm -rf src/harmledger/web/assets src/harmledger/resolve/gazetteer/*.sqlite

.PHONY: help setup dev demo test check quality bench bench-copies bench-link bench-whole bench-web docs screenshots wheel clean
