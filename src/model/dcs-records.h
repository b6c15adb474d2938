/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All record types at once. */
#include "dcs-administration.h"
#include "dcs-adverse-event.h"
#include "dcs-assessment.h"
#include "dcs-attachment.h"
#include "dcs-care-item.h"
#include "dcs-decision.h"
#include "dcs-dose-step.h"
#include "dcs-finding.h"
#include "dcs-history.h"
#include "dcs-investigation.h"
#include "dcs-lesion.h"
#include "dcs-observation.h"
#include "dcs-patient.h"
#include "dcs-relapse.h"
#include "dcs-rule-change.h"
#include "dcs-screening.h"
#include "dcs-treatment.h"
#include "dcs-visit.h"
