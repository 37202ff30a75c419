@echo off
rem Onefold's command line on Windows: sets itself up on first use, then runs the built CLI under Node 24.
node "%~dp0build\setup.mjs" prepare 1>&2 || exit /b 1
set /p ONEFOLD_RUN=<"%~dp0out\.node"
"%ONEFOLD_RUN%" "%~dp0out\main\cli.js" %*
