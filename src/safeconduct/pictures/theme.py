"""The colours of plots that a page may hold: each on light and on dark paper, as attributes and as a style sheet."""

from typing import NamedTuple

from safeconduct.pictures.looks import FAINT, INK, PAPER, RULE, SOFT

PLOT = "sc-plot"


class Colour(NamedTuple):
    """A colour on light paper (in print, and where no style is read) and on dark."""

    light: str
    dark: str


COLOURS = {
    "paper": Colour(PAPER, "#171a20"),
    "ink": Colour(INK, "#eceae4"),
    "soft": Colour(SOFT, "#b9bdc6"),
    "faint": Colour(FAINT, "#9aa0ab"),
    "rule": Colour(RULE, "#3b404a"),
    # Voices: after Okabe and Ito, darkened until each stands out from the paper; grey in print they differ by shape.
    "voice-0": Colour("#0068a6", "#63b8f2"),
    "voice-1": Colour("#c24e00", "#ff9352"),
    "voice-2": Colour("#00795a", "#48cfa3"),
    "voice-3": Colour("#9c4480", "#e494c6"),
    "voice-4": Colour("#7a5c00", "#dcb950"),
    "voice-5": Colour("#4b5160", "#c3c8d2"),
}


def painted(fill: str = "", stroke: str = "") -> dict[str, str]:
    """Attributes that fill and stroke with colours by name: the light colour, and a class for the style sheet."""
    told = {key: COLOURS[name].light for key, name in (("fill", fill), ("stroke", stroke)) if name}
    classes = " ".join(f"{key}-{name}" for key, name in (("f", fill), ("s", stroke)) if name)
    return {**told, "class": classes}


def style_sheet() -> str:
    """The style sheet of plots: dark where the reader wants it dark, on screens only, so that print stays light.

    A page that holds plots puts it into its own style once. It may give them colours of its own by setting properties
    such as `--sc-paper` on `svg.sc-plot`.
    """
    light = ";".join(f"--sc-{name}:{colour.light}" for name, colour in COLOURS.items())
    dark = ";".join(f"--sc-{name}:{colour.dark}" for name, colour in COLOURS.items())
    rules = "".join(
        f".{PLOT} .f-{name}{{fill:var(--sc-{name})}}.{PLOT} .s-{name}{{stroke:var(--sc-{name})}}" for name in COLOURS
    )
    return (
        f"@media screen{{.{PLOT}{{{light}}}{rules}}}@media screen and (prefers-color-scheme:dark){{.{PLOT}{{{dark}}}}}"
    )
