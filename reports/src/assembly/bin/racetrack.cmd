@rem SPDX-License-Identifier: Apache-2.0
@rem Starts Racetrack with the Java of JAVA_HOME, or that of the path. One that is too old says so.
@echo off
setlocal
set "racetrack_java=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "racetrack_java=%JAVA_HOME%\bin\java.exe"
where /q "%racetrack_java%" 2>nul || if not exist "%racetrack_java%" (
  echo Racetrack needs a JDK 25 or later, and found none: install one, and set JAVA_HOME to its folder or put its java on the PATH. 1>&2
  exit /b 2
)
"%racetrack_java%" -jar "%~dp0..\lib\racetrack.jar" %*
exit /b %ERRORLEVEL%
