"""Who was placed to know at first hand: the vocabulary's roles, as they stand in a reading."""

from typing import Any

import pytest

from safeconduct.statements.placed import PowersOver, placed_to_know
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast_of_files import reading, wish

POWERS = PowersOver(detaining=frozenset({"UA"}), of_origin=frozenset({"KP"}))


@pytest.mark.parametrize(
    ("line", "placed"),
    [
        (wish(), True),
        (wish(capacity="news-outlet"), False),
        (reading(matter="regarded_as_national", value="yes", by="KR", on_behalf_of="KR"), True),
        (reading(matter="regarded_as_national", value="yes", by="KR", on_behalf_of="parliament-kr"), False),
        (reading(matter="regarded_as_national", value="yes", by=None, on_behalf_of=None), False),
        (reading(matter="protection_application", value="in-person", towards="KR", on_behalf_of="KR"), True),
        (reading(matter="protection_application", value="in-person", towards="KR", on_behalf_of="UA"), False),
        (reading(matter="nationality", value="KP", on_behalf_of="KP"), True),
        (reading(matter="life", value="dead", on_behalf_of="icrc"), True),
        (reading(matter="life", value="dead", capacity="physician", on_behalf_of="self"), True),
        (reading(matter="parole_compulsion", value="free", capacity="officer", on_behalf_of="office"), True),
        (reading(matter="happened", value="capture", on_behalf_of="media"), True),
    ],
)
def test_who_is_placed_to_know(line: dict[str, Any], placed: bool) -> None:
    matter = vocabulary().matters[line["matter"]]
    assert placed_to_know(line, matter, POWERS) is placed


def test_without_known_powers_nobody_speaks_as_the_detaining_power() -> None:
    line = reading(matter="held_by", value="a service", on_behalf_of="UA")
    assert not placed_to_know(line, vocabulary().matters["held_by"], PowersOver())
