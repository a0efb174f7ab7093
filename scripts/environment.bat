@echo off
rem Shared by run.bat and test.bat: makes .venv, and installs the requirements file given as %1.
rem Needs no network once it is made.

if exist .venv\Scripts\python.exe goto install
set "PYTHON=py -3"
where py >nul 2>nul || set "PYTHON=python"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 (
    echo Python 3.11 atau lebih baru tidak ditemukan. Pasanglah dari python.org, lalu ulangi.
    exit /b 1
)
echo Membuat lingkungan .venv ...
%PYTHON% -m venv .venv || exit /b 1

:install
copy /b /y requirements.txt + requirements-postgres.txt + constraints.txt + %1 .venv\wanted.txt >nul
fc /b .venv\wanted.txt .venv\%1.installed >nul 2>nul && exit /b 0
echo Memasang isi %1 (sekali saja, perlu internet) ...
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check -r %1 || exit /b 1
copy /b /y .venv\wanted.txt .venv\%1.installed >nul
exit /b 0
