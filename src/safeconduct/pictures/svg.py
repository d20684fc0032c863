"""How SVG is written: elements as text, escaped, with numbers rounded so that the same picture has the same bytes."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from safeconduct.pictures.widths import Run

STYLES: dict[str, dict[str, str]] = {
    "": {},
    "bold": {"font_weight": "700"},
    "faint": {"fill": "#6d727c"},
    "turn": {"fill": "#7a520a"},
}
_NOT_IN_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *inside: str, **attributes: object) -> str:
    """An element. In the names of attributes `_` stands for `-` (`xml_lang` for `xml:lang`); None is left out."""
    told = "".join(
        f" {_name(key)}={quoteattr(_value(value))}" for key, value in attributes.items() if value is not None
    )
    return f"<{tag}{told}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{told}/>"


def _name(key: str) -> str:
    return "xml:lang" if key == "xml_lang" else key.replace("_", "-")


def _value(value: object) -> str:
    return f"{round(value, 2):g}" if isinstance(value, float) else clean(str(value))


def clean(text: str) -> str:
    """The text without signs that XML does not allow."""
    return _NOT_IN_XML.sub(" ", text)


def words(text: str) -> str:
    """Text for the inside of an element."""
    return escape(clean(text))


def text(x: float, y: float, told: str, **attributes: object) -> str:
    """A line of text; `y` is its base line."""
    return element("text", words(told), x=x, y=y, **attributes)


def line_of_runs(x: float, y: float, runs: Sequence[Run], **attributes: object) -> str:
    """A line of text in several styles."""
    spans = [
        element("tspan", words(f"{' ' if index else ''}{run.text}"), **STYLES[run.style])
        for index, run in enumerate(runs)
    ]
    return element("text", *spans, x=x, y=y, **attributes)


def path(points: Iterable[tuple[float, float]], **attributes: object) -> str:
    """A line through points."""
    drawn = " ".join(f"{_value(float(x))},{_value(float(y))}" for x, y in points)
    return element("polyline", points=drawn, fill="none", **attributes)
