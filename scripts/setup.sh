#!/bin/sh
# Installs what is missing to build (`setup.sh build`) or also to test (`setup.sh test`).
# Run it through make, which names the cache directory ($TOOLS) and puts its tools on PATH.
# Every tool is tried before anything is installed, so a second run does nothing and is silent.
set -eu
: "${TOOLS:?run this through make: make setup}"
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }

# missing WHAT COMMAND: names what has to be installed by hand, and how.
missing() {
    printf 'setup: %s is missing and could not be installed here. Install it with:\n    %s\n' "$1" "$2" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# quietly COMMAND...: shows the output only if the command fails.
quietly() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# True where Debian packages can be installed: as root, or by sudo if it needs no password or can ask for one.
can_apt() {
    has apt-get && { [ "$(id -u)" -eq 0 ] || { has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }
}

# apt PACKAGE...: installs Debian packages, or fails.
apt() {
    can_apt || return 1
    if [ -z "${apt_updated-}" ]; then
        quietly as_root apt-get update -qq || return 1
        apt_updated=yes
    fi
    say "installing Debian packages: $*"
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# What Vite needs.
node_20() { has npm && has node && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; }

setup_node() {
    node_20 || { apt nodejs npm && node_20; } || missing "Node.js 20.19 or newer, with npm" "see https://nodejs.org/en/download"
    cmp -s package-lock.json node_modules/.installed && return
    say "installing npm packages"
    quietly npm ci
    cp package-lock.json node_modules/.installed
}

# True if rustc compiles for wasm32; --edition tells a compiler that is too old.
compiles_wasm() {
    has cargo && has rustc && has cc &&
        echo '' | rustc --edition 2024 --target wasm32-unknown-unknown --crate-type cdylib -o "$TOOLS/probe.wasm" - 2>/dev/null
}

# Debian has the compiler and the source of its standard library. The library is compiled here, into a sysroot of our
# own beside wrappers of the tools that use it; nothing outside $TOOLS is written.
debian_rust() {
    apt rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web || return 1
    # rust-lld is a link to the lld-NN of the same LLVM, which those packages do not bring along.
    [ -x /usr/bin/rust-lld ] || apt "$(readlink /usr/bin/rust-lld)" || return 1
    say "compiling Rust's standard library for wasm32 (about a minute)"
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    rust=$TOOLS/rust
    build=$TOOLS/build-std
    rm -rf "$rust" "$build"
    mkdir -p "$build/src" "$rust/bin" "$rust/lib/rustlib/wasm32-unknown-unknown/lib"
    printf '[package]\nname = "sysroot"\nedition = "2024"\n' >"$build/Cargo.toml"
    echo '#![no_std]' >"$build/src/lib.rs"
    # Without bitcode `lto = true` fails; without `test` wasm-bindgen-test does. RUSTC_BOOTSTRAP allows -Z here.
    quietly env PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$build/target" \
        /usr/bin/cargo build --release --manifest-path "$build/Cargo.toml" \
        --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort,test || return 1
    rm "$build"/target/wasm32-unknown-unknown/release/deps/libsysroot-*
    cp "$build"/target/wasm32-unknown-unknown/release/deps/*.rlib "$rust/lib/rustlib/wasm32-unknown-unknown/lib/"
    ln -s "/usr/lib/rustlib/$host" "$rust/lib/rustlib/$host"
    for tool in rustc rustdoc; do
        printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' "$tool" "$rust" >"$rust/bin/$tool"
    done
    for tool in cargo cargo-clippy; do
        printf '#!/bin/sh\nSYSROOT="%s" exec /usr/bin/%s "$@"\n' "$rust" "$tool" >"$rust/bin/$tool"
    done
    chmod +x "$rust"/bin/*
    ln -s /usr/bin/cargo-fmt /usr/bin/rustfmt "$rust/bin/"
    rm -rf "$build"
    hash -r # forget where rustc was before
}

setup_rust() {
    has cc || apt gcc libc6-dev || missing "a C compiler, which links Rust programs" "see your system's packages for gcc or clang"
    compiles_wasm && return
    if has rustup && rustup toolchain list >/dev/null 2>&1; then
        say "adding the wasm32 target to Rust"
        rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && compiles_wasm && return
        say "rustup could not download it; trying Debian's Rust"
    fi
    debian_rust && compiles_wasm && return
    missing "Rust with the target wasm32-unknown-unknown" \
        "see https://rustup.rs, then: rustup update stable && rustup target add wasm32-unknown-unknown"
}

# cargo_install CRATE [VERSION]: into the cache, so that the user's own tools stay as they are.
cargo_install() {
    say "installing $1${2:+ $2} with cargo (some minutes)"
    # Not --locked: a lock file can name a crate that a mirror of the registry does not have yet.
    quietly cargo install --quiet --force --root "$TOOLS" "$1" ${2:+--version "$2"} || missing "$1" "cargo install $1 ${2:+--version $2}"
}

setup_wasm_tools() {
    wasm-pack --version >/dev/null 2>&1 || cargo_install wasm-pack
    # The command line tool works only with the library of its own version.
    version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
    for tool in wasm-bindgen wasm-bindgen-test-runner; do
        [ "$("$tool" --version 2>/dev/null)" = "$tool $version" ] || { cargo_install wasm-bindgen-cli "$version" && break; }
    done
}

has_firefox() { has firefox || [ -d /Applications/Firefox.app ]; }

has_chromium() {
    has chromedriver && { has chromium || has google-chrome || [ -d "/Applications/Google Chrome.app" ]; }
}

setup_browsers() {
    has_firefox || apt firefox-esr || missing "Firefox" "see https://www.firefox.com"
    geckodriver --version >/dev/null 2>&1 || cargo_install geckodriver
    has_chromium || apt chromium chromium-driver ||
        missing "Chromium with chromedriver" "see https://googlechromelabs.github.io/chrome-for-testing"
}

# The runtimes into which the page exports, for the tests of its exports.
setup_python() {
    PYTHONPATH="$TOOLS/python" python3 -c 'import micrograd.engine, numpy, onnxruntime' >/dev/null 2>&1 && return
    has python3 || apt python3 || missing "Python 3" "see https://www.python.org"
    python3 -m pip --version >/dev/null 2>&1 || apt python3-pip || missing "pip" "python3 -m ensurepip"
    say "installing micrograd and onnxruntime for Python"
    rm -rf "$TOOLS/python"
    quietly python3 -m pip install --quiet --target "$TOOLS/python" micrograd numpy onnxruntime ||
        missing "micrograd, numpy and onnxruntime for Python" "python3 -m pip install micrograd numpy onnxruntime"
}

mkdir -p "$TOOLS"
case ${1-} in
    build | test) ;;
    *) echo "usage: $0 build|test" >&2 && exit 2 ;;
esac
setup_node
setup_rust
setup_wasm_tools
[ "$1" = build ] && exit
setup_browsers
setup_python
