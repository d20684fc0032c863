"""The same conditions asked of OpenFisca, for the same man on the same day: do both answer alike, and how soon."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.periods import Period, period
from openfisca_core.simulations import Simulation, SimulationBuilder  # type: ignore[import-untyped]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # type: ignore[import-untyped]

from benchmarks import one_prisoner
from benchmarks.dossier import AS_OF, DAY, PRISONER, dossier
from benchmarks.measured import Figure, Spread, in_milliseconds, repeated, spread, timed
from benchmarks.openfisca_law import Route, facts_asked, inputs_of, variable_of, write_package
from safeconduct.law.check import answer
from safeconduct.law.provision import Answer

NAME = "openfisca"
PACKAGE = Path(__file__).resolve().parents[1] / "build" / "bench" / "conditions.py"
RUNS = 300
WARM_UP = 30
TARGET = 20  # OpenFisca may not take less than this many times as long
# What the numbers of benchmarks/kleene.py mean, and whether the answer rests on a presumption.
ANSWERS: tuple[tuple[Answer, bool], ...] = (
    ("fails", False),
    ("not-known", False),
    ("holds", False),
    ("does-not-apply", False),
    ("holds", True),
)


class Compared:
    """The law in OpenFisca and one man's routes, each a row of the simulation, so that one formula answers for all.

    Of the ways that OpenFisca offers this is the quickest we found; the facts go in as whole numbers in arrays.
    """

    def __init__(self) -> None:
        """Write the package, have OpenFisca read it, and make the facts of every route."""
        self.law = dossier().law
        PACKAGE.parent.mkdir(parents=True, exist_ok=True)
        write_package(self.law, PACKAGE)
        self.system = TaxBenefitSystem([Route])
        self.system.add_variables_from_file(str(PACKAGE))
        self.day: Period = period(DAY)
        self.routes = dossier().routes(PRISONER, AS_OF)
        self.variables = [variable_of(condition) for condition in self.law.conditions.values()]
        asked = facts_asked(self.law)
        self.rows = [inputs_of(route.facts, asked) for route in self.routes]

    @cached_property
    def columns(self) -> dict[str, Any]:
        """The facts by variable: one array with a number for each route."""
        return {name: np.array([row[name] for row in self.rows], dtype=np.int32) for name in self.rows[0]}

    @cached_property
    def described(self) -> dict[str, Any]:
        """The same facts as OpenFisca's documentation and web API describe a case."""
        rows = zip(self.routes, self.rows, strict=True)
        return {"routes": {route.name: {name: {DAY: value} for name, value in row.items()} for route, row in rows}}

    def from_arrays(self) -> Simulation:
        """The simulation with every fact set as an array."""
        simulation = SimulationBuilder.build_default_simulation(self.system, len(self.rows))
        for name, values in self.columns.items():
            simulation.set_input(name, self.day, values)
        return simulation

    def from_description(self) -> Simulation:
        """The simulation built from a described case."""
        return SimulationBuilder().build_from_entities(self.system, self.described)

    def calculated(self, simulation: Simulation) -> list[Any]:
        """Every condition, for all routes at once."""
        return [simulation.calculate(name, self.day) for name in self.variables]

    def ours(self) -> None:
        """The same conditions by our closures, each for each route that asks it, over facts that are already made."""
        for route in self.routes:
            for condition in route.kind.conditions:
                answer(condition, route.facts)


def assert_both_agree(compared: Compared) -> int:
    """That OpenFisca finds what our routes find, however its simulation is built; gives back how many findings."""
    findings = 0
    for build in (compared.from_arrays, compared.from_description):
        found = dict(zip(compared.variables, compared.calculated(build()), strict=True))
        for row, route in enumerate(compared.routes):
            for finding in route.findings:
                theirs = ANSWERS[found[variable_of(finding.condition)][row]]
                ours = (finding.answer, finding.presumed)
                assert theirs == ours, f"{route.name}: {finding.condition.id}: OpenFisca finds {theirs}, we find {ours}"
                assert answer(finding.condition, route.facts) == ours
                findings += 1
    return findings // 2


def figures() -> list[Figure]:
    """Assert that both answer alike, then time both in the same run."""
    compared = Compared()
    asked = assert_both_agree(compared)
    conditions = len(compared.variables)
    built, calculated, together = _in_two_steps(compared.from_arrays, compared)
    described, _, described_together = _in_two_steps(compared.from_description, compared)
    ours = repeated(compared.ours, runs=RUNS, warm_up=WARM_UP)
    whole = one_prisoner.whole()
    calls = f"{conditions} conditions, {asked} findings"
    return [
        _times(
            f"OpenFisca, built and calculated, against our record, routes and explanation ({calls})",
            together,
            whole,
            TARGET,
        ),
        _times("the same, with OpenFisca's case described as in its documentation", described_together, whole),
        _times("OpenFisca's calculating alone, against our conditions alone", calculated, ours),
        in_milliseconds(NAME, "OpenFisca: build the simulation from arrays", built, runs=RUNS),
        in_milliseconds(NAME, "OpenFisca: calculate", calculated, runs=RUNS),
        in_milliseconds(NAME, "OpenFisca: both", together, runs=RUNS),
        in_milliseconds(NAME, "OpenFisca: build the simulation from a described case", described, runs=RUNS),
        in_milliseconds(NAME, "OpenFisca: both, from a described case", described_together, runs=RUNS),
        in_milliseconds(NAME, "ours: the conditions alone, facts made", ours, runs=RUNS),
        in_milliseconds(NAME, "ours: record, four routes, explanation", whole, runs=one_prisoner.RUNS),
    ]


def _in_two_steps(build: Callable[[], Simulation], compared: Compared) -> tuple[Spread, Spread, Spread]:
    """Building, calculating and both; a simulation is used once, because it remembers what it has calculated."""
    building, calculating = [], []
    for _ in range(WARM_UP + RUNS):
        seconds, simulation = timed(build)
        building.append(seconds)
        calculating.append(timed(compared.calculated, simulation)[0])
    both = [a + b for a, b in zip(building, calculating, strict=True)]
    return spread(building[WARM_UP:]), spread(calculating[WARM_UP:]), spread(both[WARM_UP:])


def _times(name: str, theirs: Spread, ours: Spread, target: float | None = None) -> Figure:
    return Figure(NAME, name, theirs.middle / ours.middle, "times ours", ">=", target)
