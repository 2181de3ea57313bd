#!/bin/sh
# Installs moto, which speaks as S3 does, beside our own environment: it wants other versions of packages than the
# site runs on. Without it the tests of the store in S3 are skipped and say so.
set -e
folder=.cache/s3-server
wanted=requirements/s3_server.txt
cmp -s "$wanted" "$folder/installed.txt" && exit 0
echo "Installing a server that speaks S3…"
uv=$(command -v uv || echo .venv/bin/uv)
if "$uv" venv --quiet --clear --python .venv/bin/python "$folder" \
  && "$uv" pip install --quiet --compile-bytecode --python "$folder/bin/python" --require-hashes -r "$wanted"; then
  cp "$wanted" "$folder/installed.txt"
else
  echo "It can't be installed here: the tests of the store in S3 will be skipped."
fi
