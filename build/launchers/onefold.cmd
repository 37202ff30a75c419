@echo off
rem Onefold's command line inside a package: the program itself, without window.
"%~dp0..\..\Onefold.exe" --disable-gpu --disable-logging --log-level=3 --onefold-headless cli.js %*
