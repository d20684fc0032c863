"""The picture of a plan tells what the plan says: every stream with its number, in four languages, the same each time."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from safeconduct.errors import BadInput
from safeconduct.pictures.flow import flow, streams_of, write_flow
from safeconduct.plans.plan import Plan
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
    assert "Nobody goes." in flow(Plan(status="optimal"), DAY, Wording("en"))


def test_it_refuses_another_ending(tmp_path: Path, ankara: Plan) -> None:
    with pytest.raises(BadInput, match=r"\.svg or \.png"):
        write_flow(tmp_path / "flow.pdf", ankara, DAY, Wording("en"))
