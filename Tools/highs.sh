#!/usr/bin/env bash
# Brings HiGHS, which Kezek uses where it is found, from PyPI (package highsbox, MIT licence) into a
# folder: the shared library and its licence, nothing else.
#
#   Tools/highs.sh FOLDER     does nothing where the library lies there already
#
# Ends with 1, and says why, where it cannot be had: everything works without it.
set -euo pipefail

version=1.15.1
folder=${1:?"the folder is missing"}

if compgen -G "$folder/libhighs.*" >/dev/null; then
  exit 0
fi

if command -v pip3 >/dev/null; then
  pip=(pip3)
elif command -v pip >/dev/null; then
  pip=(pip)
elif python3 -m pip --version >/dev/null 2>&1; then
  pip=(python3 -m pip)
else
  echo "HiGHS could not be had: there is no pip." >&2
  exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
echo "Getting HiGHS $version (highsbox)"
if ! "${pip[@]}" install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
  --root-user-action ignore --target "$scratch" "highsbox==$version" 2>"$scratch/errors"; then
  echo "HiGHS could not be had: $(tail -n 1 "$scratch/errors")" >&2
  exit 1
fi
lib="$scratch/highsbox/highs_dist/lib"
if ! compgen -G "$lib/libhighs.*" >/dev/null; then
  echo "HiGHS could not be had: the package holds no shared library for this system." >&2
  exit 1
fi
mkdir -p "$folder"
find "$scratch" -ipath '*highs*/licen[cs]e*' -exec cp {} "$folder/" \;
# The library last, and by a rename: a folder with a library is complete.
for library in "$lib"/libhighs.*; do
  cp -P "$library" "$folder/.new"
  mv "$folder/.new" "$folder/$(basename "$library")"
done
