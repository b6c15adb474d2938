/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-timeline-session.h"
#include "dcs-timeline-view.h"

G_BEGIN_DECLS

/**
 * DcsTimelineCard: the timeline with its toolbar.
 *
 * Properties: "axis" (string: "dates" or "since-diagnosis"), "legend" (boolean).
 * Actions: `timeline.zoom-in`, `timeline.zoom-out`, `timeline.fit`, `timeline.axis`,
 * `timeline.legend`, `timeline.export`.
 * Signal: "figure-saved" (string: the path).
 */
#define DCS_TYPE_TIMELINE_CARD (dcs_timeline_card_get_type ())
G_DECLARE_FINAL_TYPE (DcsTimelineCard, dcs_timeline_card, DCS, TIMELINE_CARD, AdwBin)

DcsTimelineSession *dcs_timeline_card_get_session (DcsTimelineCard *self);
DcsTimelineView *dcs_timeline_card_get_view (DcsTimelineCard *self);
void dcs_timeline_card_set_course (DcsTimelineCard *self, DcsCourse *course, DcsCatalog *catalog);

G_END_DECLS
