#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The build script of an Artemis exercise: grades the folder `assignment`, and leaves JUnit XML in
# `results` and what Artemis shows of passed tests in `customFeedbacks`. It needs a JDK 25.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -d "$here/racetrack" ] || unzip -q "$here/racetrack.zip" -d "$here/racetrack"
mkdir -p "$work/in" results customFeedbacks
cp -r "${1:-assignment}" "$work/in/submission"

"$here"/racetrack/*/bin/racetrack grade "$work/in" --lab @KEY@ --kind @KIND@ --output "$work/out"
code=$?
if [ ! -f "$work/out/submission/junit.xml" ]; then
  echo "racetrack ended with code $code and without a result." >&2
  exit 1
fi
cp "$work/out/submission/junit.xml" results/racetrack.xml
cp "$work"/out/submission/customFeedbacks/*.json customFeedbacks/ 2> /dev/null || true
