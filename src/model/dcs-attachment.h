/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsAttachment: a photograph or report. Fields, their types and ranges: dcs-attachment.c.
 */
typedef enum
{
  DCS_ATTACHMENT_PATIENT_ID,
  DCS_ATTACHMENT_ID,
  DCS_ATTACHMENT_VERSION,  /* counts the saves; optimistic locking */
  DCS_ATTACHMENT_DELETED,  /* 1: marked as deleted */
  DCS_ATTACHMENT_VISIT_ID, /* 0: none */
  DCS_ATTACHMENT_DATE,
  DCS_ATTACHMENT_SITE,
  DCS_ATTACHMENT_KIND,
  DCS_ATTACHMENT_TITLE,
  DCS_ATTACHMENT_MEDIA_TYPE,
  DCS_ATTACHMENT_SHA256, /* of the content, which the store keeps apart */
  DCS_N_ATTACHMENT_FIELDS,
} DcsAttachmentField;

#define DCS_TYPE_ATTACHMENT (dcs_attachment_get_type ())
G_DECLARE_FINAL_TYPE (DcsAttachment, dcs_attachment, DCS, ATTACHMENT, DcsRecord)

extern const DcsRecordInfo dcs_attachment_info;

G_END_DECLS
