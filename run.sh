#!/usr/bin/env bash
# Makes the environment where it is missing or out of date, then starts the dashboard.
# Further arguments go to Streamlit, for example: ./run.sh --server.port 8600
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/environment.sh

make_environment
install_requirements requirements.txt
say "Dasbor segera dibuka di alamat di bawah ini. Hentikan dengan Ctrl+C."
exec .venv/bin/python -m streamlit run app.py "$@"
