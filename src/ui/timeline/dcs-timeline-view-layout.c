/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-view-private.h"

#include "dcs-patient.h"
#include "dcs-scene-picture.h"

#include <adwaita.h>
#include <math.h>

/* How the course is laid out and painted for the widget: for which width, range and font. */

/* Labels are a little smaller than the text around the figure. */
#define LABEL_SCALE 0.88

DcsDefinition *
_dcs_timeline_view_definition (DcsTimelineView *self)
{
  const DcsValue *patient;

  if (self->course == NULL || self->catalog == NULL)
    return NULL;
  patient = dcs_course_patient (self->course);
  if (patient == NULL)
    return NULL;
  return dcs_catalog_find (self->catalog, patient[DCS_PATIENT_DISEASE].code);
}

/* The size of labels in pixels, following the text size that the person has set. */
double
_dcs_timeline_view_label_size (DcsTimelineView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96.0) / 72.0;
  return round (size * LABEL_SCALE * 4) / 4;
}

static const DcsPalette *
current_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dcs_palette_high_contrast (dark);
  return dark ? dcs_palette_dark () : dcs_palette_light ();
}

static gboolean
key_equal (const DcsTimelineViewKey *a, const DcsTimelineViewKey *b)
{
  return a->width == b->width && a->first_day == b->first_day && a->last_day == b->last_day
         && a->font_size == b->font_size && a->axis == b->axis && a->legend == b->legend;
}

/* How the course is to be laid out now for @width; FALSE when there is nothing to lay out. */
static gboolean
wanted_layout (DcsTimelineView *self, int width, DcsTimelineViewKey *key)
{
  double first, last;

  if (_dcs_timeline_view_definition (self) == NULL || self->session == NULL)
    return FALSE;

  dcs_timeline_session_get_range (self->session, &first, &last);
  /* Compared field by field, never as bytes. */
  key->width = MAX (width, DCS_TIMELINE_VIEW_MIN_WIDTH);
  key->first_day = (int) floor (first);
  key->last_day = (int) ceil (last);
  key->font_size = _dcs_timeline_view_label_size (self);
  key->axis = dcs_timeline_session_get_axis (self->session);
  key->legend = self->legend;
  return TRUE;
}

static DcsTimeline *
lay_out (DcsTimelineView *self, const DcsTimelineViewKey *key)
{
  DcsTimelineOptions options = { 0 };

  options.axis = key->axis;
  options.width = key->width;
  options.font_size = key->font_size;
  options.first_day = key->first_day;
  options.last_day = key->last_day;
  options.today = self->today;
  options.legend = key->legend;
  if (self->timeline != NULL)
    return dcs_timeline_relayout (self->timeline, &options);
  return dcs_timeline_new (self->course, _dcs_timeline_view_definition (self), &options);
}

/* Lays the course out for @width; does nothing when it is laid out so already. */
void
_dcs_timeline_view_ensure_layout (DcsTimelineView *self, int width)
{
  DcsTimelineViewKey key;
  DcsTimeline *timeline;

  if (!wanted_layout (self, width, &key)
      || (self->timeline != NULL && key_equal (&key, &self->key)))
    return;

  timeline = lay_out (self, &key);
  g_clear_pointer (&self->timeline, dcs_timeline_unref);
  self->timeline = timeline;
  self->key = key;
  g_clear_object (&self->picture);
  self->marks_stale = TRUE;
}

/* The height that the course needs at @width. GTK asks for widths that are never given; what is
 * shown must not follow such questions. */
int
_dcs_timeline_view_height_for_width (DcsTimelineView *self, int width)
{
  DcsTimelineViewKey key;

  if (!wanted_layout (self, width, &key))
    return 0;
  if (self->timeline != NULL && key_equal (&key, &self->key))
    return (int) ceil (dcs_timeline_get_height (self->timeline));
  if (self->measured_height == 0 || !key_equal (&key, &self->measured_key))
    {
      g_autoptr (DcsTimeline) timeline = lay_out (self, &key);

      self->measured_height = (int) ceil (dcs_timeline_get_height (timeline));
      self->measured_key = key;
    }
  return self->measured_height;
}

void
_dcs_timeline_view_ensure_picture (DcsTimelineView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->picture != NULL && self->picture_scale == scale)
    return;

  g_clear_object (&self->picture);
  self->picture = dcs_scene_picture (
      dcs_timeline_get_scene (self->timeline), current_palette (), scale, FALSE);
  self->picture_scale = scale;
}

void
_dcs_timeline_view_drop_layout (DcsTimelineView *self)
{
  g_clear_pointer (&self->timeline, dcs_timeline_unref);
  g_clear_object (&self->picture);
  self->measured_height = 0;
  self->marks_stale = TRUE;
}
