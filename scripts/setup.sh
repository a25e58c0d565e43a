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
reader_packages=(graphviz python3-networkx python3-igraph python3-jsonschema python3-pyld nodejs node-d3-force)

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
