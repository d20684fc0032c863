"""A picture as a whole SVG: its size, its title and its alternative text around what is drawn; every picture is one."""

from dataclasses import dataclass

from safeconduct.pictures.looks import fonts
from safeconduct.pictures.svg import element, words

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The frame of a picture. `name` tells its title and text apart where several stand on one page."""

    width: float
    height: float
    title: str
    told: str
    lang: str
    name: str = ""

    def holding(self, *drawn: str, **attributes: object) -> str:
        """The SVG element with title and text before what is drawn."""
        title, told = (f"{self.name}-{part}" if self.name else part for part in ("title", "told"))
        return element(
            "svg",
            element("title", words(self.title), id=title),
            element("desc", words(self.told), id=told),
            *drawn,
            xmlns="http://www.w3.org/2000/svg",
            width=self.width,
            height=self.height,
            viewBox=f"0 0 {self.width} {self.height}",
            role="img",
            aria_labelledby=f"{title} {told}",
            lang=self.lang,
            xml_lang=self.lang,
            font_family=fonts(self.lang),
            **attributes,
        )
