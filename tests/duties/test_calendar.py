"""The calendar of duties, read back as a calendar program reads it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Todo

from safeconduct.dates import AsOf
from safeconduct.duties.calendar import calendar_from_duties, write_calendar
from safeconduct.errors import OutsideFailed
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording
from tests.cast import CAST, SPEAKERS, said
from tests.duties.test_from_record import ARRIVAL, all_of, happened

ON = "2030-03-08"
WORLD = CAST.having(
    ARRIVAL,
    happened("card-written", "2030-03-05"),
    happened("serious-illness", "2030-03-06"),
    happened("trial-opens", "2030-04-30", on="2030-03-07"),
    happened("death-sentence-notice", "2030-03-07"),
    said("aron", "injury", "a broken leg", on="2030-03-06", speaker="the doctor"),
)


def calendar(on: str = ON, lang: str = "en") -> bytes:
    spoken_of = [one for one in all_of(WORLD, on) if one.spoken_of]
    return calendar_from_duties(spoken_of, AsOf.of(on), Wording(lang))


def tasks(content: bytes) -> dict[str, Todo]:
    """The tasks by what they say is owed."""
    read = Calendar.from_ical(content)
    assert isinstance(read, Calendar)
    return {str(one["SUMMARY"]): one for one in read.walk("VTODO") if isinstance(one, Todo)}


def task(content: bytes, says: str) -> Todo:
    return next(one for name, one in tasks(content).items() if says in name)


def due(content: bytes, says: str) -> date | datetime | None:
    return task(content, says).DUE


def test_every_duty_is_a_task_that_can_be_read_back() -> None:
    spoken_of = [one for one in all_of(WORLD, ON) if one.spoken_of]
    read = Calendar.from_ical(calendar())
    assert [error for one in read.walk() for error in one.errors] == []
    assert len(read.walk("VTODO")) == len(spoken_of)


def test_a_task_has_a_due_day_only_where_the_text_gives_a_number() -> None:
    content = calendar()
    assert due(content, "three weeks before the trial") == date(2030, 4, 9)
    assert due(content, "inspection") == date(2030, 4, 3)
    assert due(content, "where the camps are") is None


def test_what_is_owed_if_possible_and_what_must_wait_are_never_due() -> None:
    content = calendar()
    assert due(content, "every week if possible") is None
    assert due(content, "not carried out before six months") is None


def test_what_is_met_is_completed_and_the_rest_needs_action() -> None:
    content = calendar()
    assert task(content, "a card to his family")["STATUS"] == "COMPLETED"
    assert task(content, "inspection")["STATUS"] == "NEEDS-ACTION"


def test_the_same_duties_give_the_same_bytes() -> None:
    assert calendar() == calendar()
    stamps = {one.DTSTAMP for one in tasks(calendar()).values()}
    assert stamps == {datetime(2030, 3, 8, tzinfo=UTC)}


def test_a_task_keeps_its_uid_on_every_day_and_in_every_language() -> None:
    def uids(content: bytes) -> list[str]:
        return [str(one["UID"]) for one in Calendar.from_ical(content).walk("VTODO")]

    assert len(set(uids(calendar()))) == len(uids(calendar()))
    assert set(uids(calendar())) <= set(uids(calendar("2030-03-09")))
    assert {frozenset(uids(calendar(lang=lang))) for lang in LANGUAGES} == {frozenset(uids(calendar()))}


def test_no_one_who_spoke_is_named() -> None:
    content = calendar().replace(b"\r\n ", b"").decode()
    assert [name for name in SPEAKERS if name in content] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_in_each_language_who_may_see_it(lang: str) -> None:
    say = Wording(lang)
    found = Calendar.from_ical(calendar(lang=lang)).walk("VTODO")
    assert {str(one["CLASS"]) for one in found} == {"CONFIDENTIAL"}
    restricted = say(
        "for-eyes-of", readers=", ".join(map(say, ("registrar", "legal-officer", "supervisor", "auditor")))
    )
    assert restricted in {str(one["DESCRIPTION"]).splitlines()[0] for one in found}


def test_what_rests_on_medical_words_is_not_for_legal_officers() -> None:
    wounded = CAST.having(said("aron", "wounded_or_sick", "yes", on="2030-03-05"))
    news = [one for one in all_of(wounded, ON) if one.duty.id == "nib-health-weekly"]
    content = calendar_from_duties(news, AsOf.of(ON), Wording("en")).replace(b"\r\n ", b"")
    assert b"RESTRICTED. For: registrar\\, supervisor\\, auditor." in content


def test_what_can_harm_him_says_so() -> None:
    assert "Central Tracing Agency before anything is sent" in str(
        task(calendar(), "every week if possible")["DESCRIPTION"]
    )


def test_a_calendar_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OutsideFailed, match="name another place"):
        write_calendar(tmp_path / "nowhere" / "duties.ics", [], AsOf.of(ON), Wording("en"))
    (tmp_path / "folder.ics").mkdir()
    with pytest.raises(OutsideFailed, match="name another place"):
        write_calendar(tmp_path / "folder.ics", [], AsOf.of(ON), Wording("en"))
    assert [path.name for path in tmp_path.iterdir()] == ["folder.ics"]
