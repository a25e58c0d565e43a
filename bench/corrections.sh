#!/usr/bin/env bash
# What corrections add to a build.
#   bench/corrections.sh BUILD FOLDER [ROUNDS]
# BUILD is a build folder (build/release); FOLDER holds articles. Builds their graph, draws some 200 corrections of all kinds
# over its names (the same each time), then builds without and with them in turn, ROUNDS (5) times; prints the least of each.
# The last line is user time of both threads: wall-clock time on a loaded machine tells little.
set -euo pipefail
build=$1 folder=$2 rounds=${3:-5}
guanxi=$build/cli/guanxi
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT

"$guanxi" build "$folder" -o "$scratch/plain.gx" -q 2>/dev/null
ask() { "$guanxi" cypher "$scratch/plain.gx" "$1" --format tsv | tail -n +2; }
ask 'MATCH (n:Entity) WHERE n.articles >= 2 WITH n.name AS name, collect(n) AS all WHERE size(all) = 1
     RETURN labels(all[0])[1], name, all[0].articles ORDER BY name' > "$scratch/names"
ask 'MATCH (n:Entity)-[:HOLDS_POST]->(m) WHERE n.articles >= 3 AND m.articles >= 3
     RETURN DISTINCT n.name, m.name ORDER BY n.name, m.name' > "$scratch/posts"
python3 - "$scratch" > "$scratch/corrections.yaml" <<'PY'
import collections, sys
folder = sys.argv[1]
names = collections.defaultdict(list)
for line in open(folder + "/names", encoding="utf-8"):
    kind, name, articles = line.rstrip("\n").split("\t")
    if not set(name) & set("\"'\\{}[]:,#"):
        names[kind].append((name, int(articles)))
known = {name for rows in names.values() for name, _ in rows}
posts = [row for row in (line.rstrip("\n").split("\t") for line in open(folder + "/posts", encoding="utf-8")) if set(row) <= known]

def spread(rows, count):
    return [rows[i * len(rows) // count] for i in range(min(count, len(rows)))]

drawn = {kind: iter(spread([name for name, _ in rows], 64)) for kind, rows in names.items()}
often = iter(spread([name for name, articles in names["Official"] if articles >= 20], 12))
kinds = ["Agency", "Place", "Enterprise", "Policy"]
take = lambda i: next(drawn[kinds[i % 4]])
def section(title, count, entry):
    print(title + ":")
    for i in range(count):
        print("  - " + entry(i))
section("merge", 25, lambda i: f"[{take(i)}, {take(i)}]")
section("split", 12, lambda i: f"{{name: {next(often)}, parts: [{{until: 2023-12-31}}, {{since: 2024-01-01}}]}}")
section("never-merge", 25, lambda i: f"[{take(i)}, {take(i + 1)}]")
section("rename", 25, lambda i: f"{{name: {take(i)}, to: 改名之{i}}}")
section("retype", 25, lambda i: f"{{name: {take(i)}, to: {'enterprise' if i % 4 == 0 else 'agency'}}}")
section("ignore", 25, lambda i: take(i))
pairs = iter(spread(posts, 25))
section("forbid-tie", 25, lambda i: "{{between: [{0}, {1}]}}".format(*next(pairs)))
section("alias", 20, lambda i: f"{{name: {take(i)}, of: {take(i)}}}")
section("lexicon", 20, lambda i: f"{{name: 澄湖{'甲乙丙丁戊己庚辛壬癸'[i % 10]}{'东西'[i // 10]}走廊, type: place}}")
PY
entries=$(grep -c '^  - ' "$scratch/corrections.yaml")

# least LABEL COMMAND...: keeps the least wall-clock and user seconds of a label
least() {
  local label=$1; shift
  /usr/bin/time -o "$scratch/time" -f "%e %U" "$@" 2>"$scratch/said" || { cat "$scratch/said"; exit 1; }
  cat "$scratch/time" >> "$scratch/$label.times"
}
for ((round = 0; round < rounds; ++round)); do
  least without "$guanxi" build "$folder" -o "$scratch/a.gx" -q
  least with "$guanxi" build "$folder" -o "$scratch/b.gx" -q --corrections "$scratch/corrections.yaml"
done
wall() { sort -n "$scratch/$1.times" | head -1 | cut -d' ' -f1; }
user() { sort -n -k2 "$scratch/$1.times" | head -1 | cut -d' ' -f2; }
awk -v n="$entries" -v a="$(wall without)" -v b="$(wall with)" -v c="$(user without)" -v d="$(user with)" 'BEGIN {
  printf "%d corrections: wall %.2f s without, %.2f s with (%+.1f %%)\n", n, a, b, 100 * (b / a - 1)
  printf "user time %.2f s without, %.2f s with (%+.1f %%)\n", c, d, 100 * (d / c - 1) }'
