"""The lanes of a picture: for each route of one prisoner its status and who owed the next step, as spans of days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safeconduct.routes.change import Moment
from safeconduct.routes.route import Route
from safeconduct.vocabulary.labels import Labels

NOT_SHOWN = "not-shown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Days (ordinals, both ends included) on which a route keeps one status and the same ones owe its next step."""

    first: int
    last: int
    status: str
    owes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """One route over time. Its spans follow one another without a gap, from first day to last."""

    name: str
    kind: Labels
    power: str
    offer: str
    spans: tuple[Span, ...]

    @property
    def bands(self) -> list[Span]:
        """The spans joined by status alone."""
        return joined(Span(first=one.first, last=one.last, status=one.status) for one in self.spans)

    @property
    def debts(self) -> list[Span]:
        """The spans in which the route waits: who owes its next step."""
        return [one for one in self.spans if one.status == "awaiting"]


def lanes_from_moments(moments: Sequence[Moment], last: int) -> list[Lane]:
    """One lane for every route that was ever shown, up to the day `last`, in the order of the latest look."""
    names = dict.fromkeys(route.name for moment in reversed(moments) for route in moment.routes)
    starts = [moment.day for moment in moments]
    ends = [*(day - 1 for day in starts[1:]), last]
    return [_lane(name, moments, ends) for name in names]


def _lane(name: str, moments: Sequence[Moment], ends: Sequence[int]) -> Lane:
    seen = [next((route for route in moment.routes if route.name == name), None) for moment in moments]
    route = next(one for one in reversed(seen) if one)
    days = zip(moments, ends, seen, strict=True)
    return Lane(
        name=name,
        kind=route.kind.name,
        power=route.power,
        offer=route.offer.key if route.offer and name.endswith(f":{route.offer.key}") else "",
        spans=tuple(joined(_span(moment.day, end, one) for moment, end, one in days)),
    )


def _span(first: int, last: int, route: Route | None) -> Span:
    if route is None:
        return Span(first=first, last=last, status=NOT_SHOWN)
    return Span(first=first, last=last, status=route.status, owes=who_owes(route))


def who_owes(route: Route) -> tuple[str, ...]:
    """Those who owe the next step of a route, each once."""
    return tuple(dict.fromkeys(owed.who for owed in route.owes_next))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that follow one another, with those made one that say the same."""
    found: list[Span] = []
    for span in spans:
        before = found[-1] if found else None
        if before and (before.status, before.owes) == (span.status, span.owes):
            found[-1] = Span(first=before.first, last=span.last, status=span.status, owes=span.owes)
        else:
            found.append(span)
    return found
