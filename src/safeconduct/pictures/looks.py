"""How a picture looks: colours, textures and fonts. Each status differs in hue, in lightness and in texture."""

from typing import NamedTuple

from safeconduct.pictures.svg import element

PAPER, INK, SOFT, FAINT, RULE = "#fcfbf8", "#1d2430", "#555b66", "#6d727c", "#dedad1"


class Look(NamedTuple):
    """How a status is drawn: the ground and its texture, the outline, and the colour of a word upon it."""

    ground: str
    texture: str
    outline: str
    word: str


LOOKS = {
    "awaiting": Look("#f7e2ad", "#e6c671", "#a87716", "#3d2d05"),
    "closed": Look("#666b7a", "#545967", "#3d424f", "#ffffff"),
    "open": Look("#4fb894", "", "#1b7558", "#04231a"),
    "completed": Look("#1f4b86", "#426fae", "#12305a", "#ffffff"),
    "not-shown": Look("none", "", "#a7a295", SOFT),
}
DEBT = LOOKS["awaiting"].outline
LATIN = ("Noto Sans", "DejaVu Sans", "Noto Sans CJK KR")
HANGUL = ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans", "DejaVu Sans")


def fonts(lang: str) -> str:
    """The families to set a language in, the best first; any sans-serif in the end."""
    families = HANGUL if lang == "ko" else LATIN
    return ", ".join((*(f"'{family}'" for family in families), "sans-serif"))


def textures() -> str:
    """The definitions of the textures: dots wait, slanted lines are shut, upright lines are done."""
    return element(
        "defs",
        _texture("awaiting", 7, element("circle", cx=3.5, cy=3.5, r=1, fill=LOOKS["awaiting"].texture)),
        _texture("closed", 7, _stripe("closed", 2.4), turned="rotate(45)"),
        _texture("completed", 6, _stripe("completed", 1.2)),
    )


def _stripe(status: str, wide: float) -> str:
    return element("rect", width=wide, height=7, fill=LOOKS[status].texture)


def _texture(status: str, size: float, drawn: str, turned: str | None = None) -> str:
    ground = element("rect", width=size, height=size, fill=LOOKS[status].ground)
    box = {"width": size, "height": size, "patternUnits": "userSpaceOnUse", "patternTransform": turned}
    return element("pattern", ground, drawn, id=f"status-{status}", **box)


def band(status: str, x: float, y: float, wide: float, high: float, *inside: str, **data: str) -> str:
    """A piece of a lane in the look of its status; what is not shown is a broken line at half its height."""
    look = LOOKS[status]
    if status == "not-shown":
        middle = y + high / 2
        line = {"x1": x, "x2": x + wide, "y1": middle, "y2": middle, "stroke": look.outline}
        return element("line", *inside, **line, stroke_width=1.5, stroke_dasharray="2 4", **data)
    fill = f"url(#status-{status})" if look.texture else look.ground
    box = {"x": x, "y": y, "width": wide, "height": high, "fill": fill}
    return element("rect", *inside, **box, stroke=look.outline, stroke_width=1, **data)
