#!/usr/bin/env bash
# Runs .ci/setup in a copy, with apt-get, dpkg-query and sudo replaced by recorders.
# Usage: setup_test.sh REPOSITORY
# shellcheck disable=SC2016 # the recorders expand what is in single quotes, not this script
set -euo pipefail

repository=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree" "$work/bin"
cp -r "$repository/.ci" "$work/tree/"
for tool in bash env awk grep tail mkdir dirname cat rm; do
    ln -s "$(type -P "$tool")" "$work/bin/$tool"
done

# fake NAME BODY
fake() {
    printf '#!/usr/bin/env bash\n%s\n' "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# setup EXPECTED-STATUS [ARGUMENT]…: runs it with nothing but the tools above, output to $work/out.
setup() {
    local status=0
    : >"$work/calls"
    (cd / && env -i PATH="$work/bin" CALLS="$work/calls" "$work/tree/.ci/setup" "${@:2}") \
        >"$work/out" 2>&1 || status=$?
    [[ $status == "$1" ]] || {
        echo "status $status instead of $1; it printed:"
        cat "$work/out"
        exit 1
    }
}

# expect FILE PATTERN
expect() {
    grep -qE -- "$2" "$work/$1" || {
        echo "$1 holds no line like: $2"
        cat "$work/$1"
        exit 1
    }
}

fake apt-get 'echo "apt-get $*" >>"$CALLS"; [[ ! -e "${BASH_SOURCE[0]}.broken" ]]'
fake sudo 'echo "sudo" >>"$CALLS"; "$@"'

fake dpkg-query 'for name in "${@:3}"; do echo "$name installed"; done'
setup 0
[[ ! -s $work/out && ! -s $work/calls ]] || {
    echo "It is not silent when nothing is missing."
    exit 1
}

fake dpkg-query 'for name in "${@:3}"; do [[ $name == g++ ]] || echo "$name installed"; done
echo "no packages found matching g++" >&2; exit 1'
setup 0
expect out 'Installing these Debian packages.*: g\+\+$'
expect calls 'apt-get .*update$'
expect calls 'apt-get .*install -y --no-install-recommends g\+\+$'
[[ $(grep -c . "$work/out") == 1 ]]

fake dpkg-query 'for name in "${@:3}"; do echo "$name not-installed"; done; exit 1'
setup 0
expect out 'qt6-base-dev'
expect calls 'install .*cmake .*qt6-base-dev'

touch "$work/bin/apt-get.broken"
setup 1
expect out 'apt-get update failed'
rm "$work/bin/apt-get.broken"

rm "$work/bin/apt-get"
setup 1
expect out 'install by hand: .*qt6-base-dev'

setup 2 --wrong
expect out '^usage'

rm "$work/bin/dpkg-query"
setup 1
expect out 'not a Debian system'
fake cmake ''
fake ninja ''
setup 0
[[ ! -s $work/out ]]
echo "All as expected."
