# Everything that building, trying and testing takes is installed below this folder: .venv, node_modules, .cache.
# What a fresh machine needs: Python 3.10 or newer, make, and a way to the package registries.

PYTHON ?= python3
VENV   := $(CURDIR)/.venv
CACHE  := $(CURDIR)/.cache

export PATH := $(VENV)/bin:$(PATH)
export PYTHONNOUSERSITE := 1
export PIP_CACHE_DIR := $(CACHE)/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_CACHE_DIR := $(CACHE)/uv
export UV_LINK_MODE := hardlink
# uv leaves to the first start what pip does at once; each test that starts a server would do it anew where Python may not
# write bytecode
export UV_COMPILE_BYTECODE := 1
export UV_PYTHON := $(VENV)/bin/python
export YARN_GLOBAL_FOLDER := $(CACHE)/yarn
export npm_config_cache := $(CACHE)/npm
export XDG_CACHE_HOME := $(CACHE)/xdg
export PLAYWRIGHT_BROWSERS_PATH := $(CACHE)/playwright

# Jupyter's commands leave a marker in the user's configuration folder; ours keep it here.
jupyter-at-home := JUPYTER_CONFIG_DIR=$(CACHE)/jupyter/config JUPYTER_DATA_DIR=$(CACHE)/jupyter/data \
	JUPYTER_RUNTIME_DIR=$(CACHE)/jupyter/runtime IPYTHONDIR=$(CACHE)/ipython

python    := $(VENV)/.python
package   := $(VENV)/.package
modules   := node_modules/.yarn-state.yml
ui-modules := ui-tests/node_modules/.yarn-state.yml
extension := $(VENV)/.labextension
say        = @printf '\033[1m▸ %s\033[0m\n' "$(1)" >&2

.PHONY: help demo test build lint types test-python test-js test-package test-ui test-places test-lab screenshots bench audit lock clean
.DEFAULT_GOAL := help

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

demo: build ## Build the extension and open the walk-through on an embedded AWS, until Ctrl-C
	$(call say,Starting the sandbox)
	@exec jupyter-glue-panel sandbox --no-browser

test: lint types test-python test-js test-package test-ui ## Run every check

build: $(extension) ## Build the extension from this checkout

# what is installed, and when it is stale

$(python): .ci/requirements.txt .ci/uv.txt
	$(call say,Installing Python packages)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "Python 3.10 or newer is needed: make PYTHON=python3.11 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --require-hashes --requirement .ci/uv.txt
	@uv pip install --quiet --require-hashes --requirement .ci/requirements.txt
	@touch $@

$(package): $(python) pyproject.toml package.json
	@HATCH_JUPYTER_BUILDER_SKIP_NPM=1 uv pip install --quiet --no-deps --no-build-isolation --editable .
	@$(jupyter-at-home) jupyter server extension enable --sys-prefix jupyter_glue_panel >/dev/null 2>&1
	@touch $@

$(modules): $(python) package.json yarn.lock .yarnrc.yml
	$(call say,Installing Node.js packages)
	@$(jupyter-at-home) jlpm install --immutable | grep -vE 'YN00(00|02|04|07|13|60|61|66|86)' || true
	@test -f $@ && touch $@

$(ui-modules): $(python) ui-tests/package.json ui-tests/yarn.lock ui-tests/.yarnrc.yml
	@cd ui-tests && $(jupyter-at-home) jlpm install --immutable | grep -vE 'YN00(00|02|04|07|13|60|61|66|86)' || true
	@test -f $@ && touch $@

$(extension): $(package) $(modules) tsconfig.json $(shell find src schema style -type f -not -name '*.spec.ts*')
	$(call say,Building the extension)
	@$(jupyter-at-home) jlpm build:prod 2>&1 | grep -E 'ERROR|WARNING|error' || true
	@test -f jupyter_glue_panel/labextension/package.json
	@$(jupyter-at-home) jupyter-builder develop . --overwrite 2>&1 | grep -iE 'error|fail' || true
	@touch $@

# the checks

lint: $(package) $(modules)
	$(call say,Lint)
	@ruff check
	@ruff format --check --quiet
	@python .ci/check_auth.py
	@python .ci/generate_types.py --check
	@jlpm lint

types: $(package) $(modules)
	$(call say,Types)
	@mypy
	@jlpm types

test-python: $(package) $(modules)
	$(call say,Python tests)
	@pytest --numprocesses logical --maxprocesses 4 --dist worksteal

test-js: $(modules)
	$(call say,TypeScript tests)
	@jlpm test

test-package: build
	$(call say,The wheel)
	@python .ci/check_wheel.py
	@python .ci/check_licences.py

test-ui: build $(ui-modules)
	$(call say,UI tests)
	@cd ui-tests && CHROMIUM="$$(sh ../.ci/chromium)" jlpm test

# the places where people run it, each in an environment of its own

LAB    ?= 4.4
places := $(CACHE)/places
story   = PATH="$(places)/$(1)/bin:$$PATH" CHROMIUM="$$(sh ../.ci/chromium)" jlpm playwright test $(2)

$(places)/%/.ready: .ci/places/%.txt $(extension) $(shell find jupyter_glue_panel -name '*.py')
	$(call say,Installing the panel into $*)
	@uv venv --quiet --allow-existing $(places)/$*
	@UV_PYTHON=$(places)/$*/bin/python uv pip install --quiet --require-hashes --requirement .ci/places/$*.txt
	@HATCH_JUPYTER_BUILDER_SKIP_NPM=1 python -m hatchling build --target wheel --directory $(places)/$* >/dev/null 2>&1
	@UV_PYTHON=$(places)/$*/bin/python uv pip install --quiet --no-deps --reinstall $(places)/$*/jupyter_glue_panel-*.whl
	@touch $@

test-places: $(places)/shared/.ready $(ui-modules) ## Run the stories of JupyterHub and of two people on one notebook, and those of test-lab
	$(call say,JupyterHub and collaboration)
	@cd ui-tests && $(call story,shared,--config places.config.ts)
	@$(MAKE) test-lab LAB=4.4
	@$(MAKE) test-lab LAB=4.5

test-lab: $(places)/lab-$(LAB)/.ready $(ui-modules) ## Run some stories in another JupyterLab: make test-lab LAB=4.4
	$(call say,JupyterLab $(LAB))
	@cd ui-tests && $(call story,lab-$(LAB),--workers 1 main-job fail-closed notebook-7)

screenshots: build $(ui-modules) ## Make the screenshots of the README
	@cd ui-tests && CHROMIUM="$$(sh ../.ci/chromium)" jlpm playwright test --config screenshots.config.ts

bench: build $(ui-modules) ## Measure, and write what was seen into docs/performance.md
	@python -m bench

lock: ## Resolve the Python and Node.js packages anew
	@uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--upgrade .ci/requirements.in --output-file .ci/requirements.txt
	@for other in .ci/uv.in .ci/places/*.in; do \
		uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --no-annotate \
			--upgrade $$other --output-file $${other%.in}.txt; done
	@YARN_ENABLE_IMMUTABLE_INSTALLS=false jlpm install --mode=update-lockfile
	@cd ui-tests && YARN_ENABLE_IMMUTABLE_INSTALLS=false jlpm install --mode=update-lockfile

audit: $(python) ## Ask for advisories about every locked package, Python and Node.js
	@python .ci/audit.py

clean: ## Remove everything that was built or installed here
	rm -rf $(VENV) $(CACHE) node_modules ui-tests/node_modules lib dist jupyter_glue_panel/labextension *.tsbuildinfo
