"""The few forms of Markdown that the pages use: text made safe, code, links, small print, tables, lists."""

from collections.abc import Iterable, Sequence

_SAFE = str.maketrans({one: rf"\{one}" for one in "|*[]_"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def text(words: str) -> str:
    """Words of data as one line that Markdown leaves alone."""
    return " ".join(words.split()).translate(_SAFE)


def code(name: object) -> str:
    """A name or a value of data, as code; a bar would end the cell of a table."""
    return f"`{str(name).replace('|', chr(92) + '|')}`"


def small(words: str) -> str:
    """What a reader may pass over: ids, how it is written in a file."""
    return f"<small>{words}</small>"


def in_language(words: str, lang: str) -> str:
    """Words in another language than their page's, so that they are spoken and broken into lines as such."""
    return f'<span lang="{lang}">{words}</span>'


def link(label: str, address: str) -> str:
    """A link to another page or place of the manual."""
    return f"[{label}]({address})"


def is_address(given: str) -> bool:
    """Whether a text is found at a web address that stands by itself."""
    return given.startswith(("https://", "http://")) and not set(given) & set(" <>|")


def place(name: str) -> str:
    """An anchor to which other pages link."""
    return f'<a id="{name}"></a>'


def listed(items: Iterable[str]) -> str:
    """Several names in a line; names may hold commas."""
    return "; ".join(items)


def row(cells: Iterable[str]) -> str:
    """One row of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or nothing where there is no row."""
    lines = [row(cells) for cells in rows]
    return "\n".join([row(columns), row(["---"] * len(columns)), *lines]) if lines else ""


def bullets(items: Iterable[str]) -> str:
    """A list of what is not empty; what an item says on further lines stays below it."""
    return "\n".join("- " + item.replace("\n", "\n  ") for item in items if item)


def paragraphs(*parts: str) -> str:
    """The parts that are not empty, with a line between them."""
    return "\n\n".join(part for part in parts if part)
