#!/usr/bin/env bash
# Make the four pictures of the README: home, a hard word explained, large letters, help first.
#
#   docs/pictures.sh [HLREADER]     HLREADER is the program, .venv/bin/hlreader if not given
#
# It runs the program in an xterm of 100 by 30 on a virtual screen, with settings of its own, and
# types keys. It needs Debian's packages xvfb, xterm, xdotool, imagemagick and fonts-dejavu-core.
set -eu
program=$(realpath "${1:-.venv/bin/hlreader}")
folder=$(dirname "$(realpath "$0")")
for tool in Xvfb xterm xdotool import compare; do
  command -v $tool >/dev/null || { echo "$0: $tool is missing." >&2; exit 3; }
done
work=$(mktemp -d)
exec 3>"$work/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 & screen=$!
trap 'kill $screen 2>/dev/null || true; rm -rf "$work"' EXIT
until [ -s "$work/display" ]; do kill -0 $screen; sleep 0.1; done
DISPLAY=:$(cat "$work/display"); export DISPLAY
unset TMUX STY TERM_PROGRAM NO_COLOR COLORTERM
export HOME=$work XDG_CONFIG_HOME=$work XDG_STATE_HOME=$work XDG_CACHE_HOME=$work
export LANG=C.UTF-8 LC_ALL=C.UTF-8
# Compile the articles and the glossary, so that the first page is there at once.
"$program" list >/dev/null
"$program" define biopsy >/dev/null

same() { cmp -s <(convert "$1" rgb:-) <(convert "$2" rgb:-); }

has_text() { [ "$(convert "$1" -unique-colors -format %w info:)" -gt 8 ]; }

# Look at the window until it differs from the last one, and no longer changes.
settled() {
  local tries=100
  cp "$work/last.png" "$work/now.png"
  while same "$work/last.png" "$work/now.png"; do
    tries=$((tries - 1)); [ $tries -gt 0 ] || { echo "$0: nothing changed." >&2; exit 1; }
    sleep 0.2
    import -window root "$work/now.png"
  done
  until same "$work/last.png" "$work/now.png" && has_text "$work/now.png"; do
    mv "$work/now.png" "$work/last.png"
    sleep 0.7
    import -window root "$work/now.png"
  done
}

# shot NAME KEYS -- ARGUMENTS: run hlreader with arguments, type keys, save the window, leave.
shot() {
  local name=$1 keys=$2
  shift 3
  rm -rf "$work/hlreader/look.json" "$work/hlreader/places.json"  # each begins as the first time
  import -window root "$work/last.png"
  xterm -fa "DejaVu Sans Mono" -fs 12 -geometry 100x30+0+0 +bc -e "$program" "$@" & local window=$!
  xdotool search --sync --onlyvisible --class xterm >/dev/null
  xdotool mousemove 500 300  # keys go to the window under the pointer
  settled
  for key in $keys; do xdotool key "$key"; settled; done
  # -strip and no dates: the same window always gives the same file
  convert "$work/now.png" -trim -bordercolor white -border 12 -strip -colors 64 \
    -define png:exclude-chunks=date,tIME "$folder/$name.png"
  echo "$folder/$name.png"
  kill $window; wait $window 2>/dev/null || true
  sleep 0.5  # the window is gone
}

shot home "" --
shot reader "slash s c i n t i g r a p h y Return Return" -- read metastatic
shot reader-large "plus plus" -- read metastatic
shot help-first "exclam" -- read metastatic
