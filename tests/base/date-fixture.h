/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-date-typed-private.h"

G_BEGIN_DECLS

#define DMY DCS_DATE_ORDER_DMY
#define MDY DCS_DATE_ORDER_MDY
#define YMD DCS_DATE_ORDER_YMD

DcsDate date_fixture_iso (const char *text);

/* @expected is NULL where @text is to be refused. */
void date_fixture_assert_typed (const char *text,
                                DcsDateOrder order,
                                const char *today,
                                const char *expected);

G_END_DECLS
