/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-cli.h"

G_BEGIN_DECLS

const DcsVerb *dcs_verbs (guint *n_verbs);
const DcsVerb *dcs_verb_find (const char *name);

int dcs_verb_init (DcsCli *cli);
int dcs_verb_import (DcsCli *cli);
int dcs_verb_export (DcsCli *cli);
int dcs_verb_patients (DcsCli *cli);
int dcs_verb_show (DcsCli *cli);
int dcs_verb_due (DcsCli *cli);
int dcs_verb_add_patient (DcsCli *cli);
int dcs_verb_add_visit (DcsCli *cli);
int dcs_verb_session (DcsCli *cli);
int dcs_verb_chart (DcsCli *cli);
int dcs_verb_check (DcsCli *cli);
int dcs_verb_audit (DcsCli *cli);
int dcs_verb_erase (DcsCli *cli);
int dcs_verb_migrate (DcsCli *cli);
int dcs_verb_backup (DcsCli *cli);
int dcs_verb_restore (DcsCli *cli);

G_END_DECLS
