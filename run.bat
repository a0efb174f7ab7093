@echo off
rem Makes the environment where it is missing or out of date, then starts the dashboard.
rem Further arguments go to Streamlit, for example: run.bat --server.port 8600
setlocal
cd /d "%~dp0"
set "REQUIRED=requirements.txt"
if "%ZI_DATABASE_URL:~0,10%"=="postgresql" set "REQUIRED=requirements-postgres.txt"
call scripts\environment.bat %REQUIRED% || exit /b 1
echo Dasbor segera dibuka di alamat di bawah ini. Hentikan dengan Ctrl+C.
.venv\Scripts\python -m streamlit run app.py %*
