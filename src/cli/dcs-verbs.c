/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>

static const DcsVerb verbs[] = {
  { "init",
    "",
    N_ ("Make an empty clinic file"),
    N_ ("A file that is there already is never overwritten."),
    dcs_verb_init },
  { "import",
    N_ ("FOLDER"),
    N_ ("Read a CSV bundle into the clinic file"),
    N_ ("Everything or nothing: when any row is wrong, each fault is one line on standard error\n"
        "with its file, line, column, value and what was expected, and nothing is imported."),
    dcs_verb_import },
  { "export",
    N_ ("FOLDER"),
    N_ ("Write the clinic as a CSV bundle"),
    N_ ("De-identified, names and free text are left out and the dates of each patient are\n"
        "shifted by a secret number of days."),
    dcs_verb_export },
  { "patients",
    "",
    N_ ("List the patients"),
    N_ ("Code, disease, subtype, state, current treatment, last visit, next due."),
    dcs_verb_patients },
  { "show", N_ ("CODE"), N_ ("Show the whole course of one patient"), NULL, dcs_verb_show },
  { "due",
    "",
    N_ ("List what is due and overdue, across patients"),
    N_ ("The worklist of a day: visits, what is overdue, due and due soon, then what waits to be\n"
        "confirmed, followed up and completed. It is a list to check, derived from the records by\n"
        "the rules of the disease definitions."),
    dcs_verb_due },
  { "add-patient",
    "",
    N_ ("Enter a patient"),
    N_ ("Prints the patient's code once the record is on disk. A date is 2019-03-14, 2019-03 or\n"
        "2019, with ~ before it for “about”."),
    dcs_verb_add_patient },
  { "add-visit",
    N_ ("CODE"),
    N_ ("Enter a visit of the patient CODE"),
    N_ ("Prints the visit's id once it is on disk. The same visit with the same --uid can be sent\n"
        "again: it is stored once. What is measured is given with --set, as in\n"
        "--set weight=21.5, for a value of one site as in --set score@site=2."),
    dcs_verb_add_visit },
  { "session",
    "",
    N_ ("Enter visits line by line from standard input"),
    N_ ("A request is one line, its parts separated by tabs:\n"
        "\n"
        "  add-visit CODE<tab>DATE<tab>KEY=VALUE<tab>…\n"
        "\n"
        "KEY is uid, note, another field of a visit, or code[@site] of what was measured. In a\n"
        "VALUE, \\n is a line break, \\t a tab and \\\\ a backslash. Each request is saved by "
        "itself.\n"
        "The answer is “OK id” once it is on disk, or “ERR status message”."),
    dcs_verb_session },
  { "chart",
    N_ ("timeline|treatments"),
    N_ ("Draw a figure into a file"),
    N_ ("timeline: the course of one patient (--patient). treatments: the treatments of all\n"
        "patients. The ending of the file says its format: .svg, .pdf or .png."),
    dcs_verb_chart },
  { "check",
    "",
    N_ ("Check the clinic file for damage and inconsistency"),
    N_ ("Each fault is one line. The exit status is 6 when there is any. Behind them come the\n"
        "findings of the data-quality rules: what to look at again. They are no faults."),
    dcs_verb_check },
  { "audit",
    N_ ("verify|seal"),
    N_ ("Verify the audit trail, or print its seal"),
    N_ ("seal: prints the number and the hash of the newest entry, to be kept elsewhere.\n"
        "verify: tells whether the chain is whole, and with --seal whether it still contains what\n"
        "it contained then."),
    dcs_verb_audit },
  { "erase",
    N_ ("CODE"),
    N_ ("Erase a person for good"),
    N_ ("All records of the patient CODE, kept drafts and what the audit trail holds of them. The\n"
        "chain of the trail stays whole. It cannot be undone."),
    dcs_verb_erase },
  { "migrate",
    "",
    N_ ("Bring an older clinic file up to date"),
    N_ ("A verified copy of the file as it was is kept beside it."),
    dcs_verb_migrate },
  { "backup",
    N_ ("FILE"),
    N_ ("Write a verified copy of the clinic file"),
    N_ ("Others can go on working meanwhile. A file that is there already is never overwritten."),
    dcs_verb_backup },
  { "restore",
    N_ ("FILE"),
    N_ ("Put a backup in the place of the clinic file"),
    N_ ("The backup is verified first; the clinic file as it was is kept beside it."),
    dcs_verb_restore },
};

/**
 * dcs_verbs:
 *
 * Returns: (transfer none) (array length=n_verbs): everything the program can do
 */
const DcsVerb *
dcs_verbs (guint *n_verbs)
{
  *n_verbs = G_N_ELEMENTS (verbs);
  return verbs;
}

/**
 * dcs_verb_find:
 *
 * Returns: (transfer none) (nullable): the verb of that name
 */
const DcsVerb *
dcs_verb_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];
  return NULL;
}
