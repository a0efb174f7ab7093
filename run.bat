@echo off
rem Makes the environment where it is missing or out of date, then starts the dashboard.
rem Further arguments go to Streamlit, for example: run.bat --server.port 8600
setlocal
cd /d "%~dp0"
call scripts\environment.bat requirements.txt || exit /b 1
echo Dasbor segera dibuka di alamat di bawah ini. Hentikan dengan Ctrl+C.
.venv\Scripts\python -m streamlit run app.py %*
