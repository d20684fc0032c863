"""A route read as a path: its stages in order, and where the prisoner stands on it; the verbs print it."""

from typing import Literal, NamedTuple, get_args

from safeconduct.law.provision import Stage
from safeconduct.routes.finding import Finding
from safeconduct.routes.route import Route

Standing = Literal["done", "clear", "here", "to-come", "stopped"]
IN_ORDER: tuple[Stage, ...] = get_args(Stage)
GROUND: Stage = "ground"
LAST: Stage = "handed-over"


class Stretch(NamedTuple):
    """One stage of a path, with what is asked on it. `here`: what stands in the way next stands here."""

    stage: Stage
    standing: Standing
    findings: tuple[Finding, ...]

    @property
    def asked(self) -> list[Finding]:
        """What is asked of him on it; what does not apply is not asked."""
        return [finding for finding in self.findings if finding.answer != "does-not-apply"]

    @property
    def met(self) -> int:
        """How much of what is asked holds."""
        return sum(finding.met for finding in self.asked)


def path_of(route: Route) -> tuple[Stretch, ...]:
    """The stages that a route asks anything on, in their order, and the last one always.

    A stage is stopped where a safeguard on it fails, done where all on it is met, clear where all of that is only
    presumed or not asked of him; the first other one is where he stands. The last is done when the route is completed,
    not before. A closed route goes nowhere: he stands on none.
    """
    found: list[Stretch] = []
    still = route.status in ("open", "awaiting")
    for stage in IN_ORDER:
        findings = tuple([finding for finding in route.findings if finding.condition.stage == stage])
        if not findings and stage != LAST:
            continue
        standing = _standing(stage, findings, route)
        if standing == "to-come" and still:
            standing, still = "here", False
        found.append(Stretch(stage, standing, findings))
    return tuple(found)


def _standing(stage: Stage, findings: tuple[Finding, ...], route: Route) -> Standing:
    if route.status == "completed":
        return "done"
    if any(finding.answer == "fails" and finding.condition.kind == "safeguard" for finding in findings):
        return "stopped"
    if stage == LAST or not all(finding.met for finding in findings):
        return "to-come"
    return "done" if any(finding.answer == "holds" and not finding.presumed for finding in findings) else "clear"
