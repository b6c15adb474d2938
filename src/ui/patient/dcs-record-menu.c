/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-record-menu.h"

#include "dcs-derive.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* Names of the keys are those of dcs-course-tables-view-input.c. */
static void
append (GMenu *section, const char *label, const char *action, GVariant *target, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (section, item);
}

static GVariant *
record (DcsRecordKind kind, gint64 id)
{
  return g_variant_new ("(ix)", (int) kind, id);
}

/* The dose steps of a course, each of which can be edited by itself. */
static GMenuModel *
make_steps (DcsCourse *course, DcsDefinition *definition, const DcsValue *treatment)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_steps = 0;
  const DcsValue *const *steps = dcs_course_dose_steps (
      course, treatment[DCS_TREATMENT_ID].integer, &n_steps);

  for (guint i = n_steps; i > 0; i--)
    {
      const DcsValue *step = steps[i - 1];
      DcsDate from = step[DCS_DOSE_STEP_START_DATE].kind == DCS_VALUE_DATE
                         ? step[DCS_DOSE_STEP_START_DATE].date
                         : DCS_DATE_INIT;
      g_autofree char *date = NULL;
      g_autofree char *words = NULL;
      g_autofree char *label = NULL;
      DcsDose dose;

      if (!dcs_date_is_set (from))
        continue;
      dcs_derive_dose (course, definition, treatment, dcs_date_day (from, DCS_DATE_MIDDLE), &dose);
      date = dcs_date_format_short (from);
      words = dcs_dose_format (&dose, definition);
      /* TRANSLATORS: a dose from a date on: "from 7 Apr 2015: 15 mg/m² weekly" */
      label = g_strdup_printf (_ ("from %s: %s"), date, words != NULL ? words : "");
      append (menu,
              label,
              "patient.edit-record",
              record (DCS_RECORD_DOSE_STEP, step[DCS_DOSE_STEP_ID].integer),
              NULL);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
append_treatment (GMenu *menu, DcsCourse *course, DcsDefinition *definition, gint64 id)
{
  const DcsValue *treatment = dcs_course_find (course, DCS_RECORD_TREATMENT, id);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) steps = NULL;
  GVariant *target = g_variant_new_int64 (id);

  if (treatment == NULL)
    return;
  g_variant_ref_sink (target);
  if (treatment[DCS_TREATMENT_STOP_DATE].kind != DCS_VALUE_DATE)
    {
      append (section, _ ("Change _dose…"), "patient.change-dose", target, "d");
      append (section, _ ("_Stop…"), "patient.stop-treatment", target, "s");
      append (section, _ ("_Infusion…"), "patient.add-infusion", target, "i");
    }
  else
    append (section, _ ("Edit the _stop…"), "patient.stop-treatment", target, "s");
  append (section, _ ("_Adverse event…"), "patient.add-adverse-event", target, "a");
  steps = make_steps (course, definition, treatment);
  if (g_menu_model_get_n_items (steps) > 1)
    g_menu_append_submenu (section, _ ("D_oses"), steps);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_variant_unref (target);
}

/**
 * dcs_record_menu_new:
 * @course: of the patient
 * @definition: of the patient's disease
 * @kind: of the record
 * @id: its id
 *
 * Returns: (transfer full): what can be done with the record, as actions of the patient's page
 */
GMenuModel *
dcs_record_menu_new (DcsCourse *course, DcsDefinition *definition, DcsRecordKind kind, gint64 id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  /* What was decided is not made another: it is deleted, and decided anew. */
  if (kind != DCS_RECORD_DECISION)
    append (first, _ ("_Edit…"), "patient.edit-record", record (kind, id), "Return");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (kind == DCS_RECORD_TREATMENT)
    append_treatment (menu, course, definition, id);
  append (last, _ ("_History…"), "patient.record-history", record (kind, id), "<Alt>h");
  append (last, _ ("De_lete"), "patient.delete-record", record (kind, id), "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}
