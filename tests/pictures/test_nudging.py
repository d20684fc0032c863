"""Marks that crowd are moved apart, as little as can be, and never out of bounds."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.pictures.marks import nudged
from safeconduct.pictures.widths import Run, shortened, width, wrapped

places = st.lists(st.floats(0, 1000, allow_nan=False), min_size=1, max_size=12).map(sorted)


@given(places)
def test_marks_stand_apart_and_within_bounds(wanted: list[float]) -> None:
    found = nudged(wanted, 31, 0, 1000)
    assert all(after - before > 31 - 1e-6 for before, after in pairwise(found))
    assert found[0] >= -1e-6
    assert found[-1] <= 1000 + 1e-6


@given(places)
def test_marks_that_stand_apart_already_are_not_moved(wanted: list[float]) -> None:
    apart = [place + 40 * index for index, place in enumerate(wanted)]
    assert all(abs(a - b) < 1e-6 for a, b in zip(nudged(apart, 31, 0, 2000), apart, strict=True))


def test_a_crowd_spreads_to_both_sides() -> None:
    assert nudged([100, 100, 100], 30, 0, 1000) == [70, 100, 130]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=80), st.floats(60, 400))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, room: float) -> None:
    lines = wrapped([Run(text), Run("the end", "bold")], 16, room)
    said = "".join(run.text for line in lines for run in line)
    assert said.replace(" ", "") == f"{text}the end".replace(" ", "")
    for line in lines:
        assert sum(width(run.text, 16, bold=run.bold) for run in line) <= room + 1e-6


@given(st.text(max_size=60), st.floats(40, 400))
def test_what_is_shortened_fits(text: str, room: float) -> None:
    assert width(shortened(text, 16, room), 16) <= room
