"""Days that may be partial: from when a statement counts, which of two days is the value, and the two clocks."""

import pytest

from safeconduct.records.entry import Entry
from safeconduct.statements.statement import Statement
from tests.cast import World, said


def born(value: str, on: str = "2030-02-01", speaker: str = "aron", **told: object) -> Statement:
    by_himself = speaker == "aron"
    who = {} if by_himself else {"speaker": speaker}
    return said("aron", "birth", value, on=on, id=f"{speaker}@{on}: {value}", by_himself=by_himself, **who, **told)


def held(*statements: Statement, on: str = "2030-03-20") -> Entry:
    return World(things=statements).entry("aron", "birth", on)


WIDE = born("2005")


@pytest.mark.parametrize("narrow", ["2005-04", "2005-04-09", "2005-04-06/2005-04-12"])
def test_of_days_that_agree_the_narrower_is_the_value(narrow: str) -> None:
    for second in (born(narrow, "2030-02-03"), born(narrow, "2030-02-03", "The Courier")):
        entry = held(WIDE, second)
        assert str(entry.value) == narrow
        assert entry.contradicted == ()


def test_the_narrowing_goes_on_as_long_as_the_days_agree() -> None:
    entry = held(WIDE, born("2005-04", "2030-02-03", "minister of MC"), born("2005-04-09", "2030-02-04", "The Courier"))
    assert str(entry.value) == "2005-04-09"


def test_days_that_split_leave_the_wide_one() -> None:
    entry = held(WIDE, born("2005-04", "2030-02-03", "The Courier"), born("2005-06", "2030-02-03", "The Herald"))
    assert str(entry.value) == "2005"


def test_a_day_that_does_not_agree_is_a_contradiction() -> None:
    entry = held(WIDE, born("2006-01-01", "2030-02-03", "The Courier"))
    assert str(entry.value) == "2005"
    assert len(entry.contradicted) == 1


def test_ranges_that_touch_in_one_day_agree() -> None:
    assert held(born("2005-04-01/2005-04-10"), born("2005-04-10/2005-04-20", "2030-02-03")).contradicted == ()


def test_a_denied_day_does_not_narrow() -> None:
    entry = held(WIDE, born("2005-04-09", "2030-02-03", "The Courier", polarity="is-not"))
    assert str(entry.value) == "2005"


def wish(value: str, said_on: str, *, known: str = "2030-03-31", **told: object) -> Statement:
    return said("aron", "wish", value, on=said_on, known=known, by_himself=True, **told)


def wished(*statements: Statement, on: str, known_by: str | None = None) -> object:
    return World(things=statements).entry("aron", "wish", on, known_by=known_by).value


def test_what_was_said_in_a_month_counts_from_its_last_day() -> None:
    in_march = wish("AD", "2030-03")
    assert wished(in_march, on="2030-03-30", known_by="2030-04-10") is None
    assert wished(in_march, on="2030-03-31", known_by="2030-04-10") == "AD"


def test_what_was_said_in_a_month_counts_from_the_day_it_was_known_where_that_is_earlier() -> None:
    in_march = wish("AD", "2030-03", known="2030-03-12")
    assert wished(in_march, on="2030-03-11", known_by="2030-04-10") is None
    assert wished(in_march, on="2030-03-12", known_by="2030-04-10") == "AD"


def test_a_day_within_the_month_gives_way_to_the_month() -> None:
    assert wished(wish("AD", "2030-03"), wish("LI", "2030-03-20"), on="2030-04-01") == "AD"
    assert wished(wish("AD", "2030-03"), wish("LI", "2030-04-01", known="2030-04-01"), on="2030-04-01") == "LI"


def test_what_is_said_in_one_month_and_published_in_another_is_not_known_between() -> None:
    late = wish("AD", "2030-02-01", known="2030-05-01")
    assert wished(late, on="2030-03-01") is None
    assert wished(late, on="2030-03-01", known_by="2030-05-01") == "AD"


def test_what_is_published_in_a_month_is_known_from_its_last_day() -> None:
    late = wish("AD", "2030-02-01", known="2030-05")
    assert wished(late, on="2030-05-30") is None
    assert wished(late, on="2030-05-31") == "AD"


def test_a_state_counts_from_the_day_since_when_it_is_told() -> None:
    since = wish("AD", "2030-03-20", known="2030-03-20", since="2030-03-01")
    assert wished(since, on="2030-02-28", known_by="2030-03-20") is None
    assert wished(since, on="2030-03-01", known_by="2030-03-20") == "AD"


def test_what_will_be_so_is_not_so_yet() -> None:
    soon = said("aron", "detaining_power", "LI", on="2030-03-01", since="2030-04-01", speaker="minister of SM")
    world = World(things=(soon,))
    assert world.entry("aron", "detaining_power", "2030-03-31").value is None
    assert world.entry("aron", "detaining_power", "2030-04-01").value == "LI"


def test_what_never_changes_counts_whenever_it_is_said() -> None:
    assert str(held(born("2005-04-09", "2030-03-25", known="2030-03-25"), on="2030-03-25").value) == "2005-04-09"
    later = World(things=(born("2005-04-09", "2030-03-25"),))
    assert str(later.entry("aron", "birth", "2030-01-01", known_by="2030-03-25").value) == "2005-04-09"
