"""`safeconduct record`: what is held of a subject, who said it, what contradicts it, or why it is not known."""

from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.headings import print_heading
from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import console, print_csv, print_json
from safeconduct.cli.sentences import value_said
from safeconduct.records.entry import Entry, Saying
from safeconduct.records.record import Record
from safeconduct.records.to_json import UNCONTRADICTED, reason, record_to_json
from safeconduct.wording.phrases import Wording

COLUMNS = (
    "subject",
    "matter",
    "by",
    "towards",
    "value",
    "polarity",
    "statement",
    "speaker",
    "said",
    "known",
    "reason",
    "contradicted_by",
    "not_known",
)


def verb(
    subject: Annotated[str, typer.Argument(help="A person, group, offer, utterance, Power or conflict.")],
    on: On = None,
    known_by: KnownBy = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """What is known of a subject, who said it, what contradicts it and why that lost; or why it is not known."""
    say, answer = Wording(language(lang)), asked(store)
    situation = answer.situation(answer.named(subject), as_of(on, known_by))
    around = [situation.about(one) for one in situation.subjects_around if one != subject]
    document = record_to_json(situation.record)
    if json:
        print_json({**document, "surroundings": [record_to_json(record) for record in around if record.entries]})
    elif csv:
        known = [{**entry, "subject": subject} for entry in document["entries"]]
        not_known = [
            {**entry, "subject": subject, "not_known": entry["reason"], "reason": None}
            for entry in document["not_known"]
        ]
        print_csv([*known, *not_known], COLUMNS)
    else:
        _print(console(), situation.record, around, say, today=on is None)


def _print(out: Console, record: Record, around: list[Record], say: Wording, *, today: bool) -> None:
    print_heading(out, record, say, today=today)
    if not record.entries:
        out.print(say("nothing-known", subject=record.subject), style="dim")
    _print_record(out, record, say)
    if around:
        out.print(say("around"), style="bold")
        for other in around:
            if other.entries:
                out.print(Text(other.subject, style="bold dim"))
                _print_record(out, other, say)


def _print_record(out: Console, record: Record, say: Wording) -> None:
    known = [(entry, saying) for entry in record.entries for saying in entry.sayings]
    if known:
        table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
        for column in ("matter", "value", "speaker", "said", "known", "statement", "why-it-prevails", "against-it"):
            table.add_column(say(column), overflow="fold")
        for entry, saying in known:
            table.add_row(*_cells(entry, saying, say))
        out.print(table)
    not_known = [entry for entry in record.entries if entry.because]
    if not_known:
        out.print(say("not-known-because"), style="bold yellow")
        for entry in not_known:
            because = ", ".join(say.word(one) for one in entry.because)
            ids = ", ".join(statement.id for statement in entry.unsettled)
            against = _against(entry, say)
            lost = f"{say('against-it')}: {'; '.join(against)}" if against else ""
            out.print(Text(f"  {_named(entry, say)}: " + "; ".join(one for one in (because, ids, lost) if one)))


def _cells(entry: Entry, saying: Saying, say: Wording) -> list[str]:
    statement = saying.statement
    marks = [say(mark) for mark in ("stale", "challenged") if getattr(entry, mark)]
    why = "" if reason(entry) == UNCONTRADICTED or not entry.matter.folds else say.word(reason(entry))
    ids = ", ".join([statement.id, *(other.id for other in saying.also if other.utterance == statement.utterance)])
    return [
        _named(entry, say),
        value_said(entry.matter, statement.value, say, denied=statement.denied)
        + (f" ({', '.join(marks)})" if marks else ""),
        statement.speaker,
        str(statement.said),
        str(statement.known),
        ids,
        why,
        "; ".join(_against(entry, say)),
    ]


def _against(entry: Entry, say: Wording) -> list[str]:
    return [
        f"{one.statement.id}: {value_said(entry.matter, one.statement.value, say, denied=one.statement.denied)}"
        + (f" ({_ended(one.ended, say)})" if one.ended else "")
        for one in entry.contradicted
    ]


def _ended(ended: str, say: Wording) -> str:
    decision, _, ruling = ended.partition(" (")
    return f"{say.word(decision)}, {ruling.removesuffix(')')}" if ruling else say.word(ended)


def _named(entry: Entry, say: Wording) -> str:
    acts = "→".join(say.power(key) for key in (entry.by, entry.towards) if key)
    return entry.matter.label[say.lang] + (f" [{acts}]" if acts else "")
