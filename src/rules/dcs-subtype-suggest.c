/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>

/* Zones are few: seven in the published classification. */
#define MAX_ZONES 32

/* What the lesions come to. */
typedef struct
{
  guint n_lesions;
  guint n_linear;
  guint n_head;       /* of the linear ones: on face or scalp */
  guint n_trunk_limb; /* … on trunk or limbs */
  guint n_unplaced;   /* … neither, or not recorded where */
  guint n_plaques;
  guint n_unmeasured; /* plaques without a length */
  guint n_large;
  guint n_unzoned;   /* large plaques whose zone is not recorded */
  guint n_confluent; /* large plaques */
  guint n_unasked;   /* large plaques of which nobody recorded whether they are confluent */
  guint n_unshaped;  /* lesions without a morphology */
  guint32 zones;     /* those of the large plaques, bit by bit */
} Counts;

/* What the definition calls what. */
typedef struct
{
  DcsDefinition *definition;
  DcsCode linear, circumscribed, generalized, mixed;
  DcsCode head, trunk_limb;
  DcsCode head_site;
  DcsCode shape_linear, shape_plaque;
  double min_mm;
  guint min_count, min_zones;
} Rules;

static void
rules_init (Rules *self, DcsDefinition *definition)
{
  *self = (Rules){
    .definition = definition,
    .linear = dcs_definition_role (definition, "padua-linear"),
    .circumscribed = dcs_definition_role (definition, "padua-circumscribed"),
    .generalized = dcs_definition_role (definition, "padua-generalized"),
    .mixed = dcs_definition_role (definition, "padua-mixed"),
    .head = dcs_definition_role (definition, "padua-head"),
    .trunk_limb = dcs_definition_role (definition, "padua-trunk-limb"),
    .head_site = dcs_definition_role (definition, "padua-head-site"),
    .shape_linear = dcs_definition_role (definition, "morphology-linear"),
    .shape_plaque = dcs_definition_role (definition, "morphology-plaque"),
    .min_mm = dcs_definition_parameter (definition, "plaque-min-mm", 30),
    .min_count = (guint) dcs_definition_parameter (definition, "plaque-min-count", 4),
    .min_zones = (guint) dcs_definition_parameter (definition, "plaque-min-zones", 2),
  };
}

static gboolean
rules_are_complete (const Rules *self)
{
  return self->linear != 0 && self->circumscribed != 0 && self->generalized != 0 && self->mixed != 0
         && self->shape_linear != 0 && self->shape_plaque != 0;
}

static gboolean
has_child (const DcsTerm *term, DcsCode code)
{
  for (guint i = 0; term != NULL && i < term->n_children; i++)
    if (term->children[i] == code)
      return TRUE;
  return FALSE;
}

static void
count_linear (const Rules *rules, const DcsValue *row, Counts *counts)
{
  DcsCode site = _dcs_row_code (row, DCS_LESION_SITE);
  DcsCode region = _dcs_row_code (row, DCS_LESION_REGION);
  const DcsTerm *term = dcs_definition_term (rules->definition, "site", site);

  counts->n_linear++;
  if (region == 0 && term != NULL)
    region = term->group;
  if (site != 0 && site == rules->head_site)
    counts->n_head++;
  else if (region != 0
           && !has_child (dcs_definition_term (rules->definition, "region", region),
                          rules->head_site))
    counts->n_trunk_limb++;
  else
    counts->n_unplaced++;
}

static guint32
zone_of (const Rules *rules, DcsCode site)
{
  guint n_zones;
  const DcsTerm *const *zones = dcs_definition_terms (rules->definition, "zone", &n_zones);

  for (guint i = 0; site != 0 && i < MIN (n_zones, MAX_ZONES); i++)
    if (has_child (zones[i], site))
      return 1u << i;
  return 0;
}

static void
count_plaque (const Rules *rules, const DcsValue *row, Counts *counts)
{
  const DcsValue *length = &row[DCS_LESION_LENGTH_MM];
  const DcsValue *confluent = &row[DCS_LESION_CONFLUENT];
  guint32 zone;

  counts->n_plaques++;
  if (length->kind != DCS_VALUE_DECIMAL)
    {
      counts->n_unmeasured++;
      return;
    }
  if (!(length->number > rules->min_mm))
    return;
  counts->n_large++;
  zone = zone_of (rules, _dcs_row_code (row, DCS_LESION_SITE));
  counts->zones |= zone;
  counts->n_unzoned += zone == 0;
  if (confluent->kind != DCS_VALUE_TEXT)
    counts->n_unasked++;
  else
    counts->n_confluent += g_str_equal (confluent->text, "yes");
}

static void
count_lesions (const Rules *rules, DcsCourse *course, Counts *counts)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_LESION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_LESION, i);
      DcsCode shape = _dcs_row_code (row, DCS_LESION_MORPHOLOGY);

      if (_dcs_row_is_deleted (row, DCS_LESION_DELETED)
          || dcs_date_is_set (_dcs_row_date (row, DCS_LESION_UNTIL_DATE)))
        continue;
      counts->n_lesions++;
      if (shape == rules->shape_linear)
        count_linear (rules, row, counts);
      else if (shape == rules->shape_plaque)
        count_plaque (rules, row, counts);
      else
        counts->n_unshaped++;
    }
}

static guint
n_zones_of (const Counts *counts)
{
  guint n = 0;

  for (guint32 left = counts->zones; left != 0; left &= left - 1)
    n++;
  return n;
}

static void
add_sentence (GString *words, const char *sentence)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, sentence);
}

static void G_GNUC_PRINTF (3, 4) add_count (GString *words, guint n, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (n == 0)
    return;
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_sentence (words, sentence);
}

static void
explain_counts (const Rules *rules, const Counts *counts, GString *words)
{
  g_autofree char *limit = dcs_number_format (rules->min_mm, 1);
  guint n_zones = n_zones_of (counts);

  if (counts->n_lesions == 0)
    {
      add_sentence (words, _ ("No lesion is recorded."));
      return;
    }
  add_count (
      words,
      counts->n_linear,
      g_dngettext (GETTEXT_PACKAGE, "%u linear lesion.", "%u linear lesions.", counts->n_linear),
      counts->n_linear);
  add_count (words,
             counts->n_plaques,
             g_dngettext (GETTEXT_PACKAGE, "%u plaque.", "%u plaques.", counts->n_plaques),
             counts->n_plaques);
  add_count (words,
             counts->n_large,
             /* Translators: a count and a length in millimetres. */
             g_dngettext (GETTEXT_PACKAGE,
                          "%u plaque is longer than %s mm.",
                          "%u plaques are longer than %s mm.",
                          counts->n_large),
             counts->n_large,
             limit);
  add_count (words,
             n_zones,
             g_dngettext (GETTEXT_PACKAGE,
                          "They are in %u anatomic site.",
                          "They are in %u anatomic sites.",
                          n_zones),
             n_zones);
  add_count (words,
             counts->n_unmeasured,
             g_dngettext (GETTEXT_PACKAGE,
                          "The length of %u plaque is not recorded.",
                          "The length of %u plaques is not recorded.",
                          counts->n_unmeasured),
             counts->n_unmeasured);
  add_count (words,
             counts->n_unzoned,
             g_dngettext (GETTEXT_PACKAGE,
                          "The site of %u large plaque is not recorded.",
                          "The site of %u large plaques is not recorded.",
                          counts->n_unzoned),
             counts->n_unzoned);
  add_count (words,
             counts->n_unshaped,
             g_dngettext (GETTEXT_PACKAGE,
                          "The shape of %u lesion is not recorded.",
                          "The shape of %u lesions is not recorded.",
                          counts->n_unshaped),
             counts->n_unshaped);
}

/* Which subtype the plaques make on their own; 0: none, or it cannot be told yet. */
static DcsCode
judge_plaques (const Rules *rules, const Counts *counts, GString *words)
{
  if (counts->n_plaques == 0)
    return 0;
  if (counts->n_large < rules->min_count || n_zones_of (counts) < rules->min_zones)
    return rules->circumscribed;
  if (counts->n_confluent > 0)
    return rules->generalized;
  if (counts->n_unasked == 0)
    {
      add_sentence (words, _ ("Criteria incomplete: the plaques are not confluent."));
      return rules->circumscribed;
    }
  add_sentence (words, _ ("Criteria incomplete: confluence not recorded."));
  return 0;
}

static DcsCode
judge_site (const Rules *rules, const Counts *counts, GString *words)
{
  if (counts->n_linear == 0)
    return 0;
  if (counts->n_head == counts->n_linear)
    return rules->head;
  if (counts->n_trunk_limb == counts->n_linear)
    return rules->trunk_limb;
  if (counts->n_head > 0 && counts->n_trunk_limb > 0)
    add_sentence (words, _ ("The linear lesions are on the head and elsewhere: choose the site."));
  else
    add_sentence (words, _ ("Where the linear lesions are does not tell the site: choose it."));
  return 0;
}

static void
suggest (const Rules *rules, const Counts *counts, DcsSubtypeSuggestion *suggestion, GString *words)
{
  DcsCode plaques = judge_plaques (rules, counts, words);

  suggestion->subtype_site = judge_site (rules, counts, words);
  if (counts->n_linear > 0 && counts->n_plaques > 0)
    {
      suggestion->subtype = rules->mixed;
      add_sentence (words, _ ("Linear lesions and plaques together: name the predominant first."));
    }
  else
    suggestion->subtype = counts->n_linear > 0 ? rules->linear : plaques;
}

/**
 * dcs_suggest_subtype:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @suggestion: (out): always filled; free with dcs_subtype_suggestion_clear()
 *
 * Counts the lesions that are not over and tells which subtype of the Padua preliminary
 * classification (Laxer RM, Zulian F. Curr Opin Rheumatol 2006;18:606-613; clinical reference, A1)
 * they make. It suggests; a clinician decides.
 *
 * Plaques are generalized when at least "plaque-min-count" (4) of them are longer than
 * "plaque-min-mm" (30, strictly), in at least "plaque-min-zones" (2) anatomic sites (the
 * definition's domain "zone"), and one of these is recorded as confluent; else circumscribed. When
 * only the confluence is not recorded, neither is suggested. Linear lesions are of the head when
 * all are at the definition's site of face and scalp, and of trunk and limbs when all are outside
 * its region; two forms at the head are one subtype. Linear lesions and plaques together are mixed.
 * The pansclerotic subtype is not suggested: what makes it is no count.
 *
 * A definition without the roles "padua-…" and "morphology-…" gets no suggestion and no
 * explanation.
 */
void
dcs_suggest_subtype (DcsCourse *course, DcsDefinition *definition, DcsSubtypeSuggestion *suggestion)
{
  g_autoptr (GString) words = NULL;
  Counts counts = { 0 };
  Rules rules;

  g_return_if_fail (course != NULL && definition != NULL && suggestion != NULL);

  *suggestion = (DcsSubtypeSuggestion){ 0 };
  rules_init (&rules, definition);
  if (!rules_are_complete (&rules))
    return;
  count_lesions (&rules, course, &counts);
  words = g_string_new (NULL);
  explain_counts (&rules, &counts, words);
  suggest (&rules, &counts, suggestion, words);
  suggestion->n_lesions = counts.n_lesions;
  suggestion->n_large = counts.n_large;
  suggestion->n_zones = n_zones_of (&counts);
  suggestion->explanation = g_string_free (g_steal_pointer (&words), FALSE);
}

void
dcs_subtype_suggestion_clear (DcsSubtypeSuggestion *suggestion)
{
  g_return_if_fail (suggestion != NULL);

  g_clear_pointer (&suggestion->explanation, g_free);
  *suggestion = (DcsSubtypeSuggestion){ 0 };
}
