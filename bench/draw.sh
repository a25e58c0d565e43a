#!/usr/bin/env bash
# How long pictures take, from the start of the process to the finished file: least of 5 runs, SVG, PNG and page.
#   bench/draw.sh BUILD GRAPH ENTITY
# BUILD is a build folder (build/release); ENTITY is one of GRAPH with many ties within two hops.
set -euo pipefail
build=$1 graph=$2 entity=$3
guanxi=$build/cli/guanxi
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT

# least_of COMMAND...: seconds and peak megabytes of the fastest of 5 runs
least_of() {
  for _ in 1 2 3 4 5; do /usr/bin/time -a -o "$folder/times" -f "%e %M" "$@" >/dev/null 2>"$folder/said"; done
  sort -n "$folder/times" | head -1 | awk '{printf "%.2f s, %.0f MB", $1, $2 / 1024}'
  rm "$folder/times"
}
for limit in 25 59 150 299; do
  for format in svg png html; do
    figure=$(least_of "$guanxi" draw "$graph" --around "$entity" --hops 2 --limit "$limit" -o "$folder/picture.$format")
    echo "$(sed 's/.*: //' "$folder/said"), $format: $figure"
  done
done
echo "report: $(least_of "$guanxi" report "$graph" "$entity" -o "$folder/report.html")"
