"""The picture of a plan tells what the plan says: every stream with its number, in four languages, the same each time."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from safeconduct.errors import BadInput
from safeconduct.pictures.flow import flow, write_flow
from safeconduct.pictures.ribbons import rows_of_bars
from safeconduct.pictures.streams import OTHERS, Stream, colours_of, streams_of
from safeconduct.plans.plan import Plan, Release
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording
from tests.plans.cases import planned

DAY = "1 August 2024"


@pytest.fixture(scope="module")
def ankara() -> Plan:
    return planned("02-ankara")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_stream_stands_in_the_picture_with_its_number(ankara: Plan, lang: str) -> None:
    picture = ET.fromstring(flow(ankara, DAY, Wording(lang)))  # noqa: S314 - our own picture
    told = "".join(picture.itertext())
    for stream in streams_of(ankara):
        assert stream.because in told
        assert Wording(lang).power(stream.to) in told
    assert sum(stream.number for stream in streams_of(ankara)) == len(ankara.roll) == 26


def test_the_same_plan_is_the_same_picture(ankara: Plan) -> None:
    assert flow(ankara, DAY, Wording("en")) == flow(ankara, DAY, Wording("en"))


def test_a_plan_that_moves_nobody_says_so() -> None:
    assert ": nobody goes</title>" in flow(Plan(status="optimal"), DAY, Wording("en"))


def test_it_refuses_another_ending(tmp_path: Path, ankara: Plan) -> None:
    with pytest.raises(BadInput, match=r"\.svg or \.png"):
        write_flow(tmp_path / "flow.pdf", ankara, DAY, Wording("en"))


def test_flows_that_cross_at_both_sides_lie_beside_each_other() -> None:
    streams = streams_of(planned("07-easter-2025"))
    holders, receivers = rows_of_bars(streams, 0, 1200, 0)
    assert (holders.order, receivers.order) == (["RU", "UA"], ["UA", "RU"])


def test_a_stream_is_as_thick_wherever_it_goes() -> None:
    streams = streams_of(planned("03-istanbul-may"))
    rows = rows_of_bars(streams, 0, 1200, 0)
    assert len(rows) == 3
    for one in streams:
        assert len({bars.strips[one].high for bars in rows}) == 1


def test_reasons_beyond_the_colours_are_one() -> None:
    roll = tuple(Release(f"p{n}", "SM", "MC", 1, f"deal {min(n, 11)}") for n in range(20))
    streams = streams_of(Plan(status="optimal", roll=roll))
    assert len(colours_of(streams)) == 7
    assert Stream("SM", 1, "MC", OTHERS, 6) in streams
    assert "other terms" in flow(Plan(status="optimal", roll=roll), DAY, Wording("en"))


def test_twenty_powers_and_sixty_stages_still_have_room() -> None:
    powers = [
        "DE",
        "FR",
        "IT",
        "ES",
        "PL",
        "NO",
        "SE",
        "FI",
        "DK",
        "NL",
        "BE",
        "AT",
        "CH",
        "CZ",
        "SK",
        "HU",
        "RO",
        "BG",
    ]
    roll = tuple(Release(f"p{n}", powers[n % 18], powers[(n + 5) % 18], 1 + n % 60, "a") for n in range(900))
    rows = rows_of_bars(streams_of(Plan(status="optimal", roll=roll)), 0, 1200, 0)
    assert all(strip.high > 0 for bars in rows for strip in bars.strips.values())
    for bars in rows:
        tops = [bars.strip(bar).top for bar in bars.order]
        assert all(later - earlier > 30 for earlier, later in pairwise(tops))


def test_remains_stand_by_themselves_and_are_added_to_nobody() -> None:
    picture = flow(planned("10-remains"), DAY, Wording("en"))
    assert "A plan of 1 August 2024: 200 go" in picture
    assert picture.count('data-part="flow"') == 2
    assert "12\u00a0200" not in picture
    assert "6\u00a0100" not in picture
