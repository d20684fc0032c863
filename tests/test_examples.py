"""The examples of the pages run: what is typed in them is typed, and what they show is what is printed.

In a block of kind `console` a line `$ safeconduct ...` is run on the store of the demo, and the lines below it, until
the next `$`, are what it prints; a line `...` stands for any lines. A block of kind `python` is run with `journal`.
"""

import contextlib
import difflib
import io
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from safeconduct.cli.main import run
from safeconduct.journal.store import open_journal

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(console|python)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANY_LINES = "..."
SHELL = set("|<>;&")


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One fenced block: its page, the line on which its text begins, its kind and its text."""

    page: str
    line: int
    kind: str
    text: str


def blocks_of(page: str, text: str) -> list[Block]:
    """The blocks of a page that can be run, in their order."""
    found = BLOCK.finditer(text)
    return [Block(page=page, line=text.count("\n", 0, one.start(2)) + 1, kind=one[1], text=one[2]) for one in found]


def commands_of(block: Block) -> list[tuple[str, list[str], int]]:
    """What is typed with `$` in a block: the command, the lines shown below it, the line on which it stands."""
    commands: list[tuple[str, list[str], int]] = []
    lines = iter(enumerate(block.text.splitlines(), block.line))
    for number, line in lines:
        if line.startswith("$ "):
            typed = line.removeprefix("$ ")
            while typed.endswith("\\"):
                typed = typed.removesuffix("\\") + next(lines)[1].strip()
            commands.append((typed, [], number))
        elif commands:
            commands[-1][1].append(line.rstrip())
    return commands


def difference(shown: list[str], printed: list[str]) -> list[str]:
    """What is shown and not printed (-), and what is printed and not shown (+); nothing where they agree."""
    first, *pieces = _between(_trimmed(shown))
    rest = _trimmed([line.rstrip() for line in printed])
    if not pieces or rest[: len(first)] != first:
        return _told(first, rest if not pieces else rest[: len(first)])
    rest = rest[len(first) :]
    for piece in pieces[:-1]:
        starts = range(len(rest) - len(piece) + 1)
        start = next((one for one in starts if rest[one : one + len(piece)] == piece), None)
        if start is None:
            return _told(piece, _nearest(piece, rest))
        rest = rest[start + len(piece) :]
    last = pieces[-1]
    return _told(last, rest[-len(last) :] if last else [])


def _between(lines: list[str]) -> list[list[str]]:
    """The pieces between the lines `...`; where one of these stands at an end, the piece there is empty."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == ANY_LINES:
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def _trimmed(lines: list[str]) -> list[str]:
    """Without the empty lines before and after."""
    return "\n".join(lines).strip("\n").split("\n")


def _nearest(piece: list[str], lines: list[str]) -> list[str]:
    """The lines that are most like a piece, so that what is told is short."""
    windows = [lines[at : at + len(piece)] for at in range(max(1, len(lines) - len(piece) + 1))]
    return max(windows, key=lambda one: difflib.SequenceMatcher(None, "\n".join(piece), "\n".join(one)).quick_ratio())


def _told(shown: list[str], printed: list[str]) -> list[str]:
    return list(difflib.unified_diff(shown, printed, "shown on the page", "printed", lineterm="", n=2))


def run_console(block: Block) -> list[str]:
    """Run what is typed in a block; give back what does not agree, each with its place."""
    wrong: list[str] = []
    for typed, shown, number in commands_of(block):
        words = shlex.split(typed)
        if words[0] != "safeconduct":
            continue  # `make`, `git`: what they print depends on the machine
        where = f"{block.page}:{number}: $ {typed}"
        if any(set(word) <= SHELL for word in shlex.shlex(typed, posix=True, punctuation_chars=True)):
            wrong.append(f"{where}\n  is work for a shell; show one verb alone")
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            ended = run(words[1:])
        unlike = difference(shown, out.getvalue().splitlines())
        if ended and not any(line.startswith("safeconduct: ") for line in shown):
            unlike.insert(0, f"it ended with exit code {ended}")
        if unlike:
            wrong.append("\n  ".join([where, *unlike]))
    return wrong


PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")})
EXAMPLES = {
    str(page.relative_to(ROOT)): found
    for page in PAGES
    if (found := blocks_of(str(page.relative_to(ROOT)), page.read_text(encoding="utf-8")))
}


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The store of the demo, in a copy of what the examples name: nothing that they write reaches the repository."""
    for folder in ("examples", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    store = str(tmp_path / "journal.sqlite3")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAFECONDUCT_STORE", store)
    monkeypatch.setenv("COLUMNS", "80")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        assert run(["import", "examples/kursk"]) == 0
    return store


@pytest.mark.parametrize("page", EXAMPLES)
def test_the_examples_of_a_page_run_and_print_what_it_shows(page: str, demo: str) -> None:
    names = {"journal": open_journal(demo)}
    wrong: list[str] = []
    for block in EXAMPLES[page]:
        if block.kind == "console":
            wrong += run_console(block)
        else:
            # The page is ours and is run as a reader would; the empty lines make an error name the line of the page.
            exec(compile("\n" * (block.line - 1) + block.text, page, "exec"), names)  # noqa: S102
    assert not wrong, "\n\n" + "\n\n".join(wrong)


def example(*lines: str) -> Block:
    return Block(page="PAGE.md", line=1, kind="console", text="\n".join(lines))


def test_an_example_that_shows_what_is_printed_is_right(demo: str) -> None:
    assert demo
    assert run_console(example("$ make demo", "a line", "$ safeconduct version", "safeconduct 0.1.0   ", "")) == []
    assert (
        run_console(
            example(
                "$ safeconduct law list \\",
                "    --csv",
                "provision,instrument,citation,in_force,routes,conditions,cases",
                "...",
            )
        )
        == []
    )
    assert run_console(example("$ safeconduct record nobody", "...", "safeconduct: nothing is held of `nobody`")) == []


@pytest.mark.parametrize(
    "lines, told",
    [
        (
            ["$ safeconduct version", "safeconduct 9.9.9"],
            ["PAGE.md:1: $ safeconduct version", "-safeconduct 9.9.9", "+safeconduct"],
        ),
        (["$ safeconduct routes prisoner-1 --on 2025-01-14", "...", "no such line"], ["-no such line"]),
        (["$ safeconduct record nobody"], ["exit code 2", "+safeconduct: nothing is held of `nobody`"]),
        (["$ safeconduct law check | head"], ["is work for a shell"]),
    ],
)
def test_an_example_that_shows_something_else_is_told(demo: str, lines: list[str], told: list[str]) -> None:
    assert demo
    (wrong,) = run_console(example(*lines))
    assert [one for one in told if one not in wrong] == []


@pytest.mark.parametrize(
    "shown, agrees",
    [
        ("a b c d", True),
        ("a ... d", True),
        ("... c ...", True),
        ("... b ... d", True),
        ("...", True),
        ("a b c", False),
        ("... d ... c ...", False),
        ("b ...", False),
        ("... c", False),
        ("", False),
    ],
)
def test_three_points_stand_for_any_lines_and_nothing_else_does(shown: str, agrees: bool) -> None:
    assert (difference(shown.split(), ["a", "b", "c", "d"]) == []) is agrees


def test_a_block_knows_on_which_line_of_its_page_it_begins() -> None:
    (block,) = blocks_of("PAGE.md", "# Page\n\n```console\n$ safeconduct version\n```\n\n```\nnot run\n```\n")
    assert (block.line, block.kind) == (4, "console")
    assert commands_of(block) == [("safeconduct version", [], 4)]
