#!/usr/bin/env bash
# Rate and memory of every export of a whole graph.
#   bench/export.sh BUILD GRAPH [RUNS]
# BUILD is a build folder (build/release), GRAPH a graph file. Best of RUNS (3), after one run that reads the index into
# memory. Every format must tell of as many entities and edges as node-link. Memory is the greatest resident size less
# that of the index, which is mapped.
set -euo pipefail
build=$1 graph=$2 runs=${3:-3}
guanxi=$build/cli/guanxi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
index_kb=$(($(stat -c %s "$graph-index") / 1024))

measure() {
  local name=$1
  shift
  local best=999999 kb=0 seconds memory
  for ((run = 0; run <= runs; ++run)); do
    rm -rf "$folder/out"
    /usr/bin/time -f '%e %M' -o "$folder/time" "$guanxi" export "$graph" -o "$folder/out" "$@" 2>"$folder/said"
    read -r seconds memory <"$folder/time"
    if ((run == 0)); then continue; fi
    if (($(echo "$seconds < $best" | bc))); then best=$seconds; fi
    if ((memory > kb)); then kb=$memory; fi
  done
  local counts bytes
  counts=$(sed 's/.*: \([0-9]* entities, [0-9]* edges\)$/\1/' "$folder/said")
  if [ -z "${expected:-}" ]; then expected=$counts; fi
  if [ "$counts" != "$expected" ]; then
    echo "$name: $counts, not $expected" >&2
    exit 1
  fi
  bytes=$(du -sb --apparent-size "$folder/out" | cut -f1)
  echo "$name $bytes $best $kb $index_kb" |
    awk '{ printf "%-10s %7.1f MB  %5.2f s  %6.1f MB/s  %5d MB beyond the index\n", $1, $2 / 1e6, $3, $2 / 1e6 / $3, ($4 - $5) / 1024 }'
}

for format in node-link cytoscape jgf jsonld ftm graphml gexf dot cypher csv neo4j; do measure "$format" --format "$format"; done
echo "$expected"
