#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# VPL runs what this makes, and reads the grade from its output. Nothing that a student's class
# prints gets there: it is kept in files of its own.
cat > vpl_execution <<'END'
#!/bin/bash
home=${RACETRACK_HOME:-/opt/racetrack}
if [ ! -x "$home/bin/racetrack" ]; then
  echo "Comment :=>> Racetrack is not in $home on this server: let its administrator unpack it there."
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/in/submission"
cp -- *.java "$work/in/submission/" 2> /dev/null
"$home/bin/racetrack" grade "$work/in" --lab @KEY@ --kind @KIND@ --output "$work/out" \
  > "$work/log" 2>&1 < /dev/null
if [ -f "$work/out/submission/vpl.txt" ]; then
  cat "$work/out/submission/vpl.txt"
else
  echo "Comment :=>> There is no result: let your teacher look."
fi
END
chmod +x vpl_execution
