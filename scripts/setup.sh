#!/bin/sh
# Builds .venv in the checkout with what is asked for: run, dev or bench.
# Quick when nothing changed: a stamp remembers the lock files it was built from.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}

say() { printf '%s\n' "prongsai: $*" >&2; }
stop() { say "$*"; exit 1; }

find_python() {
    for name in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
}

# Debian packages: installed as root, otherwise named exactly.
debian_packages() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing Debian packages:$missing"
        log=$(mktemp)
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1 \
            || { tail -20 "$log" >&2; stop "the packages could not be installed"; }
        rm -f "$log"
    else
        stop "these Debian packages are needed; as root: apt-get install$missing"
    fi
}

running="ca-certificates fonts-tlwg-laksaman-ttf"
testing="chromium-headless-shell fonts-thai-tlwg libreoffice-writer-nogui postgresql"
case $what in
    run) files="requirements.txt"; packages="$running" ;;
    dev) files="requirements-dev.txt"; packages="$running $testing" ;;
    bench) files="requirements-bench.txt"; packages="$running $testing" ;;
    *) stop "usage: setup.sh run|dev|bench" ;;
esac

# Everything that is missing is named or installed at once, before the first step.
python=$(find_python)
[ -n "$python" ] || packages="python3 python3-venv $packages"
if [ -n "$python" ] && [ ! -x .venv/bin/python ]; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || packages="python3-venv $packages"
fi
# shellcheck disable=SC2086 # a list of names
debian_packages $packages
python=$(find_python)
[ -n "$python" ] || stop "Python 3.11 or newer is needed"

if [ ! -x .venv/bin/python ]; then
    say "making .venv with $($python --version)"
    "$python" -m venv .venv
fi

# Trust what the system trusts: an office behind a proxy of its own adds the proxy's certificate there.
certificates=/etc/ssl/certs/ca-certificates.crt
if [ -f "$certificates" ]; then
    export PIP_CERT="${PIP_CERT:-$certificates}" SSL_CERT_FILE="${SSL_CERT_FILE:-$certificates}"
fi

wanted=$(cat requirements-uv.txt $files pyproject.toml | sha256sum | cut -d' ' -f1)
if [ "$(cat ".venv/built-$what" 2>/dev/null)" != "$wanted" ]; then
    if [ "$(cat .venv/built-uv 2>/dev/null)" != "$(sha256sum < requirements-uv.txt)" ]; then
        say "installing the installer"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
        sha256sum < requirements-uv.txt > .venv/built-uv
    fi
    say "installing Python packages ($files)"
    # Compiled once: where Python may not write such files, each start would compile all of it anew.
    .venv/bin/uv pip install --quiet --python .venv/bin/python --compile-bytecode --require-hashes -r $files
    .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
    .venv/bin/python -m compileall -q src tests
    printf '%s' "$wanted" > ".venv/built-$what"
fi
