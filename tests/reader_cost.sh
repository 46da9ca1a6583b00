#!/bin/sh
# The reader's instructions per byte under callgrind, over every shipped file: a figure that no noisy neighbour moves.
#   reader_cost.sh READER FOLDER MOST
set -eu
reader=$1 folder=$2 most=$3
out=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=measured "$reader" "$folder" 2>&1) || { echo "$out"; exit 1; }
echo "$out" | awk -v most="$most" '
  /^bytes / { bytes = $2 }
  /Collected/ { instructions = $NF }
  END {
    if (bytes == 0 || instructions == 0) { print "nothing was measured"; exit 1 }
    printf "%.1f instructions a byte, at most %d are allowed (%d bytes)\n", instructions / bytes, most, bytes
    exit instructions / bytes > most ? 1 : 0
  }'
