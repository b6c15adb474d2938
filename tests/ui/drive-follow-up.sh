#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# drive-follow-up.sh DECURSUS DECURSUS-CLI
#
# Enters the standard follow-up visit of a patient with juvenile localized scleroderma by keyboard
# and counts the keys, from the patient's page until the visit is saved: three sites are involved,
# two of them changed; weight; five laboratory values; the response to a treatment that goes on.
# More than 59 keys fail, and so does a spreadsheet that needs fewer.
#
# The spreadsheet that it is compared with has a sheet of visits, one with a row for each site and
# one with a row for each laboratory value, as clinics keep them. Each cell costs its letters and the
# Tab or Enter that leaves it. In favour of the spreadsheet: patient and day are typed once, in the
# row of the visit, and filled down with Ctrl+D afterwards (one key and the Tab); site and test are
# found by three letters; units are filled down too; going from sheet to sheet costs one key.
# shellcheck source=tests/ui/drive-lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/drive-lib.sh"

# What is entered.
code=JLS-007
day=$(date +%d.%m.%Y)
weight=41.2
declare -A skin=([left_leg]=011100 [left_thigh_buttock]=001110 [abdomen]=001000)
labs=('WBC 6400' 'HGB 12.4' 'PLT 310' 'CRP 2' 'ALT 21')

# cell TEXT, fill: what the cells of the spreadsheet cost.
sheet_keys=0
cell() { sheet_keys=$((sheet_keys + ${#1} + 1)); }
fill() { sheet_keys=$((sheet_keys + 2)); }

count_spreadsheet() {
  local site test
  cell "$code" && cell "$day" && cell "$weight" && cell suf
  sheet_keys=$((sheet_keys + 1))
  for site in "${!skin[@]}"; do
    fill && fill && cell "${site:0:3}"
    local i
    for ((i = 0; i < 6; i++)); do
      cell "${skin[$site]:i:1}"
    done
  done
  sheet_keys=$((sheet_keys + 1))
  for test in "${labs[@]}"; do
    fill && fill && cell "${test:0:3}" && cell "${test#* }" && fill
  done
}

# The patient with the visit before.
mkdir -p "$scratch/before"
cat >"$scratch/before/patients.csv" <<'ROWS'
patient_id,initials,sex,birth_date,onset_date,diagnosis_date,last_followup_date,subtype,linear_site,craniofacial_form,referral,biopsy
JLS-007,B.C.,F,2013-05-14,2023-09,2024-01-20,2025-08-04,linear,trunk_limb,,dermatology,yes
ROWS
cat >"$scratch/before/visits.csv" <<'ROWS'
visit_id,patient_id,visit_date,visit_type,weight_kg,height_cm,pga_activity,new_lesions,response,notes,reviewed
901,JLS-007,2025-08-04,scheduled,40.5,151,30,no,partial,,loscat:rest=not_involved
ROWS
cat >"$scratch/before/site_scores.csv" <<'ROWS'
visit_id,patient_id,site,erythema,induration,new_enlarged
901,JLS-007,left_leg,2,2,0
901,JLS-007,left_thigh_buttock,1,2,0
901,JLS-007,abdomen,0,1,0
ROWS
cat >"$scratch/before/observations.csv" <<'ROWS'
patient_id,visit_id,date,code,site,comparator,value,unit,text,not_done
JLS-007,901,,dermal_atrophy,left_leg,,1,,,
JLS-007,901,,subcutaneous_atrophy,left_leg,,0,,,
JLS-007,901,,dyspigmentation,left_leg,,0,,,
JLS-007,901,,dermal_atrophy,left_thigh_buttock,,1,,,
JLS-007,901,,subcutaneous_atrophy,left_thigh_buttock,,1,,,
JLS-007,901,,dyspigmentation,left_thigh_buttock,,0,,,
JLS-007,901,,dermal_atrophy,abdomen,,0,,,
JLS-007,901,,subcutaneous_atrophy,abdomen,,0,,,
JLS-007,901,,dyspigmentation,abdomen,,0,,,
ROWS
cat >"$scratch/before/treatments.csv" <<'ROWS'
treatment_id,patient_id,course_id,segment_no,drug,drug_class,dose,dose_unit,frequency,route,n_doses,start_date,stop_date,start_reason,stop_reason,response,notes
801,JLS-007,701,1,methotrexate,csDMARD,15,mg/m2,weekly,subcutaneous,,2024-02-01,,first_line,,,
ROWS
"$cli" init --database="$clinic" --clinic=Drive >"$scratch/log" 2>&1 \
  && "$cli" import "$scratch/before" --database="$clinic" >>"$scratch/log" 2>&1
ok 'a patient with a visit is there'

open_program
enter "$code"
press Return
await "^$code – Drive"
ok 'the patient is shown'

keys=0
press ctrl+n
await "^$code · visit"
enter "$weight"
press ctrl+2
sleep 0.3
# As at the last visit; then what changed: the first site, and the second.
press equal
sleep 0.3
press Down Right 0 1 Down Left Left 1 1
press ctrl+6
for value in 6400 '' 12.4 310 2 '' 21; do
  [ -z "$value" ] || enter "$value"
  press Return
done
press ctrl+7 s
save "^$code – Drive"
ok 'the visit is saved'
visit_keys=$keys

count_spreadsheet
echo "# keys in Decursus: $visit_keys; in a spreadsheet with a row for each site: $sheet_keys"
[ "$visit_keys" -lt 60 ]
ok "the visit takes fewer than 60 keys: $visit_keys"
[ "$visit_keys" -lt "$sheet_keys" ]
ok "a spreadsheet takes more: $sheet_keys"

end_program
export_bundle
today=$(date +%F)
holds patients.csv <<ROWS
$code,B.C.,F,2013-05-14,2023-09,2024-01-20,$today,linear,trunk_limb,,dermatology,yes
ROWS
holds visits.csv <<ROWS
visit-1,$code,2025-08-04,scheduled,40.5,151,30,no,partial,,loscat:rest=not_involved
visit-2,$code,$today,scheduled,41.2,,,,,,loscat loscat:rest=not_involved
ROWS
holds site_scores.csv <<ROWS
visit-1,$code,abdomen,0,1,0
visit-1,$code,left_thigh_buttock,1,2,0
visit-1,$code,left_leg,2,2,0
visit-2,$code,abdomen,0,1,0
visit-2,$code,left_thigh_buttock,0,1,0
visit-2,$code,left_leg,1,1,0
ROWS
holds labs.csv <<ROWS
$code,$today,,WBC,,6400,/uL,
$code,$today,,HGB,,12.4,g/dL,
$code,$today,,PLT,,310,10^3/uL,
$code,$today,,CRP,,2,mg/L,
$code,$today,,ALT,,21,U/L,
ROWS
holds assessments.csv <<ROWS
$code,visit-2,course-1,sufficient,
ROWS
echo "1..$number"
