/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decide-dialog.h"

#include "dcs-ui.h"
#include "dcs-why-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DcsDecideDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkButton *confirm_button;
  GtkWidget *day_box;
  GtkEntry *day_entry;
  GtkLabel *day_hint;
  GtkLabel *day_label;
  GtkLabel *reason_hint;
  GtkLabel *reason_label;
  GtkEntry *reason_entry;
  GtkButton *refuse_button;
  GtkScrolledWindow *scroller;
  DcsWhyView *view;
  GtkLabel *what_label;
  GtkLabel *who_label;

  DcsWorkAct act;
  DcsWorkItem item;
  DcsDate today;
};

G_DEFINE_FINAL_TYPE (DcsDecideDialog, dcs_decide_dialog, ADW_TYPE_WINDOW)

static guint decided_signal;

/* What the dialog says, by what is decided. */
typedef struct
{
  const char *title;
  const char *day;     /* NULL: no day is asked for */
  const char *reason;  /* NULL: no reason is asked for */
  const char *confirm; /* NULL: cannot be confirmed here */
  const char *refuse;  /* NULL: cannot be refused here */
} Words;

static Words
get_words (DcsWorkAct act, DcsWorkKind kind)
{
  const char *reason = _ ("Reason, if any; needed when it is not so");

  switch (act)
    {
    case DCS_WORK_ACT_CONFIRM:
      if (kind == DCS_WORK_RESPONSE)
        return (Words){ _ ("Confirm"), NULL, reason, _ ("Accept"), _ ("Decide otherwise") };
      return (Words){ _ ("Confirm"), NULL, reason, _ ("Confirm"), _ ("Not so") };
    case DCS_WORK_ACT_REFUSE:
      return (Words){ _ ("Not so"), NULL, _ ("Reason"), NULL, _ ("Not so") };
    case DCS_WORK_ACT_DONE:
      return (Words){ _ ("Done"), _ ("Done on"), _ ("Outcome, if any"), _ ("Done"), NULL };
    case DCS_WORK_ACT_LATER:
      return (
          Words){ _ ("Later"), _ ("Show it again on"), _ ("Reason, if any"), _ ("Later"), NULL };
    case DCS_WORK_ACT_WAIVE:
      return (Words){ _ ("Not applicable"), NULL, _ ("Reason"), NULL, _ ("Not applicable") };
    case DCS_WORK_ACT_DISCUSS:
      break;
    }
  return (Words){ _ ("Discussed"), NULL, _ ("Note, if any"), _ ("Discussed"), NULL };
}

static gboolean
needs_day (DcsDecideDialog *self)
{
  return self->act == DCS_WORK_ACT_DONE || self->act == DCS_WORK_ACT_LATER;
}

static gboolean
needs_later_day (DcsDecideDialog *self)
{
  return self->act == DCS_WORK_ACT_LATER;
}

/* The day as typed: something was done up to today, put off until later. */
static gboolean
read_day (DcsDecideDialog *self, DcsDate *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));
  DcsDateOrder order = dcs_date_order_of_locale ();
  gboolean understood = needs_later_day (self)
                            ? dcs_date_parse_planned (text, order, self->today, self->today, day)
                            : dcs_date_parse_typed (text, order, self->today, day);

  if (!understood || !dcs_date_is_exact (*day))
    return FALSE;
  return needs_later_day (self) ? dcs_date_compare (*day, self->today) > 0
                                : dcs_date_compare (*day, self->today) <= 0;
}

static void
show_day (DcsDecideDialog *self)
{
  DcsDate day = DCS_DATE_INIT;
  gboolean is_good = read_day (self, &day);
  g_autofree char *full = is_good ? dcs_date_format_full (day) : NULL;

  if (is_good)
    gtk_label_set_label (self->day_hint, full);
  else
    gtk_label_set_label (self->day_hint,
                         needs_later_day (self) ? _ ("A day after today, e.g. +2w or 14.3.")
                                                : _ ("A day up to today, e.g. t or 14.3."));
}

static void
day_changed_cb (DcsDecideDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->day_entry), "error");
  show_day (self);
}

static void
reason_changed_cb (DcsDecideDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason_entry), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_hint), FALSE);
}

static char *
dup_reason (DcsDecideDialog *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));

  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
finish (DcsDecideDialog *self, DcsWorkAct act)
{
  g_autoptr (DcsWorkOrder) order = dcs_work_order_new (act, &self->item, self->today);
  DcsDate day = DCS_DATE_INIT;

  order->reason = dup_reason (self);
  if ((act == DCS_WORK_ACT_REFUSE || act == DCS_WORK_ACT_WAIVE) && order->reason == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->reason_entry), "error");
      gtk_widget_set_visible (GTK_WIDGET (self->reason_hint), TRUE);
      gtk_label_set_label (self->reason_hint, _ ("Say why in a few words: others will read it."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
      return;
    }
  if (act == DCS_WORK_ACT_DONE || act == DCS_WORK_ACT_LATER)
    {
      if (!read_day (self, &day))
        {
          gtk_widget_add_css_class (GTK_WIDGET (self->day_entry), "error");
          gtk_widget_grab_focus (GTK_WIDGET (self->day_entry));
          return;
        }
      if (act == DCS_WORK_ACT_LATER)
        order->until = day;
      else
        order->day = day;
    }
  g_signal_emit (self, decided_signal, 0, order);
  gtk_window_close (GTK_WINDOW (self));
}

static void
confirm_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  finish (DCS_DECIDE_DIALOG (widget), DCS_DECIDE_DIALOG (widget)->act);
}

static void
refuse_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsDecideDialog *self = DCS_DECIDE_DIALOG (widget);

  finish (self, self->act == DCS_WORK_ACT_CONFIRM ? DCS_WORK_ACT_REFUSE : self->act);
}

/* Return in a field: what the dialog is for. Where there is a choice it is made by a button. */
static void
entry_activated_cb (DcsDecideDialog *self)
{
  if (self->act != DCS_WORK_ACT_CONFIRM)
    finish (self, self->act);
}

static void
dcs_decide_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_DECIDE_DIALOG);
  G_OBJECT_CLASS (dcs_decide_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "worklist/dcs-decide-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, day_box);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, day_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, day_hint);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, day_label);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, reason_hint);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, refuse_button);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, what_label);
  gtk_widget_class_bind_template_child (widget_class, DcsDecideDialog, who_label);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
dcs_decide_dialog_class_init (DcsDecideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dcs_decide_dialog_dispose;

  decided_signal = g_signal_new ("decided",
                                 DCS_TYPE_DECIDE_DIALOG,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_POINTER);
  g_type_ensure (DCS_TYPE_WHY_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "decide.confirm", NULL, confirm_activated_cb);
  gtk_widget_class_install_action (widget_class, "decide.refuse", NULL, refuse_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "decide.confirm", NULL);
}

static void
dcs_decide_dialog_init (DcsDecideDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_words (DcsDecideDialog *self)
{
  Words words = get_words (self->act, self->item.kind);
  g_autofree char *today = dcs_date_format_typed (self->today, dcs_date_order_of_locale ());

  gtk_window_set_title (GTK_WINDOW (self), words.title);
  gtk_widget_set_visible (self->day_box, words.day != NULL);
  gtk_label_set_label (self->day_label, words.day != NULL ? words.day : "");
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), needs_later_day (self) ? "+1m" : today);
  gtk_label_set_label (self->reason_label, words.reason);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), words.confirm != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->refuse_button), words.refuse != NULL);
  if (words.confirm != NULL)
    gtk_button_set_label (self->confirm_button, words.confirm);
  if (words.refuse != NULL)
    gtk_button_set_label (self->refuse_button, words.refuse);
  if (words.confirm == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->refuse_button), "suggested-action");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decide.confirm", words.confirm != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decide.refuse", words.refuse != NULL);
  show_day (self);
}

/**
 * dcs_decide_dialog_new:
 * @parent: (nullable): the window that it stands before
 * @act: what is decided; %DCS_WORK_ACT_CONFIRM asks for confirming or refusing
 * @item: what it is about; copied
 * @who: code and name of the patient
 * @what: what waits, in words
 * @today: the day of the decision
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed
 */
DcsDecideDialog *
dcs_decide_dialog_new (GtkWindow *parent,
                       DcsWorkAct act,
                       const DcsWorkItem *item,
                       const char *who,
                       const char *what,
                       DcsDate today)
{
  DcsDecideDialog *self = g_object_new (DCS_TYPE_DECIDE_DIALOG, "transient-for", parent, NULL);

  self->act = act;
  self->item = *item;
  self->today = today;
  gtk_label_set_label (self->who_label, who);
  gtk_label_set_label (self->what_label, what);
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  show_words (self);
  if (act == DCS_WORK_ACT_CONFIRM || act == DCS_WORK_ACT_REFUSE)
    gtk_window_set_default_size (GTK_WINDOW (self), 560, 600);
  /* What is confirmed is read first: Return there does nothing. */
  if (act == DCS_WORK_ACT_CONFIRM)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->scroller));
  else
    gtk_window_set_focus (GTK_WINDOW (self),
                          needs_day (self) ? GTK_WIDGET (self->day_entry)
                                           : GTK_WIDGET (self->reason_entry));
  return self;
}

/**
 * dcs_decide_dialog_set_explanation:
 * @explanation: of what is decided; not kept
 */
void
dcs_decide_dialog_set_explanation (DcsDecideDialog *self, const DcsExplanation *explanation)
{
  g_return_if_fail (DCS_IS_DECIDE_DIALOG (self));
  g_return_if_fail (explanation != NULL);

  if (self->view == NULL) /* closed meanwhile */
    return;
  dcs_why_view_set_explanation (self->view, explanation);
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
}
