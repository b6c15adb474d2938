#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive-jls.sh DECURSUS DECURSUS-CLI
#
# Enters a new patient with juvenile localized scleroderma, three visits, a switch of treatment and
# an adverse event, as a person would with the keyboard, and compares the exported bundle with what
# was typed.
# shellcheck source=tests/ui/drive-lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/drive-lib.sh"

# visit_date DATE CLINICIAN: the form begins at the first measure, three fields behind the date.
visit_date() {
  press shift+Tab shift+Tab shift+Tab
  field "$1"
  tab
  field "$2"
}

start_program

press ctrl+shift+n
await '^New patient$'
ok 'Ctrl+Shift+N opens the form of a new patient'
field JLS-101
field female
field Ada
field Lund
field AL
field 14.5.2012
choose juvenile
choose 'linear scl'
choose 'limb'
tab
press space
tab
field 9/2024
field 20.1.2025
field 3.2.2025
save '^JLS-101 – Drive'
ok 'the patient is saved and shown'

press ctrl+n
await '^JLS-101 · visit'
ok 'Ctrl+N opens a visit'
visit_date 3.2.2025 MS
field 38.4
field 150
tab
enter 'left low'
press Return
sleep 0.3
enter 012100
press Tab
press space
press ctrl+3
field 60
field 20
press ctrl+6
sleep 0.3
tab 4
field 12.1
tab 3
field '<5'
tab
field 30
save '^JLS-101 – Drive'
ok 'the first visit is saved'

press ctrl+t
await '^Start a treatment$'
ok 'Ctrl+T opens the form of a treatment'
choose methotrexate
field 3.2.2025
field 15
tab 2
choose subcut
save '^JLS-101 – Drive'
ok 'the treatment is saved'
end_program
export_bundle
tail -n 20 "$bundle"/*.csv | say
holds patients.csv <<'ROWS'
ROWS
echo "1..$number"
