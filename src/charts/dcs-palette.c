/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene.h"

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0          \
  }

/*
 * The classes have the hues of Okabe and Ito, "Color Universal Design" (2008): blue, vermillion,
 * bluish green, reddish purple, orange, sky blue, yellow, black. On white the light ones are
 * darkened, on black the dark ones are lightened, until every one stands out from the background
 * by 3:1 (WCAG 2.1, 1.4.11) and text by 4.5:1 (1.4.3); a test holds all palettes to that.
 */
static const DcsPalette paper = { {
    [DCS_COLOR_NONE] = { 0.0, 0.0, 0.0, 0.0 },
    [DCS_COLOR_BACKGROUND] = RGB (0xffffff),
    [DCS_COLOR_FOREGROUND] = RGB (0x1c1c1c),
    [DCS_COLOR_DIM] = RGB (0x5a5a5f),
    [DCS_COLOR_GRID] = RGB (0xe3e3e6),
    [DCS_COLOR_ACCENT] = RGB (0x1a5fb4),
    [DCS_COLOR_ALARM] = RGB (0xc01c28),
    [DCS_COLOR_CLASS_1] = RGB (0x0072b2),
    [DCS_COLOR_CLASS_2] = RGB (0xc65600),
    [DCS_COLOR_CLASS_3] = RGB (0x00855f),
    [DCS_COLOR_CLASS_4] = RGB (0xb3558a),
    [DCS_COLOR_CLASS_5] = RGB (0xa86f00),
    [DCS_COLOR_CLASS_6] = RGB (0x2a86bd),
    [DCS_COLOR_CLASS_7] = RGB (0x857a00),
    [DCS_COLOR_CLASS_8] = RGB (0x4d4d4d),
} };

/* On the window, whose background is not always pure white. */
static const DcsPalette light = { {
    [DCS_COLOR_NONE] = { 0.0, 0.0, 0.0, 0.0 },
    [DCS_COLOR_BACKGROUND] = RGB (0xfafafa),
    [DCS_COLOR_FOREGROUND] = RGB (0x242424),
    [DCS_COLOR_DIM] = RGB (0x5e5c64),
    [DCS_COLOR_GRID] = RGB (0xdedee2),
    [DCS_COLOR_ACCENT] = RGB (0x1a5fb4),
    [DCS_COLOR_ALARM] = RGB (0xc01c28),
    [DCS_COLOR_CLASS_1] = RGB (0x0072b2),
    [DCS_COLOR_CLASS_2] = RGB (0xc65600),
    [DCS_COLOR_CLASS_3] = RGB (0x00855f),
    [DCS_COLOR_CLASS_4] = RGB (0xb3558a),
    [DCS_COLOR_CLASS_5] = RGB (0xa86f00),
    [DCS_COLOR_CLASS_6] = RGB (0x2a86bd),
    [DCS_COLOR_CLASS_7] = RGB (0x857a00),
    [DCS_COLOR_CLASS_8] = RGB (0x4d4d4d),
} };

static const DcsPalette dark = { {
    [DCS_COLOR_NONE] = { 0.0, 0.0, 0.0, 0.0 },
    [DCS_COLOR_BACKGROUND] = RGB (0x242424),
    [DCS_COLOR_FOREGROUND] = RGB (0xf2f2f2),
    [DCS_COLOR_DIM] = RGB (0xb4b4b8),
    [DCS_COLOR_GRID] = RGB (0x3c3c40),
    [DCS_COLOR_ACCENT] = RGB (0x78aeed),
    [DCS_COLOR_ALARM] = RGB (0xff7b7b),
    [DCS_COLOR_CLASS_1] = RGB (0x4aa8e0),
    [DCS_COLOR_CLASS_2] = RGB (0xf0803c),
    [DCS_COLOR_CLASS_3] = RGB (0x2fc59b),
    [DCS_COLOR_CLASS_4] = RGB (0xdd93bd),
    [DCS_COLOR_CLASS_5] = RGB (0xe9a91a),
    [DCS_COLOR_CLASS_6] = RGB (0x8fd0f5),
    [DCS_COLOR_CLASS_7] = RGB (0xf0e442),
    [DCS_COLOR_CLASS_8] = RGB (0xc0c0c0),
} };

/* High contrast: everything that means something by 4.5:1 at least, the grid by 3:1. */
static const DcsPalette high_contrast_light = { {
    [DCS_COLOR_NONE] = { 0.0, 0.0, 0.0, 0.0 },
    [DCS_COLOR_BACKGROUND] = RGB (0xffffff),
    [DCS_COLOR_FOREGROUND] = RGB (0x000000),
    [DCS_COLOR_DIM] = RGB (0x2e2e32),
    [DCS_COLOR_GRID] = RGB (0x8c8c90),
    [DCS_COLOR_ACCENT] = RGB (0x0b3f86),
    [DCS_COLOR_ALARM] = RGB (0x9a0c18),
    [DCS_COLOR_CLASS_1] = RGB (0x004f7c),
    [DCS_COLOR_CLASS_2] = RGB (0x9a3f00),
    [DCS_COLOR_CLASS_3] = RGB (0x005c42),
    [DCS_COLOR_CLASS_4] = RGB (0x86305f),
    [DCS_COLOR_CLASS_5] = RGB (0x755000),
    [DCS_COLOR_CLASS_6] = RGB (0x145f8d),
    [DCS_COLOR_CLASS_7] = RGB (0x5b5400),
    [DCS_COLOR_CLASS_8] = RGB (0x2b2b2b),
} };

static const DcsPalette high_contrast_dark = { {
    [DCS_COLOR_NONE] = { 0.0, 0.0, 0.0, 0.0 },
    [DCS_COLOR_BACKGROUND] = RGB (0x000000),
    [DCS_COLOR_FOREGROUND] = RGB (0xffffff),
    [DCS_COLOR_DIM] = RGB (0xdcdce0),
    [DCS_COLOR_GRID] = RGB (0x7a7a80),
    [DCS_COLOR_ACCENT] = RGB (0xa8d0ff),
    [DCS_COLOR_ALARM] = RGB (0xff9c9c),
    [DCS_COLOR_CLASS_1] = RGB (0x74c3f5),
    [DCS_COLOR_CLASS_2] = RGB (0xffa066),
    [DCS_COLOR_CLASS_3] = RGB (0x5fe3bd),
    [DCS_COLOR_CLASS_4] = RGB (0xf2b5d6),
    [DCS_COLOR_CLASS_5] = RGB (0xffc64d),
    [DCS_COLOR_CLASS_6] = RGB (0xb5e3ff),
    [DCS_COLOR_CLASS_7] = RGB (0xfff27a),
    [DCS_COLOR_CLASS_8] = RGB (0xe0e0e0),
} };

/**
 * dcs_palette_paper:
 *
 * Returns: (transfer none): colours of exported and printed figures
 */
const DcsPalette *
dcs_palette_paper (void)
{
  return &paper;
}

/**
 * dcs_palette_light:
 *
 * Returns: (transfer none): colours on a light window
 */
const DcsPalette *
dcs_palette_light (void)
{
  return &light;
}

/**
 * dcs_palette_dark:
 *
 * Returns: (transfer none): colours on a dark window
 */
const DcsPalette *
dcs_palette_dark (void)
{
  return &dark;
}

/**
 * dcs_palette_high_contrast:
 * @dark_background: whether the window is dark
 *
 * Returns: (transfer none): colours for people who asked for high contrast
 */
const DcsPalette *
dcs_palette_high_contrast (gboolean dark_background)
{
  return dark_background ? &high_contrast_dark : &high_contrast_light;
}
