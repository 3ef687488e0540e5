# shellcheck shell=bash
# Shared by ./run and ./test, which set root.
: "${root:?}"

# Compilers at a time: one a core, and 1.5 GiB of free memory for each.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1024 / 1536) }' /proc/meminfo)
    ((memory >= 1)) || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure PRESET: once; ninja configures again by itself when a CMakeLists.txt changes.
configure() {
    [[ -e $root/build/$1/build.ninja ]] || (cd "$root" && cmake --preset "$1" >"build/$1.log" 2>&1) || {
        cat "$root/build/$1.log" >&2
        echo "The build could not be configured; CMake's messages are above." >&2
        return 1
    }
}
