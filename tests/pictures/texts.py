"""The texts of a picture as boxes, near enough: what is cut off or runs into another is seen in their numbers."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from safeconduct.pictures.widths import width

SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    """A line of text: what it says and where its letters lie."""

    told: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether letters of one lie on letters of the other."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def read(svg: str) -> ET.Element:
    """A picture of our own, read back."""
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def boxes(picture: ET.Element) -> Iterator[Box]:
    """The box of every line of text that stands in no group that is moved."""
    for one in picture.iter(f"{SVG}text"):
        size, x, y = (float(str(one.get(key))) for key in ("font-size", "x", "y"))
        spans = [(span.text or "", span.get("font-weight") == "700") for span in one] or [
            (one.text or "", one.get("font-weight") == "700")
        ]
        wide = sum(width(told, size, bold=bold) for told, bold in spans)
        left = x - wide * {"end": 1.0, "middle": 0.5}.get(str(one.get("text-anchor")), 0.0)
        yield Box("".join(told for told, _ in spans), left, y - 0.75 * size, left + wide, y + 0.2 * size)
