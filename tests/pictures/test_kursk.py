"""The pictures of the real case: what a reader of the front page sees is what the program draws today."""

from pathlib import Path

import pytest

from safeconduct.dates import AsOf, iso
from safeconduct.pictures.chart import chart
from safeconduct.pictures.marks import marks_from_moments
from safeconduct.routes.change import timeline
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording
from tests.kursk import kursk

UNTIL = AsOf.of("2025-09-25")
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def picture(prisoner: str, lang: str) -> str:
    case = kursk()
    moments = timeline(prisoner, case.statements, case.surroundings, case.law, until=UNTIL)
    return chart(prisoner, moments, UNTIL, case.statements, Wording(lang))


@pytest.mark.parametrize("prisoner", ["prisoner-1", "prisoner-2"])
def test_the_pictures_in_the_documentation_are_drawn_from_the_dossier(prisoner: str) -> None:
    # To draw them anew: safeconduct timeline PRISONER --on 2025-09-25 --picture docs/pictures/PRISONER.svg (and .png)
    assert (PICTURES / f"{prisoner}.svg").read_text(encoding="utf-8") == picture(prisoner, "en")
    assert (PICTURES / f"{prisoner}.png").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_exchange_of_prisoner_2_is_seen_to_close_on_19_february(lang: str) -> None:
    drawn = picture("prisoner-2", lang)
    assert 'data-status="closed" data-from="2025-02-19" data-to="2025-09-25"' in drawn
    assert "(st-121.1" in drawn


def test_what_one_of_them_wants_never_stands_without_what_the_other_wants() -> None:
    case = kursk()
    moments = timeline("prisoner-1", case.statements, case.surroundings, case.law, until=UNTIL)
    told = {iso(mark.day): mark.statements for mark in marks_from_moments(moments, case.statements)}
    assert {"st-069.1", "st-069.2"} <= set(told["2025-01-12"])
