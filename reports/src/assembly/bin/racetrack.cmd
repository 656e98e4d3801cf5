@rem SPDX-License-Identifier: Apache-2.0
@rem Starts Racetrack with the Java of JAVA_HOME, or that of the path. One that is too old says so.
@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem In a subroutine: elsewhere its folder is not known if the command was called in quotes.
call :locate
if not defined JAVA_HOME goto path
rem Some have quotes around it, or a backslash at its end.
set "racetrack_java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%racetrack_java%" goto start
:path
set "racetrack_java="
for %%j in (java.exe) do set "racetrack_java=%%~$PATH:j"
if defined racetrack_java goto start
>&2 echo Racetrack needs a JDK 25 or later, and found none: install one, and set JAVA_HOME to its folder or put its java on the PATH.
exit /b 2
:start
"%racetrack_java%" -jar "%racetrack_home%\lib\racetrack.jar" %*
exit /b %ERRORLEVEL%
:locate
set "racetrack_home=%~dp0.."
exit /b 0
