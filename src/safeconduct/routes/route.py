"""A route: one lawful way out for one prisoner, with its findings, its status and who owes the next step."""

from dataclasses import dataclass
from functools import cached_property

from safeconduct.law.library import Law
from safeconduct.law.route_kind import RouteKind
from safeconduct.records.surroundings import Offer
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.finding import Finding, Owed, Status, Wanted
from safeconduct.routes.opening import smallest_opening


@dataclass(frozen=True, kw_only=True)
class Route:
    """A route of `subject` to `power`. Findings stand in the order of the steps."""

    subject: str
    name: str
    kind: RouteKind
    power: str
    offer: Offer | None
    status: Status
    findings: tuple[Finding, ...]
    facts: RouteFacts
    law: Law

    @cached_property
    def unmet(self) -> list[Finding]:
        """What still stands in the way."""
        return [finding for finding in self.findings if not finding.met]

    @cached_property
    def owes_next(self) -> tuple[Owed, ...]:
        """Who owes the next step: the first unmet conditions, all of whose `after` are met. Waits are nobody's debt."""
        if self.status != "awaiting":
            return ()
        unmet = {finding.condition.id for finding in self.unmet}
        return tuple(
            [
                Owed(who, finding.condition.id, finding.condition.joint)
                for finding in self.unmet
                if not finding.asks and unmet.isdisjoint(finding.condition.after)
                for who in finding.owed_by
                if who != "nobody"
            ]
        )

    @cached_property
    def would_open(self) -> tuple[Wanted, ...]:
        """The smallest set of facts that would open it, and who would have to say them; none where nothing could."""
        return smallest_opening(self.unmet, self.facts) if self.status in ("awaiting", "closed") else ()
