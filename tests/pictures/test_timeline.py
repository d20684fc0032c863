"""The picture of routes over time is whole, true, legible, in four languages, and the same each time."""

import os
import re
import struct
import zlib
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import resvg_py

from safeconduct.dates import iso
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.pictures import png
from safeconduct.pictures.chart import chart
from safeconduct.pictures.marks import MOST_TOLD
from safeconduct.pictures.page import MARGIN, WIDTH
from safeconduct.pictures.plot import ROUND
from safeconduct.pictures.timeline import write_picture
from safeconduct.pictures.widths import width
from safeconduct.statements.gathered import Statements
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording
from tests.pictures.cast import LOOKS, PRISONER, STATEMENTS, UNTIL, Looked, as_of, day, moments, story

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = Wording("en")


def drawn(lang: str = "en") -> ET.Element:
    """The invented case as a picture."""
    return read(chart(PRISONER, story(), UNTIL, STATEMENTS, Wording(lang)))


def read(svg: str) -> ET.Element:
    """A picture of our own, read back."""
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def all_text(picture: ET.Element) -> str:
    """Everything that stands in it to be read."""
    return " ".join("".join(one.itertext()) for one in picture.iter(f"{SVG}text"))


def bands(picture: ET.Element) -> list[tuple[str, str, str, str]]:
    """Lane, status, first and last day of every band."""
    return [
        (str(lane.get("data-lane")), str(one.get("data-status")), str(one.get("data-from")), str(one.get("data-to")))
        for lane in picture.iter(f"{SVG}g")
        if lane.get("data-lane")
        for one in lane.iter()
        if one.get("data-status")
    ]


def pixels(content: bytes) -> tuple[int, int, bytes]:
    """Width, height and the inflated rows of a PNG."""
    wide, high = struct.unpack(">II", content[16:24])
    parts, at = b"", 8
    while at < len(content):
        size, name = struct.unpack(">I4s", content[at : at + 8])
        parts += content[at + 8 : at + 8 + size] if name == b"IDAT" else b""
        at += size + 12
    return wide, high, zlib.decompress(parts)


def test_the_same_case_is_the_same_picture_to_the_byte(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg", "a.png", "b.png"):
        write_picture(tmp_path / name, PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_every_status_of_every_route_is_drawn_on_its_days() -> None:
    found = bands(drawn())
    for moment in story():
        for change in moment.changes:
            if change.was != change.now:
                status = change.now or "not-shown"
                assert (change.route.name, status, iso(moment.day)) in {one[:3] for one in found}
    assert {status for _, status, _, _ in found} == {"awaiting", "closed", "open", "completed", "not-shown"}


def test_the_bands_of_a_lane_follow_one_another_from_the_first_day_to_the_last() -> None:
    found = bands(drawn())
    for lane in ("home:CH", "long:SE"):
        days = [(day(first), day(last)) for name, _, first, last in found if name == lane]
        assert (days[0][0], days[-1][1]) == (day("2031-01-10"), UNTIL.on)
        assert all(after[0] == before[1] + 1 for before, after in pairwise(days))


def test_every_move_is_marked_at_its_exact_day() -> None:
    picture = drawn()
    one_day = (WIDTH - MARGIN - lane_start(picture)) / (UNTIL.on + 1 - day("2031-01-10"))
    for lane in picture.iter(f"{SVG}g"):
        for stroke in lane.iter(f"{SVG}polyline") if lane.get("data-lane") else ():
            x = float(str(stroke.get("points")).split(",")[0])
            wanted = lane_start(picture) + (day(str(stroke.get("data-moved"))) - day("2031-01-10")) * one_day
            assert x == pytest.approx(wanted, abs=0.02)


def lane_start(picture: ET.Element) -> float:
    """Where the first day lies."""
    return min(float(str(one.get("x"))) for one in picture.iter(f"{SVG}rect") if one.get("data-status"))


def test_who_owes_the_next_step_is_drawn_as_it_changes() -> None:
    owed = [(one.get("data-owes"), one.get("data-from")) for one in drawn().iter() if one.get("data-owes") is not None]
    assert owed == [
        ("CH prisoner-7", "2031-01-10"),
        ("CH", "2031-01-11"),
        ("CH", "2031-03-20"),
        ("", "2031-01-11"),
        ("SE", "2031-01-12"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_alternative_text_names_every_lane_and_span(lang: str) -> None:
    say, picture = Wording(lang), drawn(lang)
    told = str(picture.findtext(f"{SVG}desc"))
    lines = told.splitlines()
    assert len(lines) == 2
    assert [say.power(code) in line for code, line in zip(("CH", "SE"), lines, strict=True)] == [True, True]
    for line, name in zip(lines, ("home:CH", "long:SE"), strict=True):
        for _, status, first, _ in [one for one in bands(picture) if one[0] == name]:
            assert say(status) in line
            assert str(int(first[-2:])) in line
    assert picture.findtext(f"{SVG}title")
    assert picture.get("lang") == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_are_in_the_language_asked_for(lang: str) -> None:
    say, told = Wording(lang), all_text(drawn(lang))
    assert say("ways-out-2") in told
    assert say("what-moved-them") in told
    assert all(say(status) in told for status in ("awaiting", "closed", "open", "completed", "not-shown"))


def test_what_was_said_is_told_with_speaker_day_and_statement() -> None:
    told = all_text(drawn())
    assert re.search(r"prisoner-7:.*\(s-2\)", told)
    assert re.search(r"a spokeswoman \(CH\) on both:.*\(s-5\)", told)
    assert re.search(r"said 11\xa0January.*\(s-3\)", told)
    assert re.search(r"said March\xa02031.*\(s-4\)", told)


def test_a_day_on_which_nothing_was_said_says_so() -> None:
    assert ENGLISH("nothing-new-said").split(",")[0] in all_text(drawn())


def restless(days: int) -> dict[str, dict[str, Looked]]:
    """A route whose next step is owed by another on every one of many days in a row."""
    return {iso(day("2031-01-01") + n): {"home:CH": ("awaiting", ("CH" if n % 2 else "SE",))} for n in range(days)}


def test_numbered_marks_never_overlap_and_stay_on_the_page() -> None:
    for picture in (drawn(), read(chart(PRISONER, moments(restless(30)), as_of("2039-01-01"), STATEMENTS, ENGLISH))):
        above = next(one for one in picture.iter(f"{SVG}g") if one.get("data-part") == "numbers")
        places = [float(str(one.get("cx"))) for one in above.iter(f"{SVG}circle")]
        assert all(after - before >= 2 * ROUND for before, after in pairwise(places))
        assert places[0] - ROUND >= MARGIN
        assert places[-1] + ROUND <= WIDTH - MARGIN


def test_no_more_days_are_told_than_can_be_read_and_those_that_turned_come_first() -> None:
    looks = restless(40)
    looks["2031-03-01"] = {"home:CH": ("closed", ())}
    picture = read(chart(PRISONER, moments(looks), as_of("2031-04-01"), Statements([]), ENGLISH))
    led = [one.get("data-leads-to") for one in picture.iter() if one.get("data-leads-to")]
    assert len(led) == MOST_TOLD
    assert led[-1] == "2031-03-01"
    assert sum(1 for one in picture.iter() if one.get("data-moved")) == len(looks)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("end", ["2031-05-02", "2031-06-30", "2034-06-30", "2071-01-01", "2400-01-01"])
def test_the_names_on_the_axis_stand_apart_from_days_to_centuries(lang: str, end: str) -> None:
    picture = read(chart(PRISONER, story(), as_of(end), STATEMENTS, Wording(lang)))
    axis = next(one for one in picture.iter(f"{SVG}g") if one.get("data-part") == "axis")
    lines: dict[str, list[ET.Element]] = {}
    for one in axis.iter(f"{SVG}text"):
        lines.setdefault(str(one.get("y")), []).append(one)
    assert lines
    for names in lines.values():
        for before, after in pairwise(names):
            end_of_name = float(str(before.get("x"))) + width(str(before.text), 16)
            assert end_of_name <= float(str(after.get("x")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nine_lanes_stand_below_one_another(lang: str) -> None:
    names = [f"{'long' if n % 2 else 'home'}{n}:CH" for n in range(9)]
    looks = {"2031-01-10": dict.fromkeys(names, ("awaiting", ("CH", "SE", "prisoner-7")))}
    picture = read(chart(PRISONER, moments(looks), UNTIL, STATEMENTS, Wording(lang)))
    lanes = [one for one in picture.iter(f"{SVG}g") if one.get("data-lane")]
    assert [one.get("data-lane") for one in lanes] == names
    edges = [[float(str(text.get("y"))) for text in lane.iter(f"{SVG}text")] for lane in lanes]
    assert all(max(before) + 12 < min(after) for before, after in pairwise(edges))
    assert max(edges[-1]) < float(str(picture.get("height")))
    assert Wording(lang)("ways-out-9") in str(picture.findtext(f"{SVG}title"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_case_of_which_nothing_is_known_says_so(lang: str) -> None:
    picture = read(chart(PRISONER, [], UNTIL, Statements([]), Wording(lang)))
    assert PRISONER in all_text(picture)
    assert not bands(picture)
    assert picture.findtext(f"{SVG}desc")


def test_a_look_that_ends_early_draws_nothing_after_it() -> None:
    picture = read(chart(PRISONER, story(), as_of("2032-06-30", "2031-06-30"), STATEMENTS, ENGLISH))
    assert max(last for *_, last in bands(picture)) == "2031-06-30"
    assert "nothing that became known after" in all_text(picture)


def test_moments_after_the_last_day_are_not_drawn() -> None:
    picture = read(chart(PRISONER, story(), as_of("2031-02-01"), STATEMENTS, ENGLISH))
    assert {status for _, status, _, _ in bands(picture)} == {"awaiting", "closed", "not-shown"}


def test_signs_that_mean_something_in_xml_are_told_as_they_are() -> None:
    looks = {"2031-01-10": {"home:CH": ("awaiting", ('<b>&"\x07',))}}
    assert '<b>&" ' in all_text(read(chart("p<&>", moments(looks), UNTIL, Statements([]), ENGLISH)))


def test_a_picture_loads_nothing_from_elsewhere() -> None:
    svg = chart(PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    assert set(re.findall(r"https?://[^\"\s<]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\b(?:href|src|@import|script)\b", svg)


def test_a_png_has_the_size_of_the_svg_and_ink_in_every_lane(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.PNG", PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    wide, high, rows = pixels((tmp_path / "a.PNG").read_bytes())
    assert (wide, high) == (WIDTH, int(str(drawn().get("height"))))
    assert len({rows[index : index + 4] for index in range(0, len(rows), 997)}) > 20


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_png_shows_its_letters(tmp_path: Path, lang: str) -> None:
    svg = chart(PRISONER, story(), UNTIL, STATEMENTS, Wording(lang))
    without = re.sub(r"<text.*?</text>", "", svg)
    assert png.drawn(svg) != png.drawn(without)
    try:
        write_picture(tmp_path / "a.png", PRISONER, story(), UNTIL, STATEMENTS, Wording(lang))
    except OutsideFailed as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    assert (tmp_path / "a.png").read_bytes() == png.drawn(svg)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_machine_without_fonts_is_told_of_and_nothing_is_written(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda svg_string: rendered(svg_string, skip_system_fonts=True))
    with pytest.raises(OutsideFailed, match="no font with Latin letters"):
        write_picture(tmp_path / "a.png", PRISONER, story(), UNTIL, STATEMENTS, Wording(lang))
    write_picture(tmp_path / "a.svg", PRISONER, story(), UNTIL, STATEMENTS, Wording(lang))
    assert [one.name for one in tmp_path.iterdir()] == ["a.svg"]


@pytest.mark.parametrize("name", ["a.jpg", "a", "svg", "a.svg.txt"])
def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"end its name in \.svg or \.png"):
        write_picture(tmp_path / name, PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["nowhere/a.svg", "folder.svg"])
def test_a_place_that_cannot_be_written_is_told_of_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.svg").mkdir()
    with pytest.raises(OutsideFailed, match="name another place"):
        write_picture(tmp_path / name, PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    assert [one.name for one in tmp_path.iterdir()] == ["folder.svg"]


def test_an_older_picture_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("older")
    write_picture(tmp_path / "a.svg", PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == chart(PRISONER, story(), UNTIL, STATEMENTS, ENGLISH)
    assert [one.name for one in tmp_path.iterdir()] == ["a.svg"]


def test_the_invented_case_shows_what_it_says() -> None:
    assert len(story()) == len(LOOKS)
    assert all(moment.changes for moment in story())
