"""Figures as plain data, in the shape that outside programs rely on; the verb `figures` prints it."""

from typing import Any

from safeconduct.figures.figure import Figure, Series

COLUMNS = (
    "definition",
    "subject",
    "matter",
    "includes",
    "where",
    "value",
    "low",
    "high",
    "bound",
    "polarity",
    "estimate",
    "told_besides",
    "speaker",
    "capacity",
    "on_behalf_of",
    "said",
    "known",
    "statement",
    "also",
    "told_otherwise",
    "ended",
    "corrected",
)


def series_to_json(series: Series) -> list[dict[str, Any]]:
    """A table for each figure. `value` is the number told, `low` and `high` the ends that the words set; null else.

    `includes` and `where` say what it counts, `definition` is one for all that count the same.
    """
    return [_figure(series, figure) for figure in series.figures]


def _figure(series: Series, figure: Figure) -> dict[str, Any]:
    one, definition = figure.statement, series.definition
    return {
        "definition": series.name,
        "subject": definition.subject,
        "matter": definition.matter.id,
        "includes": list(figure.includes),
        "where": definition.where,
        "value": figure.amount.number,
        "low": figure.amount.low,
        "high": figure.amount.high,
        "bound": figure.amount.bound,
        "polarity": "is-not" if one.denied else "is",
        "estimate": one.estimate,
        "told_besides": figure.qualifiers,
        "speaker": one.speaker,
        "capacity": one.capacity,
        "on_behalf_of": one.on_behalf_of,
        "said": str(one.said),
        "known": str(one.known),
        "statement": one.id,
        "also": [other.id for other in figure.also],
        "told_otherwise": list(figure.otherwise),
        "ended": {"decision": figure.ended.decision, "ruling": figure.ended.id} if figure.ended else None,
        "corrected": [ruling.id for ruling in figure.corrected],
    }
