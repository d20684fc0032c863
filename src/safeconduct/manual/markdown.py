"""The few forms of Markdown that the pages use: text made safe, code, links, tables, lists, whole pages."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `safeconduct manual`."
MARK = f"{MADE} Do not write here: change the law, the vocabulary or the verb, then `make docs`. -->"
_SAFE = str.maketrans({"|": r"\|", "<": "&lt;", ">": "&gt;", "*": r"\*", "[": r"\[", "]": r"\]"})


def text(words: str) -> str:
    """Words of data as one line that Markdown leaves alone."""
    return " ".join(words.split()).translate(_SAFE)


def code(name: object) -> str:
    """A name or a value of data, as code; a bar would end the cell of a table."""
    return f"`{str(name).replace('|', chr(92) + '|')}`"


def codes(names: Iterable[object]) -> str:
    """Several names as code, with commas."""
    return ", ".join(code(name) for name in names)


def link(label: str, address: str) -> str:
    """A link to another page or place of the manual."""
    return f"[{label}]({address})"


def address(given: str) -> str:
    """Where a text is found: a link when it is a web address by itself, else as it stands."""
    if given.startswith(("https://", "http://")) and not set(given) & set(" <>|"):
        return f"<{given}>"
    return text(given)


def place(name: str) -> str:
    """An anchor to which other pages link."""
    return f'<a id="{name}"></a>'


def row(cells: Iterable[str]) -> str:
    """One row of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or nothing where there is no row."""
    lines = [row(cells) for cells in rows]
    return "\n".join([row(columns), row(["---"] * len(columns)), *lines]) if lines else ""


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def page(title: str, *parts: str) -> str:
    """A whole page: the mark of the manual, the title, the parts that are not empty with a line between them."""
    return "\n\n".join([MARK, f"# {title}", *(part for part in parts if part)]) + "\n"
