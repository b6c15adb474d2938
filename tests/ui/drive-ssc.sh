#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive-ssc.sh DECURSUS DECURSUS-CLI
#
# Enters a new patient with systemic sclerosis from the first visit to the last, as a person would
# with the keyboard, and compares the exported bundle with what was typed.
# What drive-lib.sh sets is not seen from here.
# shellcheck source=tests/ui/drive-lib.sh disable=SC2154
. "$(dirname -- "${BASH_SOURCE[0]}")/drive-lib.sh"

start_program

press ctrl+shift+n
await '^New patient$'
field SSC-001
field male
field Jan
field Novak
field JN
field 1962
choose systemic
choose diffuse
tab 2
field 2/2023
field 20.11.2023
save '^SSC-001 – Drive'
ok 'the patient is saved and shown'

press ctrl+n
await '^SSC-001 · visit'
visit_date 10.3.2024
field 71.5
field 178
press ctrl+3
field 82
tab
field 61
press ctrl+5
enter 10011222233001100
press ctrl+6
enter 100
press ctrl+8
field 2
press ctrl+0
enter 0100010101000010010010010000
save '^SSC-001 – Drive'
ok 'the first visit is saved'

press ctrl+t
await '^Start a treatment$'
choose mycophenolate
field 10.3.2024
field 1000
save '^SSC-001 – Drive'
ok 'the treatment is saved'

press ctrl+n
await '^SSC-001 · visit'
visit_date 16.9.2024
field 70
press ctrl+3
field 79
press ctrl+5
press equal
press ctrl+Home 2
press ctrl+8
field 0
save '^SSC-001 – Drive'
ok 'the second visit is saved'

press ctrl+n
await '^SSC-001 · visit'
press shift+Tab shift+Tab shift+Tab ctrl+a
field 17.3.2025
choose 'last'
tab
field 70.4
press ctrl+3
field 78
save '^SSC-001 – Drive'
ok 'the last visit is saved'

press ctrl+2
sleep 0.5
press s
await '^Stop a treatment$'
ok 'S on the row of the treatment opens its end'
press ctrl+a
field 17.3.2025
choose patient
save '^SSC-001 – Drive'
ok 'the end of the treatment is saved'

end_program
export_bundle
holds patients.csv <<'ROWS'
SSC-001,JN,M,1962,2023-02,2023-11-20,,dcssc,,,,,ssc,Jan,Novak
ROWS
holds visits.csv <<'ROWS'
visit-1,SSC-001,2024-03-10,baseline,71.5,178,,,,,
visit-2,SSC-001,2024-09-16,scheduled,70,,,,,,mrss
visit-3,SSC-001,2025-03-17,final,70.4,,,,,,
ROWS
holds observations.csv <<'ROWS'
SSC-001,visit-1,,mrss_skin,facial_skin,,1,,,
SSC-001,visit-1,,mrss_skin,anterior_chest,,0,,,
SSC-001,visit-1,,mrss_skin,abdomen,,0,,,
SSC-001,visit-1,,mrss_skin,right_arm,,1,,,
SSC-001,visit-1,,mrss_skin,left_arm,,1,,,
SSC-001,visit-1,,mrss_skin,right_forearm,,2,,,
SSC-001,visit-1,,mrss_skin,left_forearm,,2,,,
SSC-001,visit-1,,mrss_skin,right_hand_dorsum,,2,,,
SSC-001,visit-1,,mrss_skin,left_hand_dorsum,,2,,,
SSC-001,visit-1,,mrss_skin,right_fingers,,3,,,
SSC-001,visit-1,,mrss_skin,left_fingers,,3,,,
SSC-001,visit-1,,mrss_skin,right_thigh,,0,,,
SSC-001,visit-1,,mrss_skin,left_thigh,,0,,,
SSC-001,visit-1,,mrss_skin,right_leg,,1,,,
SSC-001,visit-1,,mrss_skin,left_leg,,1,,,
SSC-001,visit-1,,mrss_skin,right_foot_dorsum,,0,,,
SSC-001,visit-1,,mrss_skin,left_foot_dorsum,,0,,,
SSC-001,visit-1,,eustar_skin_worse,,,1,,,
SSC-001,visit-1,,eustar_digital_ulcers,,,0,,,
SSC-001,visit-1,,eustar_friction_rubs,,,0,,,
SSC-001,visit-1,,du_active,,,2,,,
SSC-001,visit-1,,haq_dress,,,0,,,
SSC-001,visit-1,,haq_hair,,,1,,,
SSC-001,visit-1,,haq_aid_dressing,,,0,,,
SSC-001,visit-1,,haq_stand,,,0,,,
SSC-001,visit-1,,haq_bed,,,0,,,
SSC-001,visit-1,,haq_aid_arising,,,1,,,
SSC-001,visit-1,,haq_cut,,,0,,,
SSC-001,visit-1,,haq_cup,,,1,,,
SSC-001,visit-1,,haq_carton,,,0,,,
SSC-001,visit-1,,haq_aid_eating,,,1,,,
SSC-001,visit-1,,haq_flat,,,0,,,
SSC-001,visit-1,,haq_steps,,,0,,,
SSC-001,visit-1,,haq_aid_walking,,,0,,,
SSC-001,visit-1,,haq_wash,,,0,,,
SSC-001,visit-1,,haq_bath,,,1,,,
SSC-001,visit-1,,haq_toilet,,,0,,,
SSC-001,visit-1,,haq_aid_hygiene,,,0,,,
SSC-001,visit-1,,haq_overhead,,,1,,,
SSC-001,visit-1,,haq_bend,,,0,,,
SSC-001,visit-1,,haq_aid_reach,,,0,,,
SSC-001,visit-1,,haq_car_door,,,1,,,
SSC-001,visit-1,,haq_jar,,,0,,,
SSC-001,visit-1,,haq_tap,,,0,,,
SSC-001,visit-1,,haq_aid_grip,,,1,,,
SSC-001,visit-1,,haq_errands,,,0,,,
SSC-001,visit-1,,haq_car,,,0,,,
SSC-001,visit-1,,haq_chores,,,0,,,
SSC-001,visit-1,,haq_aid_activities,,,0,,,
SSC-001,visit-1,,fvc_percent,,,82,percent,,
SSC-001,visit-1,,dlco_percent,,,61,percent,,
SSC-001,visit-2,,mrss_skin,facial_skin,,2,,,
SSC-001,visit-2,,mrss_skin,anterior_chest,,0,,,
SSC-001,visit-2,,mrss_skin,abdomen,,0,,,
SSC-001,visit-2,,mrss_skin,right_arm,,1,,,
SSC-001,visit-2,,mrss_skin,left_arm,,1,,,
SSC-001,visit-2,,mrss_skin,right_forearm,,2,,,
SSC-001,visit-2,,mrss_skin,left_forearm,,2,,,
SSC-001,visit-2,,mrss_skin,right_hand_dorsum,,2,,,
SSC-001,visit-2,,mrss_skin,left_hand_dorsum,,2,,,
SSC-001,visit-2,,mrss_skin,right_fingers,,3,,,
SSC-001,visit-2,,mrss_skin,left_fingers,,3,,,
SSC-001,visit-2,,mrss_skin,right_thigh,,0,,,
SSC-001,visit-2,,mrss_skin,left_thigh,,0,,,
SSC-001,visit-2,,mrss_skin,right_leg,,1,,,
SSC-001,visit-2,,mrss_skin,left_leg,,1,,,
SSC-001,visit-2,,mrss_skin,right_foot_dorsum,,0,,,
SSC-001,visit-2,,mrss_skin,left_foot_dorsum,,0,,,
SSC-001,visit-2,,du_active,,,0,,,
SSC-001,visit-2,,fvc_percent,,,79,percent,,
SSC-001,visit-3,,fvc_percent,,,78,percent,,
ROWS
holds treatments.csv <<'ROWS'
step-1,SSC-001,course-1,1,mycophenolate_mofetil,csDMARD,1000,mg,twice_daily,oral,,2024-03-10,2025-03-17,first_line,patient_wish,,
ROWS
holds_no_more
echo "1..$number"
