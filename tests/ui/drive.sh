#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive.sh DECURSUS DECURSUS-CLI
#
# Uses the real application as a person would, by keyboard alone: opens the demonstration clinic,
# searches a patient, opens the page and exports the timeline as a figure. Needs a display with a
# window manager (build-aux/headless) and xdotool. Speaks TAP.
set -uo pipefail

decursus=$1
cli=$2
scratch=$(mktemp -d) || exit 1
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
export GTK_A11Y=none GSETTINGS_BACKEND=memory G_DEBUG=
mkdir -p "$scratch"/{data,config,cache}
clinic=$scratch/data/decursus/demonstration.decursus
figure=$scratch/figure.svg
program=

finish() {
  [ -z "$program" ] || kill "$program" 2>/dev/null
  rm -rf -- "$scratch"
}
trap finish EXIT

number=0
# ok TEXT: the step that was just tried; ends the drive when it failed.
ok() {
  local status=$?
  number=$((number + 1))
  if [ "$status" -ne 0 ]; then
    echo "not ok $number $1"
    xdotool search --onlyvisible --name '.*' 2>/dev/null | while read -r window; do
      echo "# window: $(xdotool getwindowname "$window" 2>/dev/null)"
    done
    sed 's/^/# /' "$scratch/log"
    echo "1..$number"
    exit 1
  fi
  echo "ok $number $1"
}

# soon COMMAND …: tries a command for half a minute until it succeeds.
soon() {
  local i
  for ((i = 0; i < 300; i++)); do
    "$@" && return 0
    kill -0 "$program" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

has_window() { [ -n "$(xdotool search --onlyvisible --name "$1" 2>/dev/null)" ]; }
active_window() { xdotool getactivewindow 2>/dev/null; }
is_other_window() { local now; now=$(active_window); [ -n "$now" ] && [ "$now" != "$window" ]; }
is_active() { [[ $(xdotool getactivewindow getwindowname 2>/dev/null) =~ $1 ]]; }
# A window that comes before the window manager is up gets no keyboard by itself.
has_keyboard() {
  is_active 'Decursus' && return 0
  xdotool search --onlyvisible --name 'Demonstration clinic' windowactivate >/dev/null 2>&1
  return 1
}
has_patients() { [ "$("$cli" --database "$clinic" patients 2>/dev/null | grep -c '^JLS-')" = 36 ]; }
is_drawn() { grep -q 'JLS-002' "$figure" 2>/dev/null && tail -n 1 "$figure" | grep -q '</svg>'; }
press() { xdotool key --clearmodifiers --delay 60 "$@"; }

"$decursus" --demo >"$scratch/log" 2>&1 &
program=$!

soon has_window 'Demonstration clinic'
ok 'the demonstration clinic opens'
soon has_patients
ok 'its 36 patients are in the clinic file'
soon has_keyboard
ok 'the window has the keyboard'

press ctrl+f
xdotool type --delay 60 'jls-002'
open_page() {
  press Return
  sleep 1
  is_active '^JLS-002 '
}
soon open_page
ok 'typing a code and Enter opens the patient'

# Asked again only while nothing has come: in a dialog the keys would mean something else.
window=$(active_window)
open_dialog() {
  press ctrl+e
  for ((i = 0; i < 50; i++)); do
    is_other_window && return 0
    sleep 0.1
  done
  return 1
}
soon open_dialog
ok 'Ctrl+E offers to export the figure'

window=$(active_window)
press Return
soon is_other_window
ok 'Enter asks where to save it'
# The dialog reads its folder before it takes a name.
sleep 1
press ctrl+a
xdotool type --delay 30 "$figure"
press Return
soon is_drawn
ok 'the figure is saved and shows the patient'

press Escape
soon is_active '^JLS-002 '
ok 'the patient page is there again'
press ctrl+q
for ((i = 0; i < 100; i++)); do
  kill -0 "$program" 2>/dev/null || break
  sleep 0.1
done
wait "$program"
ok 'Ctrl+Q ends the program cleanly'
program=
[ ! -s "$scratch/log" ]
ok 'it warned of nothing'
echo "1..$number"
