# The one entry point. `make` alone prints what there is.
# Tools that are missing are installed in $(TOOLS); those on PATH that fit are used as they are.
TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/micrograd-playground
PORT ?= 8080
export TOOLS
export PATH := $(TOOLS)/rust/bin:$(TOOLS)/bin:$(PATH)
# It would replace the flags in .cargo/config.toml.
unexport RUSTFLAGS

WASM := www/pkg/micrograd_bg.wasm
LIMIT := www/pkg/limit.wasm
LAYOUTS := www/pkg/layouts.js
SANDBOX := www/pkg/python-sandbox.js
# Vite would otherwise restart when a module changes that the first pictures are drawn with.
VITE := node_modules/.bin/vite --configLoader native
# What the compiled page rests on; RUST_SOURCES includes the folders, so that a removed file counts as a change.
RUST_SOURCES := $(shell find src) Cargo.toml Cargo.lock .cargo/config.toml
FEATURES := simd bulk-memory nontrapping-float-to-int sign-ext mutable-globals reference-types multivalue

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-9s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: dist ## Build, and serve the page on http://localhost:8080 (PORT=... for another port)
	@$(VITE) preview --port $(PORT) --strictPort

dev: build ## Serve the modules as they are written, and reload the page as they change
	@$(VITE) --port $(PORT) --strictPort

setup: ## Install what is missing to build and to test
	@scripts/setup.sh test

tools:
	@scripts/setup.sh build

build: $(WASM) $(LIMIT) $(LAYOUTS) $(SANDBOX) ## Build the WebAssembly (www/pkg)

# Made in target/ and moved as a whole, so that www/pkg is never half done. Making the control flow anew saves 2 %.
$(WASM): $(RUST_SOURCES) Makefile scripts/trap-panics.mjs | tools
	@echo "building www/pkg"
	@rm -rf target/pkg
	@wasm-pack --log-level error build --quiet --mode no-install --target web --release \
		--no-pack --no-gitignore --out-dir target/pkg
	@node scripts/trap-panics.mjs target/pkg/$(@F)
	@node_modules/.bin/wasm-opt --flatten --rereloop -O3 --converge --low-memory-unused \
		--strip-producers --strip-target-features \
		$(FEATURES:%=--enable-%) target/pkg/$(@F) -o target/pkg/$(@F)
	@rm -rf www/pkg && mv target/pkg www/pkg

# The benchmark's hand-written kernels. Their flags are their own, whatever the engine's are.
$(LIMIT): $(shell find benches/limit -type f) $(WASM) | tools
	@RUSTFLAGS="-C target-feature=+simd128 -C llvm-args=-disable-lsr" cargo build --quiet --release \
		--manifest-path benches/limit/Cargo.toml --target wasm32-unknown-unknown --target-dir target/limit
	@cp target/limit/wasm32-unknown-unknown/release/limit.wasm $@

$(LAYOUTS): $(WASM) package-lock.json $(wildcard www/graph/*.js www/graph/groups/*.js www/graph/layout/*.js www/graph/view/*.js www/graph/editor/first-graph.js www/learn/*.js www/learn/chapters/*.js) scripts/first/layout.mjs
	@node scripts/first/layout.mjs

quick: tools ## Check types and lints and run the unit tests, for while one works
	@node scripts/test.mjs quick

# The engine's module is in it; the rest of the sandbox is written with it.
$(SANDBOX): $(WASM) $(shell find www/python www/engine -type f) package-lock.json scripts/sandbox.mjs scripts/python-modules.mjs
	@node scripts/sandbox.mjs

check: tools ## Check format, lints, types and documentation
	@node scripts/test.mjs check

test: tools ## Run all checks and tests; the last line is "N passed, N failed"
	@node scripts/test.mjs all

bench: setup build ## Measure in Chromium, in Firefox and natively, and print one table
	@node benches/run.mjs

size: build ## Print the size of the engine's WebAssembly, and fail above its budget
	@node scripts/size.mjs

pictures: dist ## Photograph the page's main states into target/pictures, to be looked at
	@node scripts/pictures.mjs

dist: build ## Write dist/, a static site that works under any path
	@$(VITE) build --logLevel warn

clean: ## Remove what was built
	rm -rf target dist www/pkg

.PHONY: pictures help serve dev setup tools build quick check test bench size dist clean
.NOTPARALLEL:
