"""The figures as a small table, as results.json and as the page README.md beside it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import Figure

FOLDER = Path(__file__).parent
JSON = FOLDER / "results.json"
PAGE = FOLDER / "README.md"

HEADINGS = {
    "one_prisoner": "One prisoner",
    "nine_kinds": "One prisoner, every kind of route",
    "openfisca": "The same conditions in OpenFisca",
    "conditions": "Conditions alone, a million routes",
    "bulk": "Many prisoners at once",
    "many": "Many prisoners, one by one",
    "process": "A whole process",
    "plans": "Plans: two Powers, a million prisoners",
    "plan_deals": "Plans: many Powers with interlocked deals",
    "plan_answers": "Plans: one roll, why somebody is left out, which concession frees most",
    "kidneys": "Plans: kidney exchange, the peers' own work",
    "trades": "Plans: math trades",
}
ABOUT = """
Written by `make bench`; do not edit. `make bench` makes environments of its own (`requirements/bench.txt`; the peers of
the plans apart, `requirements/peers.txt`), asserts in each benchmark that its results are right, measures, prints, and
writes this page and [results.json](results.json) after each. It ends with 1 when a target is missed. `python -m
benchmarks many process` measures some; the others stand as they were last measured. Figures are the middle of all runs;
in brackets the quartiles.

Programs that cannot be installed are measured where they are at hand: `KEP_SOLVER_INSTANCES` is the folder of test
instances of kep_solver's source distribution, `KIDNEY_SOLVER` a clone of kidney_solver, `TRADEMAXIMIZER` the command
that runs TradeMaximizer and `TRADEMAXIMIZER_SAMPLES` the folder of its samples. What is not named is left out.
"""
COMPARED = {
    "one_prisoner": """
The real dossier, prisoner-2 on 2025-09-25: what was said of him and of his groups is gathered and folded into
his record, every condition of his routes is answered with its reasons, statements and evidence, then who
owes the next step and what would open each route. The law and the vocabulary are read and compiled before;
nothing of him is kept from one run to the next. First it is asserted that the routes are those that
`examples/kursk/expected.jsonl` expects.
""",
    "nine_kinds": """
The same man on the same day, as if a neutral country had accepted him and parole had been offered: so all nine kinds
are shown. First it is asserted that they are, and that the real ones still answer as `expected.jsonl` expects.
""",
    "openfisca": """
All conditions of the law, written out as OpenFisca variables (`build/bench/conditions.py`), for the same man on
the same day; the facts are made beforehand by our record, so OpenFisca only answers conditions. OpenFisca is
given its quickest form that we found: the four routes are four rows, so that each formula runs once for all of
them; Kleene's logic is whole numbers in numpy; facts are set as arrays, and its reading of the law is not
counted. Beside it stands what a case costs that is described as OpenFisca's documentation and web API do. First
it is asserted that both find the same.
""",
    "conditions": """
Twelve conditions of a million routes, facts made: the law's rules as our SQL in DuckDB, on all cores and on one,
against the same rules as OpenFisca variables in its quickest form (as above; it runs on one core), and the same SQL
in Polars, SQLite and Spark on this machine. A fifth of the facts is not known; of two facts a tenth is known not to
be one word. First it is asserted that all of them answer every route alike. A second is what an engine takes from
facts in its memory to answers in its memory; the best of three.
""",
    "bulk": """
Invented prisoners ([docs/invented.md](../docs/invented.md)) as `safeconduct generate` writes them, run by
`safeconduct bulk`, files in to files out, as a process of its own. The records are measured against
[bare.sql](bare.sql), a query that anyone can read, over the same statements in memory. Conditions a second: every
finding of every route with its ids, made and written. `SAFECONDUCT_BENCH=20000` tries it with fewer.
""",
    "many": """
Ten thousand invented prisoners ([docs/invented.md](../docs/invented.md)), always the same ones. One by one, on one
core, each from statements to answers. First it is asserted for two hundred of them that the order in which statements
come changes nothing.
""",
    "process": """
From the start of Python to its end, with the output piped. First it is asserted that the process prints what
the passes find.
""",
    "plans": """
Invented prisoners of two Powers in three stages (`plan_people.py`): 25 terms, and a thousand families not to be
separated. Whole processes, from files to the roll, to the proof, to the verdict; the certificate by itself too. Beside
it the bare MIP: HiGHS alone on the same rows and aims, with a column for each type, length of captivity, Power and
stage (`plan_bare.py`), until all four aims are settled or 120 seconds are over; reading and the tie-break are not asked
of it. First it is asserted that for a thousand prisoners both come to the same in every aim.
""",
    "plan_deals": """
Twenty Powers and deals that hang on each other, drawn by lot (`plan_deals.py`), reading not counted: a thousand with
all aims, three thousand with the first, ten thousand for a minute, and how far its bound is then from what was found.
First it is asserted that both solvers come to one roll of few deals, and that the check accepts it.
""",
    "plan_answers": """
One roll from two solvers, with one thread and two, from three seeds, each in a process of its own. Why sixty of a
hundred thousand are left out, each set of terms that keeps somebody asserted to be irreducible by dropping each of its
terms. Which of 25 concessions frees most of a million, asserted for a thousand to be as if each were planned anew.
""",
    "kidneys": """
Cycles up to three, most transplants. The pairs are drawn by lot after Saidman (2006), or are the peers' own instances;
the cycles are the columns of a problem that our own search solves and proves (`plan_kidneys.py`). Our time is from the
pairs to the proof; kep_solver's from the instance that it has read to its answer, by the clock, as it comes, in its
own process. It is asserted that both find as many, and that the certificate, reckoned anew without a solver
(`plan_bound.py`), shows that no more are possible.
""",
    "trades": """
TradeMaximizer's own samples. Whole processes on both sides, from the file of want lists to the number of trades, by
turns, the quickest of five; ours proves that no more can be traded. It is asserted that both trade as many.
""",
}


def table(figures: Sequence[Figure]) -> list[list[str]]:
    """One line for each figure: what, measured, quartiles, target."""
    return [[one.name, f"{_number(one.measured)} {one.unit}", _quartiles(one), _target(one)] for one in figures]


def print_table(figures: Sequence[Figure]) -> None:
    """The table for a person at a terminal."""
    lines = table(figures)
    if not lines:
        return
    wide = [max(len(line[column]) for line in lines) for column in range(3)]
    for what, measured, quartiles, target in lines:
        print(f"{what:<{wide[0]}}  {measured:>{wide[1]}}  {quartiles:>{wide[2]}}  {target}".rstrip(), flush=True)


def write_results(name: str, figures: Sequence[Figure], on: Mapping[str, str]) -> None:
    """Both files, with what one benchmark has measured; the others stand as they stood."""
    held = json.loads(JSON.read_text(encoding="utf-8")) if JSON.exists() else {}
    held[name] = {"machine": dict(on), "figures": [one.as_json() for one in figures]}
    told = {one: held[one] for one in HEADINGS if one in held}
    JSON.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(_page(told), encoding="utf-8")


def _page(told: Mapping[str, Any]) -> str:
    parts = ["# Benchmarks", ABOUT]
    for name, found in told.items():
        rows = ["| what | measured | quartiles | target |", "|---|---:|---:|---|"]
        rows += ["| " + " | ".join(line) + " |" for line in table([Figure.of_json(one) for one in found["figures"]])]
        on = "; ".join(f"{what} {which}" for what, which in found["machine"].items())
        parts += [f"## {HEADINGS[name]}", COMPARED[name], "\n".join(rows), f"Measured on: {on}."]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _quartiles(one: Figure) -> str:
    return f"[{_number(one.lower)}, {_number(one.upper)}]" if one.lower is not None and one.upper is not None else ""


def _target(one: Figure) -> str:
    if one.target is None:
        return ""
    sign = {"<=": "at most", ">=": "at least"}[one.sign]
    return f"{sign} {one.target:g}: {'MISSED' if one.missed else 'reached'}"


def _number(value: float) -> str:
    """Three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
