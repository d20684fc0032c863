"""Treaties as statements about Powers: who is bound on which day, and what a route makes of it."""

from pathlib import Path

import pytest

from safeconduct.dates import AsOf
from safeconduct.law.treaties import read_treaties, treaty_statements
from safeconduct.records.from_statements import record_from_statements
from safeconduct.records.surroundings import Surroundings
from safeconduct.statements.gathered import Statements
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast import CAST, World, finding, said

SHIPPED = Statements(treaty_statements())
ECHR = """
id         = "echr"
title      = "European Convention on Human Rights"
in_force   = "1953-09-03"
depositary = "Council of Europe"

[[party]]
power   = "LI"
since   = "1982-09-08"
effect  = "bound"
checked = "read"
"""


def bound(power: str, on: str) -> set[str]:
    """The treaties by which a Power is bound on a day."""
    record = record_from_statements(power, SHIPPED, Surroundings(), AsOf.of(on))
    sayings = record.entry("party_to").sayings
    return {str(one.statement.value) for one in sayings if not one.statement.denied}


def test_a_power_is_bound_from_the_day_on_which_it_became_a_party() -> None:
    assert "gc-iii" not in bound("KR", "1966-08-15")
    assert "gc-iii" in bound("KR", "1966-08-16")


def test_a_power_that_left_is_bound_no_longer() -> None:
    assert "echr" in bound("RU", "2022-09-16")
    assert "echr" not in bound("RU", "2022-09-17")


def test_who_only_signed_is_not_bound() -> None:
    assert "ccpr" not in bound("CN", "2025-01-01")


def test_a_withdrawn_reservation_stands_no_longer() -> None:
    def reservations(on: str) -> int:
        record = record_from_statements("UA", SHIPPED, Surroundings(), AsOf.of(on))
        return len(record.entry("reservation").sayings)

    assert (reservations("2006-06-30"), reservations("2006-07-01")) == (3, 0)


def transfer_to(power: str, on: str) -> World:
    return CAST.having(said("aron", "acceptance", "accepts", on=on, by=power, speaker="minister of LI"))


@pytest.mark.parametrize(("since", "expected"), [("2030-01-01", "holds"), ("2030-03-11", "fails")])
def test_a_route_to_a_power_that_was_not_yet_a_party_on_the_day_knows_it(
    tmp_path: Path, since: str, expected: str
) -> None:
    (tmp_path / "treaties").mkdir()
    text = ECHR.replace('"echr"', '"gc-iii"').replace("1982-09-08", since)
    (tmp_path / "treaties" / "gc-iii.toml").write_text(text)
    told, mistakes = read_treaties(tmp_path, vocabulary())
    assert not mistakes
    world = transfer_to("LI", "2030-02-01").having(*told)
    found = finding(world.route("aron", "transfer-to-power:LI", "2030-03-10"), "receiver-party-to-convention")
    assert found.answer == expected
    assert found.statements


def test_of_a_power_of_which_no_treaty_is_told_membership_is_not_known() -> None:
    route = transfer_to("LI", "2030-02-01").route("aron", "transfer-to-power:LI", "2030-03-10")
    assert finding(route, "receiver-party-to-convention").because == ("never asked",)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('id         = "echr"', 'id         = "ecrh"', "is no treaty of the matter `party_to`; did you mean `echr`?"),
        ('power   = "LI"', 'power   = "LX"', "`LX` is no Power"),
        ("1982-09-08", "1982-09-31", "names a day that does not exist"),
        ('checked = "read"', 'checked = "seen"', "`checked` is `seen`; it is one of read, recall"),
        ('effect  = "bound"\n', "", "`effect` is missing"),
        ('power   = "LI"', 'power   = "LI"\nparty   = "maybe"', "`party` is `maybe`; it is one of yes, no, signed"),
        ('power   = "LI"', 'power   = "LI"\nsinec   = "x"', "nothing reads `sinec`"),
        ('since   = "1982-09-08"', 'since   = "1982-09-08"\nuntil   = "1980"', "ends before it begins"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(tmp_path: Path, was: str, becomes: str, says: str) -> None:
    (tmp_path / "treaties").mkdir()
    assert was in ECHR
    (tmp_path / "treaties" / "echr.toml").write_text(ECHR.replace(was, becomes))
    _, mistakes = read_treaties(tmp_path, vocabulary())
    assert len(mistakes) == 1
    assert says in str(mistakes[0])
    assert "treaties/echr.toml, line " in str(mistakes[0])
