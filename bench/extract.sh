#!/usr/bin/env bash
# How fast articles are read, beside jieba's tagger where Debian's python3-jieba is installed.
#   bench/extract.sh BUILD FOLDER [SLICE]
# BUILD is a build folder (build/release); FOLDER holds articles, all of which guanxi reads; jieba reads the first SLICE
# (20) files of it, and guanxi those files again.
set -euo pipefail
build=$1 folder=$2 slice=${3:-20}
guanxi=$build/cli/guanxi
mapfile -t files < <(find "$folder" -type f | sort | head -n "$slice")

# time_of LABEL BYTES COMMAND...: seconds, megabytes a second and peak memory
time_of() {
  local label=$1 bytes=$2; shift 2
  /usr/bin/time -o "$times" -f "%e %U %M" "$@" >/dev/null 2>&1
  awk -v label="$label" -v bytes="$bytes" '{printf "%-28s %7.2f s  %6.2f MB/s  %4.0f MB of memory\n", label, $1, bytes / 1e6 / $1, $3 / 1024}' "$times"
}
times=$(mktemp); trap 'rm -f "$times"' EXIT

all=$(find "$folder" -type f -print0 | xargs -0 cat | wc -c)
part=$(cat "${files[@]}" | wc -c)
time_of "guanxi, one thread" "$all" "$guanxi" extract --jobs 1 "$folder"
time_of "guanxi, two threads" "$all" "$guanxi" extract --jobs 2 "$folder"
time_of "guanxi, $slice files" "$part" "$guanxi" extract --jobs 1 "${files[@]}"
if /usr/bin/python3 -c 'import jieba' 2>/dev/null; then
  time_of "jieba.posseg, $slice files" "$part" /usr/bin/python3 -c '
import sys, jieba, jieba.posseg
jieba.setLogLevel(60)
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        list(jieba.posseg.cut(line))' "${files[@]}"
else
  echo "jieba: python3-jieba is not installed"
fi
echo "one line, from the start of the process to the answer (least of 40 runs):"
"$build/bench/cold_start" 40 - /bin/sh -c "echo 清远市副市长张三到访。 | $guanxi extract -"
