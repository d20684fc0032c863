"""A picture as PNG: the SVG drawn by resvg, which leaves out in silence what no font has; so we look first."""

import resvg_py

from safeconduct.errors import OutsideFailed

# A letter of each script that we write in, and a sign that no font has: it looks as a missing letter does.
SCRIPTS = {"Latin": "H", "Cyrillic": "Ж", "Korean": "한"}
SCRIPTS_OF = {"en": ("Latin",), "uk": ("Latin", "Cyrillic"), "ru": ("Latin", "Cyrillic"), "ko": ("Latin", "Korean")}
MISSING = "\U0010fffd"


def png_from_svg(svg: str, lang: str, fonts: str) -> bytes:
    """The picture in pixels. Raises OutsideFailed where this machine has no font to write it in."""
    for script in SCRIPTS_OF[lang]:
        if not _has_font_for(SCRIPTS[script], fonts):
            reason = f"no font with {script} letters is found on this machine"
            raise OutsideFailed(
                f"the picture cannot be written as PNG: {reason}; install one (Noto Sans, Noto Sans CJK), or write .svg"
            )
    try:
        return drawn(svg)
    except ValueError as error:
        raise OutsideFailed(f"the picture cannot be drawn as PNG ({error}); write it as .svg") from None


def _has_font_for(letter: str, fonts: str) -> bool:
    return _letter(letter, fonts) not in (_letter("", fonts), _letter(MISSING, fonts))


def _letter(letter: str, fonts: str) -> bytes:
    head = 'xmlns="http://www.w3.org/2000/svg" width="40" height="40"'
    return drawn(f'<svg {head}><text x="8" y="30" font-size="24" font-family="{fonts}">{letter}</text></svg>')


def drawn(svg: str) -> bytes:
    """What resvg makes of it."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))
