/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core-private.h"

G_DEFINE_QUARK (dcs_clinic_error, dcs_clinic_error)

static DcsClinicError
code_for_store (int code)
{
  switch ((DcsStoreError) code)
    {
    case DCS_STORE_ERROR_EXISTS:
    case DCS_STORE_ERROR_NOT_CLINIC:
    case DCS_STORE_ERROR_TOO_NEW:
    case DCS_STORE_ERROR_NETWORK:
    case DCS_STORE_ERROR_READ_ONLY:
      return DCS_CLINIC_ERROR_REFUSED;
    case DCS_STORE_ERROR_TOO_OLD:
      return DCS_CLINIC_ERROR_TOO_OLD;
    case DCS_STORE_ERROR_NOT_FOUND:
      return DCS_CLINIC_ERROR_NOT_FOUND;
    case DCS_STORE_ERROR_BUSY:
      return DCS_CLINIC_ERROR_BUSY;
    case DCS_STORE_ERROR_DISK:
      return DCS_CLINIC_ERROR_DISK;
    case DCS_STORE_ERROR_CORRUPT:
      return DCS_CLINIC_ERROR_DAMAGED;
    case DCS_STORE_ERROR_CONSTRAINT:
    case DCS_STORE_ERROR_DUPLICATE:
      return DCS_CLINIC_ERROR_BAD_DATA;
    case DCS_STORE_ERROR_CONFLICT:
      return DCS_CLINIC_ERROR_CONFLICT;
    case DCS_STORE_ERROR_FAILED:
    default:
      return DCS_CLINIC_ERROR_FAULT;
    }
}

gboolean
_dcs_clinic_propagate (GError **error, GError *store_error)
{
  g_return_val_if_fail (store_error != NULL, FALSE);

  if (store_error->domain == DCS_STORE_ERROR)
    g_set_error_literal (
        error, DCS_CLINIC_ERROR, code_for_store (store_error->code), store_error->message);
  else
    g_set_error_literal (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_FAULT, store_error->message);
  g_error_free (store_error);
  return FALSE;
}

/**
 * dcs_clinic_error_exit_status:
 * @error: (nullable): an error, or %NULL for none
 *
 * Returns: the exit status of the command line for it: 0 to 7
 */
int
dcs_clinic_error_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain != DCS_CLINIC_ERROR)
    return DCS_CLINIC_ERROR_FAULT;
  switch ((DcsClinicError) error->code)
    {
    case DCS_CLINIC_ERROR_NOT_FOUND:
    case DCS_CLINIC_ERROR_CONFLICT:
      return DCS_CLINIC_ERROR_BAD_DATA;
    case DCS_CLINIC_ERROR_TOO_OLD:
      return DCS_CLINIC_ERROR_REFUSED;
    case DCS_CLINIC_ERROR_FAULT:
    case DCS_CLINIC_ERROR_USAGE:
    case DCS_CLINIC_ERROR_REFUSED:
    case DCS_CLINIC_ERROR_BUSY:
    case DCS_CLINIC_ERROR_DISK:
    case DCS_CLINIC_ERROR_DAMAGED:
    case DCS_CLINIC_ERROR_BAD_DATA:
      return error->code;
    default:
      return DCS_CLINIC_ERROR_FAULT;
    }
}
