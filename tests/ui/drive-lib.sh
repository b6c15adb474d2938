# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What the drives of the forms have in common: the real application on an empty clinic file of its
# own, used by keyboard alone, and the bundle that is exported at the end. Sourced with the paths of
# decursus and decursus-cli as $1 and $2. Needs a display with a window manager (build-aux/headless)
# and xdotool. Speaks TAP.
set -uo pipefail

decursus=$1
cli=$2
scratch=$(mktemp -d) || exit 1
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
export GTK_A11Y=none GSETTINGS_BACKEND=memory G_DEBUG=
mkdir -p "$scratch"/{data,config,cache}
clinic=$scratch/drive.decursus
bundle=$scratch/bundle
program=
number=0
checked=()
keys=0 # keys struck so far; one with its modifiers counts as one

finish() {
  [ -z "$program" ] || kill "$program" 2>/dev/null
  rm -rf -- "$scratch"
}
trap finish EXIT

say() { sed 's/^/# /'; }

# ok TEXT: the step that was just tried; ends the drive when it failed.
ok() {
  local status=$?
  number=$((number + 1))
  if [ "$status" -ne 0 ]; then
    echo "not ok $number $1"
    echo "# in front: $(xdotool getactivewindow getwindowname 2>/dev/null)"
    if [ -n "${DRIVE_PICTURE:-}" ]; then
      import -window root "$DRIVE_PICTURE" 2>&1 | say
    fi
    say <"$scratch/log"
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

is_active() { [[ $(xdotool getactivewindow getwindowname 2>/dev/null) =~ $1 ]]; }

# A window that comes before the window manager is up gets no keyboard by itself.
has_keyboard() {
  is_active 'Decursus' && return 0
  xdotool search --onlyvisible --name 'Decursus' windowactivate >/dev/null 2>&1
  return 1
}

# press KEY …: one after the other.
press() {
  local key
  for key in "$@"; do
    xdotool key --clearmodifiers "$key"
    keys=$((keys + 1))
    sleep 0.06
  done
}

# enter TEXT: as it is.
enter() {
  xdotool type --clearmodifiers --delay 35 -- "$1"
  keys=$((keys + ${#1}))
  sleep 0.15
}

# tab [N]: goes on by N fields.
tab() {
  local i
  for ((i = 0; i < ${1:-1}; i++)); do
    press Tab
  done
}

# field TEXT: fills the field and goes on.
field() {
  enter "$1"
  press Tab
}

# choose TEXT: chooses what is found by TEXT, and goes on.
choose() {
  enter "$1"
  press Return
  sleep 0.15
  press Tab
}

# await TITLE: until the window with this title has the keyboard. A dialog looks for a kept draft
# before it can be typed into.
await() {
  soon is_active "$1" || return 1
  sleep 1
}

# visit_date DATE: a form begins at the first measure, three fields behind the date; goes on there.
visit_date() {
  press shift+Tab shift+Tab shift+Tab ctrl+a
  field "$1"
  tab 2
}

start_program() {
  "$cli" init --database="$clinic" --clinic=Drive >"$scratch/log" 2>&1
  ok 'an empty clinic file is made'
  open_program
}

open_program() {
  : >"$scratch/log"
  "$decursus" "$clinic" >"$scratch/log" 2>&1 &
  program=$!
  soon has_keyboard
  ok 'its window has the keyboard'
  await '^Today – Drive – Decursus$'
  ok 'the clinic is open'
  press alt+Home
  await '^Drive – Decursus$'
  ok 'the patients are shown'
}

end_program() {
  local i
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
}

# save TITLE: saves the form in front, which gives way to the window with this title.
save() {
  press ctrl+s
  await "$1"
}

# Ids are random: each is known by the file that it comes from and its place there, "visit-1". Where
# the file refers to another one, that one was named before.
name_ids() {
  local kind name column
  : >"$scratch/names"
  for kind in visits:visit:1 treatments:course:3 treatments:step:1 adverse_events:event:1; do
    IFS=: read -r kind name column <<<"$kind"
    tail -n +2 "$bundle/$kind.csv" | cut -d, -f"$column" | awk -v name="$name" \
      '!seen[$0]++ { printf "s/%s/%s-%d/g\n", $0, name, ++n }' >>"$scratch/names"
  done
}

export_bundle() {
  "$cli" export "$bundle" --database="$clinic" >"$scratch/export" 2>&1
  ok 'the clinic is exported as a bundle'
  "$cli" check --database="$clinic" >"$scratch/check" 2>&1
  local status=$?
  say <"$scratch/check"
  [ "$status" -eq 0 ]
  ok 'the clinic file is whole'
  name_ids
}

# holds FILE <<ROWS: the file of the bundle has exactly these rows after its header.
holds() {
  cat >"$scratch/expected"
  tail -n +2 "$bundle/$1" 2>/dev/null | tr -d '\r' | sed -f "$scratch/names" >"$scratch/rows"
  diff -u --label typed --label "$1" "$scratch/expected" "$scratch/rows" >"$scratch/difference"
  local status=$?
  say <"$scratch/difference"
  [ "$status" -eq 0 ]
  ok "$1 holds what was typed"
  checked+=("$1")
}

# holds_no_more: no other file has rows.
holds_no_more() {
  local file name others=
  for file in "$bundle"/*.csv; do
    name=$(basename "$file")
    case " ${checked[*]} " in
      *" $name "*) ;;
      *) [ "$(wc -l <"$file")" -le 1 ] || others="$others $name" ;;
    esac
  done
  [ -z "$others" ]
  ok "nothing else is in the bundle$others"
}
