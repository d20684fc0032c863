"""Several renderings of one utterance: first what was said is settled, and what ties is disputed."""

import pytest

from safeconduct.records.entry import Entry
from safeconduct.statements.statement import Statement
from tests.cast import World, ruled, said

ON = "2030-03-20"


def rendered(value: str, paper: str, directness: str = "own-words", **told: object) -> Statement:
    """One utterance of 1 March, as a paper renders it."""
    name = f"{paper}: {told.get('polarity', 'is')} {value}"
    told = {"id": name, "document": paper, "directness": directness, **told}
    return said("aron", "wish", value, on="2030-03-01", by_himself=True, **told)


def held(*things: object, on: str = ON) -> Entry:
    return World(things=things).entry("aron", "wish", on)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "worse"), [("own-words", "paraphrase"), ("own-words", "hearsay"), ("paraphrase", "hearsay")]
)
def test_the_more_direct_rendering_is_what_was_said(better: str, worse: str) -> None:
    entry = held(rendered("LI", "b", worse), rendered("AD", "a", better))
    assert entry.value == "AD"
    assert [one.why for one in entry.contradicted] == ["another rendering of the same words is better attested"]


def test_directness_weighs_more_than_the_number_of_documents() -> None:
    assert held(rendered("AD", "a"), *(rendered("LI", paper, "paraphrase") for paper in "bcd")).value == "AD"


def test_of_renderings_equally_direct_the_one_in_more_documents_is_what_was_said() -> None:
    assert held(rendered("AD", "a"), rendered("LI", "b"), rendered("AD", "c")).value == "AD"


def test_two_lines_of_one_document_are_one_witness() -> None:
    twice = (rendered("AD", "a"), rendered("AD", "a", id="a: once more"))
    assert held(*twice, rendered("LI", "b")).because == ("disputed",)


def test_renderings_that_tie_are_disputed_though_one_man_spoke() -> None:
    entry = held(rendered("AD", "a"), rendered("LI", "b"))
    assert entry.because == ("disputed",)
    assert len(entry.unsettled) == 2


def test_renderings_that_tie_are_disputed_though_one_paper_printed_it_later() -> None:
    assert held(rendered("AD", "a"), rendered("LI", "b", known="2030-03-10")).because == ("disputed",)


def test_renderings_that_tie_are_disputed_though_one_paper_tells_the_day_less_well() -> None:
    vague = rendered("LI", "b", said="2030-03", known="2030-03-10")
    assert held(rendered("AD", "a"), vague).because == ("disputed",)


def test_a_rendering_known_later_settles_what_was_disputed_from_that_day() -> None:
    third = rendered("AD", "c", known="2030-03-10")
    world = World(things=(rendered("AD", "a"), rendered("LI", "b"), third))
    assert world.entry("aron", "wish", ON, known_by="2030-03-09").because == ("disputed",)
    assert world.entry("aron", "wish", ON, known_by="2030-03-10").value == "AD"


def test_a_tie_is_not_settled_by_what_others_say_of_it() -> None:
    minister = said("aron", "wish", "AD", on="2030-03-05", speaker="minister of AD")
    assert held(rendered("AD", "a"), rendered("LI", "b"), minister).because == ("disputed",)


def test_a_new_utterance_settles_what_was_disputed_of_the_old() -> None:
    again = said("aron", "wish", "AD", on="2030-03-05", by_himself=True)
    assert held(rendered("AD", "a"), rendered("LI", "b"), again).value == "AD"


def test_a_ruling_says_which_rendering_is_what_was_said() -> None:
    open_ = said(
        "aron",
        "transfer_position",
        "open",
        id="a",
        document="a",
        on="2030-03-01",
        by="SM",
        towards="AD",
        speaker="minister of SM",
    )
    shut = said(
        "aron",
        "transfer_position",
        "ruled-out",
        id="b",
        document="b",
        on="2030-03-01",
        by="SM",
        towards="AD",
        speaker="minister of SM",
    )
    world = World(things=(open_, shut))
    assert world.entry("aron", "transfer_position", ON, by="SM", towards="AD").because == ("disputed",)
    decided = world.having(ruled("prevails", "b", on="2030-03-10"))
    assert decided.entry("aron", "transfer_position", ON, by="SM", towards="AD").value == "ruled-out"


def test_a_denial_in_one_rendering_and_another_value_in_the_next_agree() -> None:
    entry = held(rendered("LI", "a", polarity="is-not"), rendered("AD", "b"))
    assert (entry.value, entry.contradicted) == ("AD", ())


def test_a_rendering_that_was_struck_is_no_rendering() -> None:
    wrong = rendered("LI", "b")
    entry = held(rendered("AD", "a"), wrong, ruled("struck", wrong.id, on="2030-03-10"))
    assert entry.value == "AD"
    assert [(one.statement.id, one.why) for one in entry.contradicted] == [(wrong.id, "struck (struck@2030-03-10)")]
