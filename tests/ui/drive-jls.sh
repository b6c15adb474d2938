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
visit_date 3.2.2025
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
visit_date 5.5.2025
field 38.9
field 150.5
enter 023110
sleep 0.5
press Tab
press ctrl+3
field 70
field 22
press ctrl+7 n
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
choose methotrexate
choose inadequate
save '^JLS-101 – Drive'
ok 'the switch to another drug is saved'

press ctrl+n
await '^JLS-101 · visit'
visit_date 4.8.2025
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
press ctrl+7 s
save '^JLS-101 – Drive'
ok 'the third visit is saved'

press ctrl+2
sleep 0.5
press a
await '^New adverse event$'
ok 'A on the row of the treatment opens the form of an adverse event'
field Nausea
field 20.5.2025
tab 2
press space
tab
field 1
tab
choose possible
tab
choose resolved
save '^JLS-101 – Drive'
ok 'the adverse event is saved'

end_program
export_bundle
holds patients.csv <<'ROWS'
JLS-101,AL,F,2012-05-14,2024-09,2025-01-20,,linear,trunk_limb,,,yes,Ada,Lund,2025-02-03
ROWS
holds visits.csv <<'ROWS'
visit-1,JLS-101,2025-02-03,baseline,38.4,150,60,,,,loscat:rest=not_involved
visit-2,JLS-101,2025-05-05,scheduled,38.9,150.5,70,yes,none,Spreading at the margin.,loscat:rest=not_involved
visit-3,JLS-101,2025-08-04,scheduled,39.6,151,35,,,,loscat loscat:rest=not_involved
ROWS
holds site_scores.csv <<'ROWS'
visit-1,JLS-101,left_leg,1,2,0
visit-2,JLS-101,left_leg,2,3,0
visit-3,JLS-101,left_leg,1,2,0
ROWS
holds observations.csv <<'ROWS'
JLS-101,visit-1,,pga_damage,,,20,mm,,
JLS-101,visit-1,,dermal_atrophy,left_leg,,1,,,
JLS-101,visit-1,,subcutaneous_atrophy,left_leg,,0,,,
JLS-101,visit-1,,dyspigmentation,left_leg,,0,,,
JLS-101,visit-2,,pga_damage,,,22,mm,,
JLS-101,visit-2,,dermal_atrophy,left_leg,,1,,,
JLS-101,visit-2,,subcutaneous_atrophy,left_leg,,1,,,
JLS-101,visit-2,,dyspigmentation,left_leg,,0,,,
JLS-101,visit-3,,pga_damage,,,22,mm,,
JLS-101,visit-3,,dermal_atrophy,left_leg,,1,,,
JLS-101,visit-3,,subcutaneous_atrophy,left_leg,,1,,,
JLS-101,visit-3,,dyspigmentation,left_leg,,0,,,
ROWS
holds labs.csv <<'ROWS'
JLS-101,2025-02-03,,HGB,,12.1,g/dL,
JLS-101,2025-02-03,,CRP,<,5,mg/L,
JLS-101,2025-02-03,,ESR,,30,mm/h,
ROWS
holds treatments.csv <<'ROWS'
step-1,JLS-101,course-1,1,methotrexate,csDMARD,15,mg/m2,weekly,subcutaneous,,2025-02-03,2025-05-05,first_line,inadequate_response,,
step-2,JLS-101,course-2,1,mycophenolate_mofetil,csDMARD,1000,mg/m2,daily,oral,,2025-05-05,,switch_inadequate_response,,,
ROWS
holds assessments.csv <<'ROWS'
JLS-101,visit-2,course-1,none,
JLS-101,visit-3,course-2,sufficient,
ROWS
holds adverse_events.csv <<'ROWS'
event-1,JLS-101,2025-05-20,mycophenolate_mofetil,Nausea,mild,,resolved
ROWS
holds_no_more
echo "# $keys keys"
echo "1..$number"
