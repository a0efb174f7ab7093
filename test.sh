#!/usr/bin/env bash
# Runs every check and test; ends with a non-zero status when one of them fails.
# Further arguments go to pytest, for example: ./test.sh tests/registry
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/environment.sh

# Browser, recalculation and PostgreSQL tests skip without these programs; where CI is set that is a failure.
need_program() {
    local packages name
    read -ra packages <<<"$1"
    shift
    for name in "$@"; do command -v "$name" >/dev/null && return; done
    apt_install "${packages[@]}" && return
    [ -z "${CI:-}" ] || fail "${packages[0]} tidak dapat dipasang."
    say "${packages[0]} tidak ada: tes yang memerlukannya dilewati."
}

failed=0
check() {
    say "$*"
    "$@" || failed=1
}

make_environment
install_requirements requirements-dev.txt
need_program "chromium fonts-dejavu-core" chromium chromium-browser google-chrome
need_program libreoffice-calc soffice libreoffice
need_program postgresql initdb /usr/lib/postgresql/*/bin/initdb

check .venv/bin/python -m ruff check .
check .venv/bin/python -m ruff format --check .
check .venv/bin/python -m mypy
check .venv/bin/lint-imports
if [ $# -gt 0 ]; then
    check .venv/bin/python -m pytest "$@"
else
    # A browser waits for what it sees, so its tests have the machine to themselves.
    check .venv/bin/python -m pytest -n auto --dist loadfile --ignore tests/browser
    check .venv/bin/python -m pytest tests/browser
fi
exit "$failed"
