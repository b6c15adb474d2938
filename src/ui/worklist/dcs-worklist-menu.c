/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-menu.h"

#include <glib/gi18n-lib.h>

/* Sections, no submenus: the keyboard does not come out of those in GTK 4.8. */

static void
append (GMenu *section, const char *label, const char *action, GVariant *target, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (section, item);
}

static void
append_section (GMenu *menu, const char *label, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, label, G_MENU_MODEL (section));
}

/**
 * dcs_worklist_menu_new:
 * @item: a row
 *
 * Returns: (transfer full): what can be done with the row, as actions of the worklist
 */
GMenuModel *
dcs_worklist_menu_new (DcsWorklistItem *item)
{
  static const struct
  {
    const char *code;
    const char *label;
  } times[] = {
    { "1w", N_ ("In 1 week") },
    { "2w", N_ ("In 2 weeks") },
    { "1m", N_ ("In 1 month") },
    { "", N_ ("On a day…") },
  };
  const DcsWorkItem *work = dcs_worklist_item_get_work (item);
  const char *key = dcs_worklist_item_get_key (item);
  DcsWorkStep step = dcs_worklist_item_get_step (item);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) later = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append (first, dcs_work_step_label (step), "worklist.act", g_variant_new_string (key), "Return");
  append (first, _ ("Why?"), "worklist.why", g_variant_new_string (key), "space");
  if (dcs_work_can_be_done (work))
    append (first, _ ("Done on a day…"), "worklist.done", g_variant_new_string (key), "d");
  append_section (menu, NULL, first);
  if (dcs_work_can_wait (work))
    {
      for (guint i = 0; i < G_N_ELEMENTS (times); i++)
        append (later,
                _ (times[i].label),
                "worklist.later",
                g_variant_new ("(ss)", key, times[i].code),
                i == G_N_ELEMENTS (times) - 1 ? "l" : NULL);
      append_section (menu, _ ("Later"), later);
      append (last, _ ("Not applicable…"), "worklist.waive", g_variant_new_string (key), "n");
    }
  append (last, _ ("Open patient"), "worklist.open", g_variant_new_string (key), "o");
  append_section (menu, NULL, last);
  return G_MENU_MODEL (menu);
}
