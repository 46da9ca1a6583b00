#!/bin/sh
# Eight processes record a thousand times each, and a reader looks on.
. "$(dirname "$0")/lib.sh"
check "eight processes recording 1,000 each: nothing lost, nothing torn" "$LJFL_SOURCE/tests/writers.sh" "$LJFL" 8 1000
