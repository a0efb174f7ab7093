@echo off
rem Runs every check and test; ends with a non-zero status when one of them fails.
rem Browser, recalculation and PostgreSQL tests skip where those programs are not installed.
setlocal
cd /d "%~dp0"
call scripts\environment.bat requirements-dev.txt || exit /b 1
set FAILED=0
.venv\Scripts\python -m ruff check . || set FAILED=1
.venv\Scripts\python -m ruff format --check . || set FAILED=1
.venv\Scripts\python -m mypy || set FAILED=1
.venv\Scripts\lint-imports || set FAILED=1
.venv\Scripts\python -m pytest %* || set FAILED=1
exit /b %FAILED%
