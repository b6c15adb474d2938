/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>
#include <string.h>

/* What a file of ui/instruments shows. */
typedef struct
{
  GPtrArray *items;   /* owned codes, in their order */
  GPtrArray *classes; /* of the widget of each item, owned */
  GPtrArray *grids;   /* owned codes of forms */
  GQueue widgets;     /* classes of the open objects, owned */
  char *property;     /* the one that is open, or NULL */
} FormFile;

static void
file_clear (FormFile *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_queue_clear_full (&self->widgets, g_free);
  g_clear_pointer (&self->property, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FormFile, file_clear)

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  FormFile *self = data;

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_equal (element, "object") && g_str_equal (names[i], "class"))
      g_queue_push_tail (&self->widgets, g_strdup (values[i]));
    else if (g_str_equal (element, "property") && g_str_equal (names[i], "name"))
      {
        g_free (self->property);
        self->property = g_strdup (values[i]);
      }
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  FormFile *self = data;

  if (g_str_equal (element, "object"))
    g_free (g_queue_pop_tail (&self->widgets));
  if (g_str_equal (element, "property"))
    g_clear_pointer (&self->property, g_free);
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  FormFile *self = data;
  const char *widget = g_queue_peek_tail (&self->widgets);
  g_autofree char *value = g_strndup (text, length);

  if (widget == NULL || self->property == NULL)
    return;
  if (g_str_equal (widget, "DcsScoreGrid") && g_str_equal (self->property, "form"))
    g_ptr_array_add (self->grids, g_steal_pointer (&value));
  else if (g_str_equal (widget, "DcsItemRow") && g_str_equal (self->property, "item"))
    {
      g_ptr_array_add (self->items, g_steal_pointer (&value));
      g_ptr_array_add (self->classes, g_strdup (widget));
    }
  else if (g_str_equal (widget, "DcsFieldRow") && g_str_equal (self->property, "path"))
    {
      /* A form of the visit shows observations. */
      g_assert_true (g_str_has_prefix (value, "obs:"));
      g_ptr_array_add (self->items, g_strdup (value + strlen ("obs:")));
      g_ptr_array_add (self->classes, g_strdup (widget));
    }
}

static char *
folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "ui", "instruments", NULL);
}

static char *
file_name (DcsCode form)
{
  g_autofree char *name = g_strdelimit (g_strdup (dcs_code_string (form)), "_", '-');

  return g_strconcat (name, ".ui", NULL);
}

/* FALSE when there is no such file. */
static gboolean
read_form (DcsCode form, FormFile *file)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autofree char *place = folder ();
  g_autofree char *name = file_name (form);
  g_autofree char *path = g_build_filename (place, name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;

  *file = (FormFile){ .items = g_ptr_array_new_with_free_func (g_free),
                      .classes = g_ptr_array_new_with_free_func (g_free),
                      .grids = g_ptr_array_new_with_free_func (g_free) };
  g_queue_init (&file->widgets);
  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  context = g_markup_parse_context_new (&parser, 0, file, NULL);
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return TRUE;
}

typedef void (*FormFunc) (DcsDefinition *definition, const DcsFormInfo *form);

static void
each_form (RulesFixture *f, FormFunc func)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      DcsDefinition *definition = dcs_catalog_nth (f->catalog, d);
      guint n_forms;
      const DcsFormInfo *const *forms = dcs_definition_forms (definition, &n_forms);

      g_assert_cmpuint (n_forms, >, 0);
      for (guint i = 0; i < n_forms; i++)
        {
          g_test_message ("%s, %s",
                          dcs_code_string (dcs_definition_code (definition)),
                          dcs_code_string (forms[i]->term.code));
          func (definition, forms[i]);
        }
    }
}

static void
check_shown (DcsDefinition *definition, const DcsFormInfo *form)
{
  g_auto (FormFile) file = { 0 };
  gboolean found = read_form (form->term.code, &file);

  /* The laboratory is a list that grows, no layout. */
  g_assert_cmpint (found, ==, form->section != DCS_FORM_LABORATORY);
  if (!found)
    return;
  if (form->per_site)
    {
      g_assert_cmpuint (file.items->len, ==, 0);
      g_assert_cmpuint (file.grids->len, ==, 1);
      g_assert_cmpstr (file.grids->pdata[0], ==, dcs_code_string (form->term.code));
      return;
    }
  g_assert_cmpuint (file.grids->len, ==, 0);
  for (guint i = 0; i < MIN (form->n_items, file.items->len); i++)
    g_assert_cmpstr (file.items->pdata[i], ==, dcs_code_string (form->items[i]));
  g_assert_cmpuint (file.items->len, ==, form->n_items);
}

/* Every item of a form stands in its file once and in the order of entry, and no other does. */
static void
every_form_shows_its_items (RulesFixture *f, gconstpointer data)
{
  each_form (f, check_shown);
}

/* Levels, yes and no, scales of 0 to 10 and short lists are buttons; everything else is typed or
 * chosen from a list. */
static gboolean
is_for_buttons (const DcsTest *test)
{
  if (!test->numeric)
    return test->n_results <= 5;
  return test->n_allowed > 0 || (test->min == 0 && test->max == 10 && test->decimals == 0);
}

static void
check_widgets (DcsDefinition *definition, const DcsFormInfo *form)
{
  g_auto (FormFile) file = { 0 };

  if (!read_form (form->term.code, &file))
    return;
  for (guint i = 0; i < file.items->len; i++)
    {
      const DcsTest *test = dcs_definition_test (definition, dcs_code (file.items->pdata[i]));

      g_test_message ("%s", (const char *) file.items->pdata[i]);
      g_assert_cmpstr (
          file.classes->pdata[i], ==, is_for_buttons (test) ? "DcsItemRow" : "DcsFieldRow");
    }
}

static void
every_item_has_the_widget_that_suits_it (RulesFixture *f, gconstpointer data)
{
  each_form (f, check_widgets);
}

/* The other way: no file without a form. */
static void
every_file_is_a_form (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *place = folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (place, 0, &error);
  const char *name;

  g_assert_no_error (error);
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      guint n_forms;
      const DcsFormInfo *const *forms = dcs_definition_forms (dcs_catalog_nth (f->catalog, d),
                                                              &n_forms);

      for (guint i = 0; i < n_forms; i++)
        if (forms[i]->section != DCS_FORM_LABORATORY)
          g_hash_table_add (known, file_name (forms[i]->term.code));
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_test_message ("%s", name);
      g_assert_true (g_hash_table_remove (known, name));
    }
  g_assert_cmpuint (g_hash_table_size (known), ==, 0);
}

/* Whether one form of the definition has the test. */
static gboolean
is_in_a_form (DcsDefinition *definition, DcsCode test)
{
  guint n_forms;
  const DcsFormInfo *const *forms = dcs_definition_forms (definition, &n_forms);

  for (guint i = 0; i < n_forms; i++)
    for (guint n = 0; n < forms[i]->n_items; n++)
      if (forms[i]->items[n] == test)
        return TRUE;
  return FALSE;
}

/* A test that is no laboratory value can only be entered where a form shows it; those of the
 * laboratory can be added to its list. No test stands in two forms. */
static void
everything_can_be_entered (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      DcsDefinition *definition = dcs_catalog_nth (f->catalog, d);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint n_tests, n_forms;
      const DcsTerm *const *tests = dcs_definition_terms (definition, "test", &n_tests);
      const DcsFormInfo *const *forms = dcs_definition_forms (definition, &n_forms);

      for (guint i = 0; i < n_tests; i++)
        {
          g_test_message ("%s", dcs_code_string (tests[i]->code));
          g_assert_true (tests[i]->group == dcs_code ("laboratory")
                         || is_in_a_form (definition, tests[i]->code));
        }
      for (guint i = 0; i < n_forms; i++)
        for (guint n = 0; n < forms[i]->n_items; n++)
          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (forms[i]->items[n])));
    }
}

/* The totals that a form shows can be reached with its items. */
static void
check_totals (DcsDefinition *definition, const DcsFormInfo *form)
{
  for (guint i = 0; i < form->n_instruments; i++)
    {
      const DcsInstrument *instrument = dcs_definition_instrument (definition,
                                                                   form->instruments[i]);

      g_assert_cmpint (instrument->per_site, ==, form->per_site);
      for (guint n = 0; n < instrument->n_items; n++)
        {
          gboolean found = FALSE;

          for (guint m = 0; m < form->n_items; m++)
            found |= form->items[m] == instrument->items[n];
          g_assert_true (found);
        }
    }
}

static void
every_total_follows_from_its_form (RulesFixture *f, gconstpointer data)
{
  each_form (f, check_totals);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/forms/every-form-shows-its-items", every_form_shows_its_items);
  fixture_test ("/rules/forms/every-item-has-the-widget-that-suits-it",
                every_item_has_the_widget_that_suits_it);
  fixture_test ("/rules/forms/every-file-is-a-form", every_file_is_a_form);
  fixture_test ("/rules/forms/everything-can-be-entered", everything_can_be_entered);
  fixture_test ("/rules/forms/every-total-follows-from-its-form",
                every_total_follows_from_its_form);
  return g_test_run ();
}
