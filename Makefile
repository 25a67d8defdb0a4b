.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
# Production as `check --deploy` should see it. Nothing is started with these.
PRODUCTION_ENV := PRODUCTION=1 BASE_URL=https://cofounder.example PREVIEW_DOMAIN=previews.example \
	ALLOWED_HOSTS=cofounder.example SECRET_KEY=$$(od -An -N48 -tx1 /dev/urandom | tr -d ' \n') \
	BEHIND_PROXY=1 EMAIL_HOST=smtp.cofounder.example DEFAULT_FROM_EMAIL=hello@cofounder.example

# Measurements that bring everything they need.
BENCHES := apps chat iterations live never previews sandbox startup

.PHONY: run
run:  ## start everything at http://localhost:8000 (PORT=8001 make run: elsewhere)
	@bin/setup requirements.txt
	@exec $(PYTHON) manage.py up

.PHONY: test
test:  ## run all tests (BROWSER=0 make test: without the browser)
	@bin/setup requirements-dev.txt
	@bin/test

.PHONY: check
check:  ## lint, and look for forgotten migrations and half-done settings
	@bin/setup requirements-dev.txt
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) manage.py check
	$(PYTHON) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	@$(PRODUCTION_ENV) $(PYTHON) manage.py check --deploy --fail-level WARNING

.PHONY: bench
bench:  ## measure what the README claims
	@bin/setup requirements-dev.txt
	@for name in $(BENCHES); do echo "== $$name" && $(PYTHON) -m "benchmarks.$$name" || exit 1; done
	@echo "alignment, ideas, journeys and readiness need texts or folders to judge: see their first lines."

.PHONY: pins
pins:  ## pin what requirements*.in ask for
	uv pip compile -q --upgrade --python-version 3.11 --no-header --no-emit-index-url requirements.in -o requirements.txt
	uv pip compile -q --upgrade --python-version 3.11 --no-header --no-emit-index-url requirements-dev.in -o requirements-dev.txt

.PHONY: help
help:  ## show this
	@sed -n 's/^\([a-z]*\):  ## /make \1|/p' Makefile | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'
