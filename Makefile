.PHONY: pins
pins:  ## pin what requirements*.in ask for
	uv pip compile -q --upgrade --python-version 3.11 --no-header --no-emit-index-url requirements.in -o requirements.txt
	uv pip compile -q --upgrade --python-version 3.11 --no-header --no-emit-index-url requirements-dev.in -o requirements-dev.txt
