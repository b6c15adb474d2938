#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive-als.sh DECURSUS DECURSUS-CLI
#
# Enters a new patient with amyotrophic lateral sclerosis from the first visit to the last, as a
# person would with the keyboard, and compares the exported bundle with what was typed.
# shellcheck source=tests/ui/drive-lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/drive-lib.sh"

start_program

press ctrl+shift+n
await '^New patient$'
field ALS-001
field female
field Mary
field Stone
field MS
field 2.7.1958
choose amyotroph
choose bulbar
tab 2
field 10/2024
field 5.1.2025
save '^ALS-001 – Drive'
ok 'the patient is saved and shown'

press ctrl+n
await '^ALS-001 · visit'
visit_date 12.1.2025
field 64
field 167
press ctrl+2
field 88
press ctrl+5
enter 33344
press Down
enter 4434444
save '^ALS-001 – Drive'
ok 'the first visit is saved'

press ctrl+t
await '^Start a treatment$'
choose riluzole
field 12.1.2025
field 50
save '^ALS-001 – Drive'
ok 'the treatment is saved'

press ctrl+n
await '^ALS-001 · visit'
visit_date 14.4.2025
field 61.5
press ctrl+2
field 71
press ctrl+5
enter 22333
press Down
enter 3423333
save '^ALS-001 – Drive'
ok 'the second visit is saved'

press ctrl+n
await '^ALS-001 · visit'
press shift+Tab shift+Tab shift+Tab ctrl+a
field 14.7.2025
choose 'last'
tab
field 58
press ctrl+2
field 55
save '^ALS-001 – Drive'
ok 'the last visit is saved'

press F2
await '^Patient$'
ok 'F2 opens who the patient is'
tab 20
field 20.9.2025
save '^ALS-001 – Drive'
ok 'the day of death is saved'

end_program
export_bundle
holds patients.csv <<'ROWS'
ALS-001,MS,F,1958-07-02,2024-10,2025-01-05,,bulbar_onset,,,,,als,Mary,Stone,2025-09-20
ROWS
holds visits.csv <<'ROWS'
visit-1,ALS-001,2025-01-12,baseline,64,167,,,,
visit-2,ALS-001,2025-04-14,scheduled,61.5,,,,,
visit-3,ALS-001,2025-07-14,final,58,,,,,
ROWS
holds observations.csv <<'ROWS'
ALS-001,visit-1,,alsfrs_speech,,,3,,,
ALS-001,visit-1,,alsfrs_salivation,,,3,,,
ALS-001,visit-1,,alsfrs_swallowing,,,3,,,
ALS-001,visit-1,,alsfrs_handwriting,,,4,,,
ALS-001,visit-1,,alsfrs_cutting,,,4,,,
ALS-001,visit-1,,alsfrs_dressing,,,4,,,
ALS-001,visit-1,,alsfrs_turning,,,4,,,
ALS-001,visit-1,,alsfrs_walking,,,3,,,
ALS-001,visit-1,,alsfrs_stairs,,,4,,,
ALS-001,visit-1,,alsfrs_dyspnoea,,,4,,,
ALS-001,visit-1,,alsfrs_orthopnoea,,,4,,,
ALS-001,visit-1,,alsfrs_ventilation,,,4,,,
ALS-001,visit-1,,fvc_percent,,,88,percent,,
ALS-001,visit-2,,alsfrs_speech,,,2,,,
ALS-001,visit-2,,alsfrs_salivation,,,2,,,
ALS-001,visit-2,,alsfrs_swallowing,,,3,,,
ALS-001,visit-2,,alsfrs_handwriting,,,3,,,
ALS-001,visit-2,,alsfrs_cutting,,,3,,,
ALS-001,visit-2,,alsfrs_dressing,,,3,,,
ALS-001,visit-2,,alsfrs_turning,,,4,,,
ALS-001,visit-2,,alsfrs_walking,,,2,,,
ALS-001,visit-2,,alsfrs_stairs,,,3,,,
ALS-001,visit-2,,alsfrs_dyspnoea,,,3,,,
ALS-001,visit-2,,alsfrs_orthopnoea,,,3,,,
ALS-001,visit-2,,alsfrs_ventilation,,,3,,,
ALS-001,visit-2,,fvc_percent,,,71,percent,,
ALS-001,visit-3,,fvc_percent,,,55,percent,,
ROWS
holds treatments.csv <<'ROWS'
step-1,ALS-001,course-1,1,riluzole,antiglutamate,50,mg,twice_daily,oral,,2025-01-12,,first_line,,,
ROWS
holds_no_more
echo "1..$number"
