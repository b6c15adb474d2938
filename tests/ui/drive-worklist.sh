#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive-worklist.sh DECURSUS DECURSUS-CLI
#
# Opens the demonstration clinic and works through its list of the day by keyboard alone: asks why a
# row is there, puts one off, says that one is not applicable, confirms one, and takes nothing else.
# What was decided is looked for in the bundle that is exported at the end.
# What drive-lib.sh sets is not seen from here.
# shellcheck source=tests/ui/drive-lib.sh disable=SC2154
. "$(dirname -- "${BASH_SOURCE[0]}")/drive-lib.sh"

clinic=$XDG_DATA_HOME/decursus/demonstration.decursus

: >"$scratch/log"
"$decursus" --demo >"$scratch/log" 2>&1 &
# shellcheck disable=SC2034 # drive-lib.sh watches and ends it
program=$!
soon has_keyboard
ok 'the window has the keyboard'
await '^Today – Demonstration clinic – Decursus$'
ok 'the demonstration clinic opens with the day'

# asks KEY TITLE: the key brings up a dialog. It is struck again while nothing has come: the rows may
# not be there yet.
asks() {
  local i
  is_active "$2" && return 0
  press "$1"
  for ((i = 0; i < 20; i++)); do
    is_active "$2" && return 0
    sleep 0.1
  done
  return 1
}

# The keyboard is on the first row: a visit of today.
soon asks space '^Why\?$'
ok 'Space says why the row is there'
press Escape
await '^Today – '
ok 'and Escape goes back to it'

# What is searched for leaves the checks by laboratory.
press slash
enter 'blood count'
sleep 1
press Return
sleep 1
soon asks l '^Later$'
ok 'l asks until when it is put off'
press Return
await '^Today – '
ok 'and it is put off'

soon asks n '^Not applicable$'
ok 'n asks why the next one is not applicable'
enter 'Done by the family doctor'
press Return
await '^Today – '
ok 'and it is noted'

press slash ctrl+a
enter 'no response'
sleep 1
press Return
sleep 1
soon asks Return '^Confirm$'
ok 'Return shows what is to be confirmed'
press ctrl+s
await '^Today – '
ok 'and Ctrl+S confirms it'

press ctrl+shift+r
await '^Resistant and refractory – '
ok 'the page of those whose treatment failed is a key away'
press alt+Home
await '^Demonstration clinic – Decursus$'
ok 'and so is the list of patients'

end_program
export_bundle
# Done checks of the demonstration are decisions, too.
tail -n +2 "$bundle/decisions.csv" | cut -d, -f2,8 | grep -v '^due,accepted$' | sort \
  | paste -sd' ' >"$scratch/decisions"
say <"$scratch/decisions"
[ "$(cat "$scratch/decisions")" = 'due,not_applicable due,snoozed resistance,accepted' ]
ok 'the three decisions are in the clinic file, and no other'
grep -q 'Done by the family doctor' "$bundle/decisions.csv"
ok 'the reason with them'
"$cli" audit verify --database="$clinic" >"$scratch/audit" 2>&1
ok 'the audit trail is whole'
echo "1..$number"
