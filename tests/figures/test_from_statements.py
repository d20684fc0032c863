"""Figures are kept as they were said: by definition and speaker, one witness an utterance, never folded or added up."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.dates import AsOf
from safeconduct.figures.figure import Series
from safeconduct.figures.from_statements import series_from_statements
from safeconduct.figures.to_json import COLUMNS, series_to_json
from safeconduct.records.from_statements import record_from_statements
from safeconduct.statements.ruling import Decision
from safeconduct.statements.statement import Statement
from tests.cast import Thing, World, ruled, said
from tests.kursk import kursk

ON = "2030-06-01"
KILLED = {"n": 300, "bound": "about", "includes": ["killed"]}


def figures(*things: Thing, on: str = ON, known_by: str | None = None) -> list[Series]:
    """The series of an invented world."""
    return series_from_statements(World(things=things).statements, AsOf.of(on, known_by))


def told(value: Any, *, on: str = "2030-03-01", matter: str = "casualties", **more: Any) -> Statement:
    """A figure said of the force."""
    return said("force", matter, value, on=on, **more)


def ids(found: list[Series]) -> list[list[str]]:
    """The statements of every series, by figure."""
    return [[name for figure in one.figures for name in figure.ids] for one in found]


def test_numbers_that_include_other_things_stand_in_series_of_their_own() -> None:
    narrow = told({"n": 4000, "includes": ["killed", "wounded"]}, id="narrow")
    wide = told({"n": 5000, "includes": ["killed", "wounded", "missing"]}, id="wide")
    there = told({"n": 900, "includes": ["killed", "wounded"], "where": "at the front"}, id="there")
    others = said("column", "casualties", {"n": 7, "includes": ["killed", "wounded"]}, on="2030-03-01", id="others")
    assert sorted(ids(figures(narrow, wide, there, others))) == [["narrow"], ["others"], ["there"], ["wide"]]


def test_the_order_in_which_a_number_names_what_it_includes_makes_no_other_definition() -> None:
    first = told({"n": 1, "includes": ["killed", "wounded"]}, id="first")
    second = told({"n": 2, "includes": ["wounded", "killed"]}, id="second", on="2030-03-02")
    (one,) = figures(first, second)
    assert one.definition.includes == ("killed", "wounded")
    assert ids([one]) == [["first", "second"]]


def test_to_include_the_matter_itself_is_to_include_nothing_beside_it() -> None:
    named = told(KILLED, matter="killed", id="named")
    bare = told({"n": 400}, matter="killed", id="bare", on="2030-03-02")
    assert ids(figures(named, bare)) == [["named", "bare"]]


def test_two_pages_that_relay_one_briefing_are_one_figure() -> None:
    page = told(KILLED, matter="killed", id="page", utterance="briefing")
    other = told({**KILLED, "previous": "100"}, matter="killed", id="other", utterance="briefing", on="2030-03-02")
    assert [(figure.ids, figure.otherwise) for figure in figures(page, other)[0].figures] == [(("page", "other"), ())]


def test_what_only_one_of_two_pages_tells_beside_the_number_is_kept() -> None:
    page = told({**KILLED, "of": 900}, matter="killed", id="page", utterance="briefing")
    other = told({**KILLED, "of": 800, "previous": "100"}, matter="killed", id="other", utterance="briefing")
    (figure,) = figures(page, other)[0].figures
    assert (figure.statement.id, figure.qualifiers) == ("other", {"of": 800, "previous": "100"})


def test_renderings_that_give_other_numbers_stay_and_know_of_each_other() -> None:
    one = told({"n": 4100}, id="one", utterance="briefing")
    other = told({"n": 4700}, id="other", utterance="briefing")
    assert [(f.statement.id, f.otherwise) for f in figures(one, other)[0].figures] == [
        ("one", ("other",)),
        ("other", ("one",)),
    ]


def test_the_same_number_from_two_speakers_is_two_figures() -> None:
    ours = told(KILLED, speaker="minister of SM", id="ours")
    theirs = told(KILLED, speaker="minister of AD", id="theirs")
    assert len(figures(ours, theirs)[0].figures) == 2


def test_they_follow_one_another_by_the_day_on_which_they_were_said() -> None:
    late, early = (
        told(KILLED, on="2030-05-01", id="late"),
        told(KILLED, on="2030-02-01", id="early", known="2030-05-20"),
    )
    assert ids(figures(late, early)) == [["early", "late"]]


def test_what_was_not_known_by_then_is_not_shown() -> None:
    hidden = told(KILLED, known="2030-05-01")
    assert figures(hidden, on="2030-04-30") == []
    assert figures(hidden, known_by="2030-04-30") == []
    assert len(figures(hidden, on="2030-05-01")) == 1


@pytest.mark.parametrize("decision", ["does-not-count", "struck", "revoked", "retracted"])
def test_a_figure_that_was_set_aside_says_so_from_that_day(decision: Decision) -> None:
    told_wrong, ruling = told(KILLED, id="wrong"), ruled(decision, "wrong", on="2030-04-01")
    before, after = (figures(told_wrong, ruling, on=day)[0].figures[0] for day in ("2030-03-31", "2030-04-01"))
    assert before.ended is None
    assert after.ended is not None
    assert after.ended.decision == decision


def test_a_correction_of_our_transcription_is_carried_out_and_said() -> None:
    ruling = ruled("corrected", "wrong", on="2030-04-01", corrected_to={"value": {"n": 30}})
    before, after = (figures(told(KILLED, id="wrong"), ruling, on=day)[0].figures[0] for day in ("2030-03-31", ON))
    assert (before.amount.number, after.amount.number) == (30, 30)
    assert (before.corrected, after.corrected) == ((), (ruling,))


def test_a_definition_has_one_name_and_no_two_have_the_same() -> None:
    here, there = told({"n": 1, "where": "Border!"}, id="a"), told({"n": 1, "where": "border?"}, id="b")
    assert [one.name for one in figures(here, there)] == ["force-casualties-border", "force-casualties-border--2"]


def test_nothing_said_is_no_series() -> None:
    assert figures() == []


def test_as_plain_data_each_figure_has_its_number_or_ends_and_what_it_includes() -> None:
    span = told({"min": 15000, "max": 18000}, matter="deployed", speaker="minister of SM", id="span")
    least = told({"n": 100, "bound": "at least", "includes": ["killed"]}, matter="killed", id="least")
    found = {one["statement"]: one for series in figures(span, least) for one in series_to_json(series)}
    assert (found["span"]["value"], found["span"]["low"], found["span"]["high"]) == (None, 15000, 18000)
    assert (found["least"]["value"], found["least"]["low"], found["least"]["high"]) == (100, 100, None)
    assert (found["least"]["includes"], found["span"]["includes"]) == (["killed"], [])
    assert (found["span"]["speaker"], found["span"]["on_behalf_of"]) == ("minister of SM", "SM")
    assert all(tuple(one) == COLUMNS for one in found.values())
    assert json.loads(json.dumps(found)) == found


def test_every_figure_of_the_record_is_a_figure_here_and_the_reverse() -> None:
    # Two roads: the record holds figures side by side; what stands there and what was set aside must be the same.
    case, as_of = kursk(), AsOf.of("2025-09-25")
    series = series_from_statements(case.statements, as_of)
    standing = {name for one in series for figure in one.figures if not figure.ended for name in figure.ids}
    aside = {name for one in series for figure in one.figures if figure.ended for name in figure.ids}
    entries = [
        entry
        for subject in {one.definition.subject for one in series}
        for entry in record_from_statements(subject, case.statements, case.surroundings, as_of).entries
        if entry.matter.shape == "figure"
    ]
    cited = {one.id for entry in entries for saying in entry.sayings for one in (saying.statement, *saying.also)}
    assert cited == standing
    assert {lost.statement.id for entry in entries for lost in entry.contradicted} == aside
    assert aside == {"st-107.1", "st-208.1"}


def test_the_briefing_of_september_is_one_witness() -> None:
    series = series_from_statements(kursk().statements, AsOf.of("2025-09-25"))
    killed = next(one for one in series if one.name == "force-killed")
    assert killed.figures[-1].ids == ("st-220.1", "st-221.1")


numbers = st.fixed_dictionaries({"n": st.integers(0, 9)}, optional={"includes": st.lists(st.sampled_from("abc"))})


@given(st.lists(st.tuples(numbers, st.sampled_from(["u", "v"])), max_size=8))
def test_every_statement_is_in_one_figure_of_its_definition(values: list[tuple[dict[str, Any], str]]) -> None:
    things = [told(value, id=f"s{place}", utterance=word) for place, (value, word) in enumerate(values)]
    found = figures(*things)
    assert sorted(name for several in ids(found) for name in several) == sorted(f"s{n}" for n in range(len(values)))
    for one in found:
        for figure in one.figures:
            value = figure.statement.value
            assert isinstance(value, dict)
            assert set(value.get("includes", ())) == set(one.definition.includes)
            assert figure.amount.number == value["n"]
