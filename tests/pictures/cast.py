"""An invented prisoner and his routes over time, for the pictures: built by hand, so that every span is known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from safeconduct.dates import AsOf, partial_date
from safeconduct.law.provision import Condition
from safeconduct.law.route_kind import RouteKind
from safeconduct.routes.change import Change, Moment, Moved
from safeconduct.routes.finding import Finding, Status
from safeconduct.routes.route import Route
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement

PRISONER = "prisoner-7"
LABELS = {"en": "a way home", "uk": "шлях додому", "ru": "путь домой", "ko": "집으로 가는 길"}
LONG = {
    "en": "release and repatriation at the close of hostilities, by way of a neutral country",
    "uk": "звільнення і репатріація після завершення бойових дій через нейтральну країну",
    "ru": "освобождение и репатриация по окончании военных действий через нейтральную страну",
    "ko": "적대행위 종료 후의 석방 및 중립국을 거치는 송환",
}
Looked = tuple[str, tuple[str, ...]]  # a status, and who owes the next step


def day(text: str) -> int:
    """A day as the program counts it."""
    return date.fromisoformat(text).toordinal()


def as_of(on: str, known_by: str | None = None) -> AsOf:
    """The two clocks."""
    return AsOf.of(on, known_by)


def statement(name: str, said: str, known: str | None = None, *, value: str = "XA", denied: bool = False) -> Statement:
    """A word of the prisoner on where he wishes to go."""
    return Statement(
        id=name,
        row=name,
        utterance=f"u-{name}",
        subject=PRISONER,
        matter="wish",
        value=value,
        meaning=value,
        denied=denied,
        speaker=PRISONER,
        capacity="prisoner",
        said=partial_date(said),
        known=partial_date(known or said),
    )


def route(name: str, status: str, owes: Sequence[str]) -> Route:
    """A route in a status, with one finding that is owed by those who owe the next step."""
    kind, _, power = name.partition(":")
    rule = cast(Any, None)
    asked = Condition(
        id="asked", provision="p", kind="step", stage="decided", routes=(kind,), rule=rule, holds_when=rule
    )
    answer: Any = "not-known" if status == "awaiting" else "holds"
    return Route(
        subject=PRISONER,
        name=name,
        kind=route_kind(kind),
        power=power,
        offer=None,
        status=cast(Status, status),
        findings=(Finding(asked, answer, owed_by=tuple(owes)),),
        facts=cast(Any, None),
        law=cast(Any, None),
    )


def route_kind(name: str) -> RouteKind:
    """A kind of route whose name is short, or long where it is called so."""
    labels = LONG if name.startswith("long") else LABELS
    nothing = cast(Any, None)
    return RouteKind(
        id=name,
        roles=(),
        instruments=(),
        ends_captivity=True,
        name=labels,
        meaning=labels,
        begins=labels,
        says=labels,
        listed=(),
        excepted=(),
        completed_rule=nothing,
        completed_when=nothing,
    )


def moments(
    looks: Mapping[str, Mapping[str, Looked]], because: Mapping[str, Sequence[str]] | None = None
) -> list[Moment]:
    """Moments from what each day shows: day -> route -> (status, who owes). A route that is not named is not shown."""
    found: list[Moment] = []
    before: dict[str, Route] = {}
    for text, shown in looks.items():
        after = {name: route(name, *looked) for name, looked in shown.items()}
        ids = tuple((because or {}).get(text, ()))
        changes = [_change(before.get(name), after.get(name), ids) for name in dict.fromkeys((*before, *after))]
        found.append(Moment(day(text), tuple(one for one in changes if one), tuple(after.values())))
        before = after
    return found


def _change(before: Route | None, after: Route | None, because: tuple[str, ...]) -> Change | None:
    told = [(one.status, one.owes_next) if one else None for one in (before, after)]
    if told[0] == told[1]:
        return None
    moved = (Moved("asked", before.findings[0], after.findings[0]),) if before and after else ()
    return Change(before, after, moved, because)


STATEMENTS = Statements(
    [
        statement("s-1", "2031-01-10"),
        statement("s-2", "2031-01-11", value="XB"),
        statement("s-3", "2031-01-11", "2031-01-12", value="undecided"),
        statement("s-4", "2031-03", "2031-03-20", denied=True),
        replace(
            statement("s-5", "2031-05-02", value="accepts"),
            subject="both",
            matter="acceptance",
            speaker="a spokeswoman",
            on_behalf_of="CH",
        ),
    ]
)
BECAUSE = {
    "2031-01-10": ["s-1"],
    "2031-01-11": ["s-2"],
    "2031-01-12": ["s-3"],
    "2031-03-20": ["s-4"],
    "2031-05-02": ["s-5", "s-4"],
}
# Every status is seen, a route is withdrawn and comes back, and a day (20 April) passes on which nothing is said.
LOOKS: dict[str, dict[str, Looked]] = {
    "2031-01-10": {"home:CH": ("awaiting", ("CH", PRISONER))},
    "2031-01-11": {"home:CH": ("awaiting", ("CH",)), "long:SE": ("awaiting", ())},
    "2031-01-12": {"home:CH": ("closed", ()), "long:SE": ("awaiting", ("SE",))},
    "2031-03-20": {"home:CH": ("awaiting", ("CH",))},
    "2031-04-20": {"home:CH": ("open", ()), "long:SE": ("closed", ())},
    "2031-05-02": {"home:CH": ("completed", ()), "long:SE": ("closed", ())},
}
UNTIL = as_of("2031-06-30")


def story() -> list[Moment]:
    """The invented case, told day by day."""
    return moments(LOOKS, BECAUSE)
