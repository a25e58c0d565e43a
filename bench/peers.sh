#!/usr/bin/env bash
# guanxi beside other graph programs, in one run, with their sums compared.
#   bench/peers.sh BUILD PEERS FOLDER
# BUILD is a build folder with graph_bench and cli/guanxi; PEERS has the peers' sources (floor.cpp, bgl.cpp, and where
# they can be run ig.cpp, nx.py); FOLDER has the graph: nodes.csv, edges.csv, edges.bin, and the questions pairs1000.csv,
# pairs200.csv, pairs50.csv, ents1000.csv. What the peers build is kept in FOLDER and used again.
# NX=1: networkx too (minutes for a million ties). PYTHON: the interpreter that has it. LIMIT: seconds for each peer (600);
# what it has answered by then is compared.
# Ends with 1 where an answer differs.
set -euo pipefail
build=$1 peers=$2 folder=$3
limit=${LIMIT:-600}
bin=$folder/.peers
mkdir -p "$bin"

make_peer() {  # NAME FLAGS...
  local name=$1; shift
  [ "$bin/$name" -nt "$peers/$name.cpp" ] || g++ -O2 -std=c++17 -w -I"$peers" "$peers/$name.cpp" -o "$bin/$name" "$@"
}
make_peer floor
make_peer bgl
[ -f "$folder/floor.g" ] || "$bin/floor" build "$folder" >/dev/null
[ -f "$folder/bgl.bin" ] || "$bin/bgl" build "$folder" >/dev/null
index=$folder/bench.gx-index
[ -f "$index" ] || "$build/cli/guanxi" import --nodes "$folder/nodes.csv" --ties "$folder/edges.csv" -o "$index" \
  --type-as EVT=policy WRK=policy PRD=enterprise 2>/dev/null

out=$bin/out
mkdir -p "$out"
rm -f "$out"/*
"$build/bench/graph_bench" "$index" "$folder" >"$out/guanxi"
"$bin/floor" warm "$folder" | grep -E '^[cdef]_' >"$out/floor"
timeout "$limit" "$bin/bgl" warm "$folder" | grep -E '^[cdef]_' >"$out/boost" || true
if [ -f /usr/include/igraph/igraph.h ]; then
  make_peer ig -I/usr/include/igraph -ligraph
  timeout "$limit" "$bin/ig" warm "$folder" | grep -E '^[cdef]_' >"$out/igraph" || true
fi
if [ "${NX:-0}" = 1 ]; then
  [ -f "$folder/nx.pkl" ] || "${PYTHON:-python3}" "$peers/nx.py" build "$folder" >/dev/null
  timeout "$limit" "${PYTHON:-python3}" "$peers/nx.py" warm "$folder" 20 | grep -E '^[cdef]_' >"$out/networkx" || true
fi

# One line a question and program: median, ratio to guanxi's. A peer that was stopped after its time has asked fewer
# questions (n), and its sum is not compared.
awk '
  function value(key,   i) { for (i = 1; i <= NF; ++i) if (index($i, key "=") == 1) return substr($i, length(key) + 2); return "" }
  { file = FILENAME; sub(/.*\//, "", file); kind = substr($1, 1, 1); n = value("n"); us = value("median_us")
    sum = value("sum"); if (sum == "") sum = value("count")
    if (file == "guanxi") { if (!(kind in ours)) { ours[kind] = us; right[kind] = sum; asked[kind] = n } }
    note = ""
    if (n == asked[kind]) {
      off = sum - right[kind]; if (off < 0) off = -off
      if (off > 0.0005) { note = "  DIFFERS"; wrong = 1 }
    }
    printf "%-9s %-14s n=%-5s median %12.2f us  x %9.1f  sum %s%s\n", file, $1, n, us, us / ours[kind], sum, note }
  END { exit wrong }' "$out/guanxi" $(find "$out" -type f ! -name guanxi | sort)
