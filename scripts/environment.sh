# Shared by run.sh and test.sh: the environment in .venv. Needs no network once it is made.
# shellcheck shell=bash

say() { printf '\n» %s\n' "$*"; }

fail() {
    printf '\n✕ %s\n' "$*" >&2
    exit 1
}

# Install Debian packages as root or through sudo; returns non-zero where that is not possible.
apt_install() {
    local root=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        root=(sudo)
    fi
    say "Memasang paket sistem: $*"
    "${root[@]}" apt-get update -q || true
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "$@" </dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$name"
            return
        fi
    done
    return 1
}

# Make .venv with a Python that is 3.11 or newer, unless a working one is there.
make_environment() {
    local python version
    .venv/bin/python -m pip --version >/dev/null 2>&1 && return
    python=$(find_python) || fail "Python 3.11 atau lebih baru tidak ditemukan; pasanglah dahulu."
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" ||
            fail "Modul venv tidak ada. Jalankan: sudo apt-get install python$version-venv"
    fi
    say "Membuat lingkungan .venv dengan $("$python" --version)"
    "$python" -m venv --clear .venv
}

# Install a requirements file, unless it and what it includes were installed before.
install_requirements() {
    local stamp=".venv/$1.sha256" sums
    sums=$(sha256sum requirements.txt requirements-postgres.txt constraints.txt "$1")
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sums" ] && return
    say "Memasang isi $1 (sekali saja, perlu internet)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$1"
    printf '%s\n' "$sums" >"$stamp"
}
