@echo off
rem For a double click: starts the dashboard, opens the browser, and keeps the window if it fails.
setlocal
cd /d "%~dp0"
title ZI Analytics
set "STREAMLIT_SERVER_HEADLESS=false"
echo Jendela ini harus tetap terbuka selama dasbor dipakai.
call run.bat %*
if errorlevel 1 (
    echo.
    echo Dasbor berhenti karena ada masalah. Baca pesan di atas; bila perlu, kirimkan foto jendela ini.
    pause
)
