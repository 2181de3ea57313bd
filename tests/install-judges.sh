#!/bin/sh
# Fetches the judges that others wrote (axe-core for accessibility, the Nu HTML checker) by npm, once.
# Where there is no npm the tests that ask them are skipped and say so.
set -e
folder=.cache/judges
stamp="$folder/axe-core-4.14.1_vnu-jar-26.9.27"
[ -e "$stamp" ] && exit 0
command -v npm >/dev/null 2>&1 || { echo "No npm here: the tests that ask axe-core and the Nu HTML checker will be skipped."; exit 0; }
mkdir -p "$folder"
echo "Fetching axe-core and the Nu HTML checker…"
npm install --prefix "$folder" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --silent \
  axe-core@4.14.1 vnu-jar@26.9.27 && touch "$stamp"
