#!/usr/bin/env bash
# Makes the environment where it is missing or out of date, then starts the dashboard.
# Further arguments go to Streamlit, for example: ./run.sh --server.port 8600
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/environment.sh

make_environment
case "${ZI_DATABASE_URL:-}" in
    postgresql*) install_requirements requirements-postgres.txt ;;
    *) install_requirements requirements.txt ;;
esac
say "Dasbor segera dibuka di alamat di bawah ini. Hentikan dengan Ctrl+C."
exec .venv/bin/python -m streamlit run app.py "$@"
