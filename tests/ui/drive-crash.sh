#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive-crash.sh DECURSUS DECURSUS-CLI
#
# Kills the real application while somebody types, with the signal that no program can catch, and
# looks for what was typed when it is started again: in a visit, and in the form of a patient. Both
# are saved then and read back from the clinic file. Needs a display with a window manager
# (build-aux/headless) and xdotool. Speaks TAP.
set -uo pipefail

decursus=$1
cli=$2
scratch=$(mktemp -d) || exit 1
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
export GTK_A11Y=none GSETTINGS_BACKEND=memory G_DEBUG=
mkdir -p "$scratch"/{data,config,cache}
clinic=$scratch/data/decursus/demonstration.decursus
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
is_active() { [[ $(xdotool getactivewindow getwindowname 2>/dev/null) =~ $1 ]]; }
# A window that comes before the window manager is up gets no keyboard by itself.
has_keyboard() {
  is_active 'Decursus' && return 0
  xdotool search --onlyvisible --name 'Demonstration clinic' windowactivate >/dev/null 2>&1
  return 1
}
press() { xdotool key --clearmodifiers --delay 60 "$@"; }
type_text() { xdotool type --delay 30 "$1"; }

start() {
  "$decursus" --demo >>"$scratch/log" 2>&1 &
  program=$!
  soon has_window 'Demonstration clinic' && soon has_keyboard
}

kill_it() {
  kill -KILL "$program"
  wait "$program" 2>/dev/null
  program=
  "$cli" --database "$clinic" check >"$scratch/check" 2>&1
}

# Asked again only while nothing has come: the first keys may find a list that is still read.
open_patient() {
  press ctrl+f
  xdotool type --delay 60 'jls-002'
  press Return
  sleep 1
  is_active '^JLS-002 '
}
open_visit() {
  press ctrl+n
  sleep 1
  is_active 'visit'
}
open_form() {
  is_active '^Patient$' && return 0
  press F2
  sleep 1
  is_active '^Patient$'
}
# What is kept waits for a pause of 0.8 s in typing.
pause() { sleep 2; }
shows() { "$cli" --database "$clinic" show "$1" 2>/dev/null | grep -q "$2"; }
shows_not() { ! shows "$1" "$2"; }

start
ok 'the demonstration clinic opens'
soon open_patient
ok 'a patient is opened'
soon open_visit
ok 'Ctrl+N begins a visit'
type_text '43.75'
pause
type_text '9'
kill_it
ok 'killed while somebody types into a visit, the clinic file is sound'
shows_not JLS-002 '43\.75'
ok 'and nothing was saved'

start
ok 'it starts again'
soon open_patient
ok 'the patient is opened again'
soon open_visit
ok 'and the visit'
press ctrl+s
soon shows JLS-002 '43\.75'
ok 'what was typed was there, and is saved'

soon open_patient
soon open_form
ok 'F2 opens the form of the patient'
press ctrl+a
type_text 'JLS-977'
pause
kill_it
ok 'killed while somebody types into a form, the clinic file is sound'
shows_not JLS-977 'JLS-977'
ok 'and nothing was saved'

start
ok 'it starts once more'
soon open_patient
soon open_form
ok 'the form is opened again'
press ctrl+s
soon shows JLS-977 'JLS-977'
ok 'what was typed was there, and is saved'

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
