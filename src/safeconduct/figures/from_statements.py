"""The pass from statements to figures: every matter of shape `figure`, one series for each definition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from safeconduct.dates import AsOf
from safeconduct.figures.amount import Amount, amount_of
from safeconduct.figures.figure import Definition, DefinitionKey, Figure, Series, includes_of, value_of
from safeconduct.statements.ruling import Ruling
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import vocabulary

LONGEST_NAME = 80


def series_from_statements(statements: Iterable[Statement], as_of: AsOf) -> list[Series]:
    """One series for each definition that anybody had used by then, in the order of the vocabulary."""
    order = {name: place for place, name in enumerate(vocabulary().matters)}
    told: dict[DefinitionKey, list[Statement]] = defaultdict(list)
    definitions: dict[DefinitionKey, Definition] = {}
    for statement in sorted(filter(_is_figure, statements), key=_order):
        if statement.counts(as_of.on, as_of.known_by):
            definition = definition_of(statement)
            definitions.setdefault(definition.key, definition)
            told[definition.key].append(statement)
    keys = sorted(definitions, key=lambda key: (order[key[1]], key[0], key[3], len(key[2]), sorted(key[2])))
    names = _names([definitions[key] for key in keys])
    return [
        Series(name=name, definition=definitions[key], figures=tuple(_figures(told[key], as_of)))
        for key, name in zip(keys, names, strict=True)
    ]


def _is_figure(statement: Statement) -> bool:
    return vocabulary().matters[statement.matter].shape == "figure"


def definition_of(statement: Statement) -> Definition:
    """What its number counts. To include the matter itself and nothing else is to include nothing beside it."""
    value = value_of(statement)
    includes = includes_of(value)
    matter = vocabulary().matters[statement.matter]
    return Definition(
        subject=statement.subject,
        matter=matter,
        includes=() if includes == (matter.id,) else includes,
        where=str(value.get("where") or ""),
    )


def _figures(told: Iterable[Statement], as_of: AsOf) -> list[Figure]:
    heard: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in told:
        heard[one.speaker, one.utterance].append(one)
    found = [figure for renderings in heard.values() for figure in _of_one_utterance(renderings, as_of)]
    return sorted(found, key=lambda figure: _order(figure.statement))


def _of_one_utterance(renderings: Sequence[Statement], as_of: AsOf) -> Iterator[Figure]:
    """Renderings that give one amount are one figure; those that give another know of each other."""
    alike: dict[tuple[Amount, bool, str], list[Statement]] = defaultdict(list)
    for one in renderings:
        ended = _ended(one, as_of)
        alike[amount_of(value_of(one)), one.denied, ended.id if ended else ""].append(one)
    for (amount, _, _), same in alike.items():
        ids = {one.id for one in same}
        corrections = [ruling for one in same for ruling in one.corrections if ruling.known <= as_of.known_by]
        yield Figure(
            statement=same[0],
            amount=amount,
            also=tuple(same[1:]),
            otherwise=tuple(one.id for one in renderings if one.id not in ids),
            ended=_ended(same[0], as_of),
            corrected=tuple(corrections),
        )


def _ended(statement: Statement, as_of: AsOf) -> Ruling | None:
    return next((ruling for ruling in statement.endings if ruling.sets_aside(as_of.on, as_of.known_by)), None)


def _order(statement: Statement) -> tuple[int, int, str]:
    return statement.said_day, statement.known_day, statement.id


def _names(definitions: Sequence[Definition]) -> list[str]:
    """A name for each that is good for a file: its words in small letters, numbered where two are alike."""
    found: list[str] = []
    for one in definitions:
        words = re.findall(r"\w+", " ".join((one.subject, one.matter.id, *one.includes, one.where)).casefold())
        plain = "-".join(words)[:LONGEST_NAME]
        same = sum(1 for other in found if other == plain or other.rpartition("--")[0] == plain)
        found.append(f"{plain}--{same + 1}" if same else plain)
    return found
