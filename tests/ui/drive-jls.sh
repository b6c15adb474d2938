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
press ctrl+n
await '^JLS-101 · visit'
visit_date 5.5.2025 MS
field 38.9
field 150.5
enter 023110
sleep 0.5
press Tab
press ctrl+3
field 70
field 22
press ctrl+7
choose 'none'
press ctrl+8
press space
tab
choose 'no resp'
enter 'Spreading at the margin.'
save '^JLS-101 – Drive'
ok 'the second visit is saved'

press ctrl+t
await '^Start a treatment$'
choose mycophenolate
field 5.5.2025
field 1000
tab 4
choose inadequate
choose inadequate
save '^JLS-101 – Drive'
ok 'the switch to another drug is saved'

press ctrl+n
await '^JLS-101 · visit'
visit_date 4.8.2025 MS
field 39.6
field 151
press equal
press Home
enter 0
enter 1
enter 2
press ctrl+2
press ctrl+3
field 35
field 22
press ctrl+7
choose sufficient
save '^JLS-101 – Drive'
ok 'the third visit is saved'

press ctrl+2
sleep 0.5
press a
await '^New adverse event$'
ok 'A on the row of the treatment opens the form of an adverse event'
field Nausea
field 20.5.2025
save '^JLS-101 – Drive'
ok 'the adverse event is saved'

end_program
export_bundle
tail -n 20 "$bundle"/*.csv | say
holds patients.csv <<'ROWS'
JLS-101,AL,F,2012-05-14,2024-09,2025-01-20,2025-08-04,linear,trunk_limb,,,yes,Ada,Lund,2025-02-03
ROWS
echo "1..$number"
