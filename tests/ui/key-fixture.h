/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Presses a key as GTK would hand it on: from the window down to the focus and up again, through
 * key controllers and key bindings; what nobody wants is typed into the text with the focus, and
 * Tab moves the focus. Counts the keys. */
void key_press (GtkWidget *window, guint keyval, GdkModifierType modifiers);
/* Presses the key of each character. */
void key_type (GtkWidget *window, const char *text);
guint key_count (void);
void key_reset_count (void);

G_END_DECLS
