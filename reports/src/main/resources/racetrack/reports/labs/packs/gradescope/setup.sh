#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs once, when Gradescope builds the image: a JDK, and Racetrack beside it.
set -euo pipefail
source=${AUTOGRADER:-/autograder}/source
cd "$source"

need() {
  command -v "$1" > /dev/null || missing="${missing:-} $1"
}
need curl
need unzip
need tar
if [ -n "${missing:-}" ]; then
  apt-get update
  apt-get install --yes --no-install-recommends ca-certificates $missing
fi

# A JDK in the zip comes first; JDK_URL is where else to get one.
case $(uname -m) in
  aarch64 | arm64) machine=aarch64 ;;
  *) machine=x64 ;;
esac
url=${JDK_URL:-https://api.adoptium.net/v3/binary/latest/25/ga/linux/$machine/jdk/hotspot/normal/eclipse}
if [ ! -f jdk.tar.gz ]; then
  curl --fail --silent --show-error --location --retry 3 --output jdk.tar.gz "$url"
fi
mkdir -p jdk
tar -xzf jdk.tar.gz --strip-components=1 -C jdk
rm jdk.tar.gz

mkdir -p racetrack
unzip -q racetrack.zip -d racetrack
rm racetrack.zip
