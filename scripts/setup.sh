# Sourced by demo and test: brings a bare Debian 12 to where guanxi builds, and builds it.
# Does nothing that is done already.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

build_packages=(
  g++ cmake ninja-build pkg-config
  libboost-graph-dev rapidjson-dev libicu-dev libgraphviz-dev librsvg2-dev libsqlite3-dev libgumbo-dev libmd4c-dev
  libyaml-cpp-dev libcli11-dev libtbb-dev libfmt-dev libpugixml-dev libxml2-dev libexpected-dev zlib1g-dev libedit-dev
)
test_packages=(libgtest-dev libbenchmark-dev)
# The programs that exports are for; a test whose reader is missing says so and is skipped.
reader_packages=(graphviz python3-networkx python3-igraph python3-jsonschema python3-pyld libxml2-utils nodejs)

say() { printf '== %s\n' "$*"; }

# install_missing PACKAGE...: says what it installs; through sudo where the user is not root.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then return 0; fi
  say "installing Debian packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "these packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
      return 3
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Readers that npm has, at the versions of the lock file, into build/npm. Without npm or network it says so: the tests of
# these readers are skipped then.
install_npm_readers() {
  local from=tests/graph/export/npm to=build/npm
  if cmp -s "$from/package-lock.json" "$to/installed.json"; then return 0; fi
  if ! command -v npm >/dev/null && ! install_missing npm; then
    say "no npm: exports are not tested with cytoscape.js, d3-force, graphology and jsonld"
    return 0
  fi
  say "installing npm packages into $to"
  mkdir -p "$to"
  cp "$from/package.json" "$from/package-lock.json" "$to/"
  if (cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); then
    cp "$from/package-lock.json" "$to/installed.json"
  else
    say "npm cannot install them: exports are not tested with cytoscape.js, d3-force, graphology and jsonld"
  fi
}

# build PRESET TARGET...: configures once, then builds what changed.
build() {
  local preset=$1
  shift
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "configuring build/$preset"
    local launcher=()
    if command -v ccache >/dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    local log
    if ! log=$(cmake --preset "$preset" "${launcher[@]}" 2>&1); then
      printf '%s\n' "$log" >&2
      rm -rf "build/$preset"
      return 3
    fi
  fi
  say "building build/$preset ($*)"
  cmake --build --preset "$preset" --target "$@"
}
