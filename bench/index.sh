#!/usr/bin/env bash
# What an index costs and what it gives, beside the sqlite3 shell where that has the same graph.
#   bench/index.sh BUILD FOLDER [RUNS]
# BUILD is a build folder (build/release); FOLDER has nodes.csv (id,type,name) and edges.csv (src,dst,weight), and for the
# comparison g.db: nodes(id,type,name) with an index on name, e(src,dst,w) both ways with an index top(src, w desc, dst).
# cold_names.txt, if there, has names to ask for, one a line; else the names of the first nodes are taken.
set -euo pipefail
build=$1 folder=$2 runs=${3:-50}
guanxi=$build/cli/guanxi
cold=$build/bench/cold_start
index=$folder/bench.gx-index

echo "import"
/usr/bin/time -f "%e s, %U s of processor, %M kB" "$guanxi" import --nodes "$folder/nodes.csv" --ties "$folder/edges.csv" \
  -o "$index" --type-as EVT=policy WRK=policy PRD=enterprise
ls -l "$index" | awk '{printf "%.1f MB\n", $5 / 1e6}'

if [ -f "$folder/cold_names.txt" ]; then mapfile -t names < <(head -3 "$folder/cold_names.txt")
else mapfile -t names < <(sed -n 2,4p "$folder/nodes.csv" | cut -d, -f3); fi

query() {
  echo "select n.name,e.w from e indexed by top join nodes n on n.id=e.dst where e.src=(select id from nodes where name='$1') order by e.w desc, e.dst limit 20"
}
for name in "${names[@]}"; do
  echo "the 20 strongest ties of $name"
  if [ -f "$folder/g.db" ]; then
    ours=$("$guanxi" near "$index" "$name" --format csv | tail -n +2 | cut -d, -f3,8)
    theirs=$(sqlite3 -readonly -list -separator , "$folder/g.db" "$(query "$name")")
    ours_names=$(cut -d, -f1 <<<"$ours"); theirs_names=$(cut -d, -f1 <<<"$theirs")
    if [ "$ours_names" != "$theirs_names" ]; then echo "the answers differ"; exit 1; fi
    echo "  sqlite3          $("$cold" "$runs" - sqlite3 -readonly "$folder/g.db" "$(query "$name")")"
    echo "  sqlite3, evicted $("$cold" "$runs" "$folder/g.db" sqlite3 -readonly "$folder/g.db" "$(query "$name")")"
  fi
  echo "  guanxi           $("$cold" "$runs" - "$guanxi" near "$index" "$name")"
  echo "  guanxi, evicted  $("$cold" "$runs" "$index" "$guanxi" near "$index" "$name")"
done
