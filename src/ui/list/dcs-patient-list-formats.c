/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-list-page-private.h"

#include "dcs-derive.h"

#include <glib/gi18n-lib.h>

/* What stands in the cells: closures of the row files in ui/rows/. A cell that has nothing to say
 * shows a dash, so that it does not look forgotten. */
#define NOTHING "–"

static char *
text_or_dash (const char *text)
{
  return g_strdup (text[0] != '\0' ? text : NOTHING);
}

static char *
format_code (GtkListItem *list_item, DcsRosterItem *item)
{
  return item != NULL ? text_or_dash (dcs_roster_item_get_row (item)->code) : NULL;
}

static char *
format_name (GtkListItem *list_item, DcsRosterItem *item)
{
  return item != NULL ? text_or_dash (dcs_roster_item_get_row (item)->name) : NULL;
}

static char *
format_sex (GtkListItem *list_item, DcsRosterItem *item)
{
  if (item == NULL)
    return NULL;
  switch (dcs_roster_item_get_row (item)->sex)
    {
    case 'F':
      return g_strdup (_ ("female"));
    case 'M':
      return g_strdup (_ ("male"));
    case 'X':
      return g_strdup (_ ("other"));
    default:
      return g_strdup (NOTHING);
    }
}

static char *
format_age (GtkListItem *list_item, DcsRosterItem *item)
{
  int age;

  if (item == NULL)
    return NULL;
  age = dcs_roster_item_get_age (item);
  if (age < 0)
    return g_strdup (NOTHING);
  /* Translators: age at death */
  if (dcs_date_is_set (dcs_roster_item_get_row (item)->death_date))
    return g_strdup_printf (_ ("† %d"), age);
  return g_strdup_printf ("%d", age);
}

static char *
format_disease (GtkListItem *list_item, DcsRosterItem *item)
{
  return item != NULL ? text_or_dash (dcs_roster_item_get_disease (item)) : NULL;
}

static guint
get_state (GtkListItem *list_item, DcsRosterItem *item)
{
  return item != NULL ? dcs_roster_item_get_row (item)->summary.state : DCS_STATE_UNKNOWN;
}

static char *
format_state (GtkListItem *list_item, DcsRosterItem *item)
{
  return item != NULL ? g_strdup (dcs_state_label (get_state (list_item, item))) : NULL;
}

static char *
format_treatment (GtkListItem *list_item, DcsRosterItem *item)
{
  return item != NULL ? text_or_dash (dcs_roster_item_get_treatment (item)) : NULL;
}

static char *
format_last_visit (GtkListItem *list_item, DcsRosterItem *item)
{
  DcsDate date;

  if (item == NULL)
    return NULL;
  date = dcs_roster_item_get_row (item)->summary.last_visit;
  return dcs_date_is_set (date) ? dcs_date_format_short (date) : g_strdup (NOTHING);
}

/*< private >
 * _dcs_patient_list_bind_formats:
 *
 * Lets the row files find the functions of this file.
 */
void
_dcs_patient_list_bind_formats (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, format_age);
  gtk_widget_class_bind_template_callback (widget_class, format_code);
  gtk_widget_class_bind_template_callback (widget_class, format_disease);
  gtk_widget_class_bind_template_callback (widget_class, format_last_visit);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_sex);
  gtk_widget_class_bind_template_callback (widget_class, format_state);
  gtk_widget_class_bind_template_callback (widget_class, format_treatment);
  gtk_widget_class_bind_template_callback (widget_class, get_state);
}
