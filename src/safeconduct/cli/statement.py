"""`safeconduct statement`: one statement whole: who, when, how it is known, its row and source, the rulings upon it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from safeconduct.cli.asked import Asked, asked
from safeconduct.cli.options import AsJson, Lang, Store, language
from safeconduct.cli.printed import console, print_json
from safeconduct.cli.sentences import value_said, who_said
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.intake.thing import Kind
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.wording.phrases import Wording

TOLD_IN: tuple[Kind, ...] = ("reading", "context")
DAYS = ("said", "known", "since", "until")
AS_THEY_STAND = (
    "utterance",
    "subject",
    "matter",
    "value",
    "by",
    "towards",
    "speaker",
    "capacity",
    "on_behalf_of",
    "directness",
    "first_hand",
    "estimate",
    "wording",
    "quoted",
    "lang",
    "hedge",
    "asked_how",
)


def verb(
    statement: Annotated[str, typer.Argument(metavar="ID", help="The id of a statement, e.g. st-121.1.")],
    lang: Lang = "en",
    json: AsJson = False,
    store: Store = None,
) -> None:
    """One statement whole: who said what of whom and when, how it is known, out of which source, what was ruled."""
    say, answer = Wording(language(lang)), asked(store)
    held = answer.statements.by_id
    if statement not in held:
        raise BadInput(f"there is no statement `{statement}`{did_you_mean(statement, held)}")
    document = _document(held[statement], answer)
    if json:
        print_json(document)
        return
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for key, told in _lines(held[statement], document, say):
        if told:
            grid.add_row(say(key), told)
    out = console()
    out.print(Text(statement, style="bold"))
    out.print(grid)


def _document(statement: Statement, answer: Asked) -> dict[str, Any]:
    """The statement as it now stands, how it was entered, and its row, source and rulings, each as it was entered."""
    told = next((body for kind in TOLD_IN if (body := answer.journal.told(kind, statement.id))), {})
    return {
        **{name: getattr(statement, name) for name in AS_THEY_STAND},
        "statement": statement.id,
        "polarity": "is-not" if statement.denied else "is",
        **{name: str(day) if (day := getattr(statement, name)) else None for name in DAYS},
        **{name: list(getattr(statement, name)) for name in ("via", "candidates", "distinct_from")},
        **{name: told.get(name) for name in ("reading", "why", "reason", "made_by", "approved_by")},
        "row": answer.journal.told("row", statement.row) if statement.row else None,
        "source": answer.journal.told("source", statement.document),
        "rulings": answer.journal.rulings_upon(statement),
    }


def _lines(statement: Statement, document: dict[str, Any], say: Wording) -> Iterator[tuple[str, str]]:
    """What is told of it, each with the phrase that names it; what is empty is left out by the caller."""
    matter = vocabulary().matters[statement.matter]
    value = value_said(matter, statement.value, say, denied=statement.denied)
    yield "value", f"{matter.label[say.lang]}: {value}  ({matter.id}={statement.value})"
    yield "of-whom", ", ".join([statement.subject, *statement.candidates])
    yield "act-of", " → ".join(say.power(key) for key in (statement.by, statement.towards) if key)
    behalf = f" · {who_said(statement.on_behalf_of, say)}" if statement.on_behalf_of else ""
    yield "speaker", f"{statement.speaker} · {statement.capacity}{behalf}"
    yield "said", str(statement.said)
    yield "known", str(statement.known)
    if statement.since or statement.until:
        yield "holds-from", f"{statement.since or '…'} – {statement.until or '…'}"
    marks = [say(key) for key in ("first-hand", "estimate") if getattr(statement, key.replace("-", "_"))]
    via = [say("through", what=" → ".join(statement.via))] if statement.via else []
    yield "how-it-is-known", ", ".join([say(statement.directness), *marks, *via])
    yield "asked-how", ", ".join(f"{key}={told}" for key, told in statement.asked_how.items())
    yield "in-these-words", f'"{statement.wording}"' if statement.quoted else statement.wording
    yield "utterance", statement.utterance
    yield "source", _source(statement, document)
    yield "reading", ": ".join(told for key in ("reading", "why") if (told := document[key]))
    yield "signed", _signed(document, say)
    for ruling in document["rulings"]:
        told = f"{ruling['ruling']} · {say.word(ruling['decision'])} · {ruling['day']} · {ruling['reason']}"
        yield "rulings-upon-it", f"{told} ({_signed(ruling, say)})"


def _source(statement: Statement, document: dict[str, Any]) -> str:
    source = document["source"] or {}
    told = [source.get(key) for key in ("outlet", "title", "published")]
    return " · ".join(str(one) for one in (statement.row, *told, statement.document) if one)


def _signed(told: Mapping[str, Any], say: Wording) -> str:
    """Who made and who approved it, where an office did."""
    return say("signed-by", made=told["made_by"], approved=told["approved_by"]) if told.get("made_by") else ""
