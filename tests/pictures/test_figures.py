"""Plots of figures: one definition and one scale each, a speaker at every mark, nothing joined, nothing cut off."""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import AsOf
from safeconduct.figures.from_statements import series_from_statements
from safeconduct.figures.table import heading
from safeconduct.pictures.figures import Plot, plots
from safeconduct.pictures.glyphs import Voice, voices_of
from safeconduct.pictures.panel import NARROW, WIDE
from safeconduct.pictures.png import drawn
from safeconduct.pictures.theme import COLOURS, style_sheet
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.labels import LANGUAGES
from safeconduct.wording.phrases import Wording
from tests.cast import World, ruled, said
from tests.kursk import kursk
from tests.pictures.test_timeline import pixels
from tests.pictures.texts import SVG, boxes, read

ENGLISH = Wording("en")
UNTIL = AsOf.of("2030-12-31")
INCLUDES = {"includes": ["killed", "wounded"]}
EVERY_KIND: dict[str, dict[str, Any]] = {
    "exact": {"n": 4700, **INCLUDES},
    "about": {"n": 1100, "bound": "about", **INCLUDES},
    "at-least": {"n": 6000, "bound": "more than", **INCLUDES},
    "up-to": {"n": 3000, "bound": "up to", **INCLUDES},
    "range": {"min": 2000, "max": 5000, **INCLUDES},
    "in-words": {"n": None, "bound": "several", **INCLUDES},
}
WHERE_ELSE = {"n": 900, "where": "at the front", **INCLUDES}


def force(value: dict[str, Any], *, on: str, **told: Any) -> Statement:
    """A number of casualties of the force."""
    return said("force", "casualties", value, on=on, **told)


def one_of_each() -> list[Statement]:
    """A figure of every kind, a month apart, by three speakers."""
    speakers = ["minister of SM", "minister of AD", "The Courier"]
    return [
        force(value, on=f"2030-0{place + 1}-15", id=kind, speaker=speakers[place % 3])
        for place, (kind, value) in enumerate(EVERY_KIND.items())
    ]


def plotted(statements: Sequence[Statement], lang: str = "en", *rulings: Any) -> list[Plot]:
    """The plots of what was said."""
    return plots(series_from_statements(World(things=(*statements, *rulings)).statements, UNTIL), UNTIL, Wording(lang))


def of_kursk(lang: str) -> list[Plot]:
    """The plots of the real case."""
    as_of = AsOf.of("2025-09-25")
    return plots(series_from_statements(kursk().statements, as_of), as_of, Wording(lang))


def marks(picture: ET.Element) -> dict[str, ET.Element]:
    """The group of every figure, by its statement."""
    return {str(one.get("data-statement")): one for one in picture.iter(f"{SVG}g") if one.get("data-statement")}


def coloured(element: ET.Element) -> list[ET.Element]:
    """What is drawn in the colour of a voice."""
    return [one for one in element.iter() if "voice-" in str(one.get("class"))]


def all_text(element: ET.Element) -> str:
    """What stands in it to be read."""
    return " ".join("".join(one.itertext()) for one in element.iter(f"{SVG}text"))


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_every_mark_belongs_to_one_figure_and_names_its_speaker_number_and_day(layout: str) -> None:
    for plot in of_kursk("en"):
        picture = read(getattr(plot, layout))
        groups = marks(picture)
        key = next(one for one in picture.iter(f"{SVG}g") if one.get("data-part") == "key")
        inside = sum(len(coloured(group)) for group in (*groups.values(), key))
        assert len(coloured(picture)) == inside
        for row in plot.rows:
            told = all_text(groups[row.statements[0]])
            assert all(part.replace(" ", "") in told.replace(" ", "") for part in (row.speaker, row.given, row.said))


def test_numbers_that_count_otherwise_never_share_a_picture() -> None:
    first, second = plotted([*one_of_each(), force(WHERE_ELSE, on="2030-03-01", id="there")])
    assert set(marks(read(first.wide))) == set(EVERY_KIND)
    assert set(marks(read(second.wide))) == {"there"}
    assert "at the front" in second.title


def test_no_line_leads_from_one_figure_to_another() -> None:
    picture = read(plotted(one_of_each())[0].wide)
    for name, group in marks(picture).items():
        rows = {float(str(one.get("y"))) for one in group.iter(f"{SVG}text")}
        others = [one for other, one in marks(picture).items() if other != name]
        for line in group.iter(f"{SVG}polyline"):
            end = float(str(line.get("points")).split()[-1].split(",")[1])
            nearest = min(abs(end - y) for y in rows)
            if "voice" in str(line.get("class")):
                assert all(
                    nearest < min(abs(end - float(str(t.get("y")))) for t in g.iter(f"{SVG}text")) for g in others
                )


def test_no_number_is_shown_that_nobody_gave() -> None:
    # Nothing is added up: every number of a mark is told in its own statement.
    for plot in of_kursk("en"):
        for statement, group in marks(read(plot.wide)).items():
            value = kursk().statements.by_id[statement].value
            assert isinstance(value, dict)
            told = {f"{one:,}" for one in value.values() if isinstance(one, int)}
            name = next(row.given for row in plot.rows if row.statements[0] == statement)
            assert set(re.findall(r"\d[\d,]*", name)) <= told
            assert name.replace(" ", "") in all_text(group).replace(" ", "")


def test_a_range_is_a_bar_between_its_ends_and_a_bound_an_arrow_to_its_open_side() -> None:
    picture = read(plotted(one_of_each())[0].wide)
    groups = marks(picture)

    def reach(name: str) -> tuple[float, float]:
        lines = [one for one in coloured(groups[name]) if one.tag == f"{SVG}polyline"]
        xs = [float(pair.split(",")[0]) for one in lines for pair in str(one.get("points")).split()]
        return min(xs), max(xs)

    def centre(name: str) -> float:
        shape = next(one for one in coloured(groups[name]) if one.tag != f"{SVG}polyline")
        if shape.get("cx"):
            return float(str(shape.get("cx")))
        xs = [float(pair.split(",")[0]) for pair in str(shape.get("points")).split()]
        return (min(xs) + max(xs)) / 2

    step = (centre("exact") - centre("about")) / (4700 - 1100)
    zero = centre("exact") - 4700 * step
    low, high = reach("range")
    assert low == pytest.approx(zero + 2000 * step, abs=0.1)
    assert high == pytest.approx(zero + 5000 * step, abs=0.1)
    assert reach("at-least")[0] >= centre("at-least") - 0.1
    assert reach("at-least")[1] > centre("at-least") + 20
    assert reach("up-to")[1] <= centre("up-to") + 0.1
    assert reach("up-to")[0] < centre("up-to") - 20
    assert coloured(groups["in-words"]) == []


def test_a_day_that_is_known_only_as_a_year_stays_on_the_axis_of_time() -> None:
    year = force({"n": 5, **INCLUDES}, on="2030", known="2030-02-10", id="year")
    picture = read(plotted([year])[0].wide)
    time = next(one for one in picture.iter(f"{SVG}g") if one.get("data-part") == "time")
    axis = [float(pair.split(",")[1]) for pair in str(time[0].get("points")).split()]
    thick = next(one for one in marks(picture)["year"].iter(f"{SVG}polyline") if one.get("stroke-width") == "4")
    span = [float(pair.split(",")[1]) for pair in str(thick.get("points")).split()]
    assert axis[0] <= span[0] < span[1] <= axis[1]


def test_the_axis_begins_at_zero() -> None:
    for plot in of_kursk("en"):
        picture = read(plot.wide)
        names = next(one for one in picture.iter(f"{SVG}g") if one.get("data-part") == "numbers")
        told = [str(one.text) for one in names.iter(f"{SVG}text")]
        assert told[:1] in ([], ["0"])


def test_a_figure_that_was_set_aside_is_crossed_out_and_says_why() -> None:
    ruling = ruled("retracted", "exact", on="2030-06-01", id="rul-9")
    groups = marks(read(plotted(one_of_each(), "en", ruling)[0].wide))
    assert groups["exact"].get("data-ended") == "retracted"
    assert "(rul-9)" in all_text(groups["exact"])
    assert sum("s-ink" in str(one.get("class")) for one in groups["exact"].iter(f"{SVG}polyline")) == 2
    assert sum("s-ink" in str(one.get("class")) for one in groups["about"].iter(f"{SVG}polyline")) == 0


def test_what_was_denied_has_no_mark() -> None:
    denied = force({"n": 5000, **INCLUDES}, on="2030-01-01", polarity="is-not", id="no")
    plot = plotted([denied, *one_of_each()])[0]
    assert coloured(marks(read(plot.wide))["no"]) == []
    assert plot.rows[0].given == "not 5,000"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_no_text_is_cut_off_or_runs_into_another(lang: str, layout: str) -> None:
    for plot in of_kursk(lang):
        held_apart(getattr(plot, layout))


def held_apart(svg: str) -> None:
    """Every line of text is within the picture and apart from every other."""
    picture = read(svg)
    found = list(boxes(picture))
    wide, high = (float(str(picture.get(key))) for key in ("width", "height"))
    assert [box for box in found if not (box.left >= 0 and box.right <= wide and box.bottom <= high)] == []
    assert [(a.told, b.told) for a, b in combinations(found, 2) if a.meets(b)] == []


names = st.sampled_from(
    [
        "Національна розвідувальна служба Республіки Корея за посередництва депутата",
        "국가정보원 국회 정보위원회 비공개 간담회 설명자료",
        "Достопримечательнопревосходительствующий",
        "NIS",
    ]
)
numbers = st.one_of(
    st.fixed_dictionaries(
        {"n": st.integers(0, 10**7)},
        optional={
            "bound": st.sampled_from(["about", "at least", "up to", "or more"]),
            "in": names,
            "expected": st.just(9),
        },
    ),
    st.fixed_dictionaries({"min": st.integers(0, 10**6), "max": st.integers(0, 10**6)}),
    st.just({"n": None, "bound": "several"}),
)
days = st.integers(0, 900)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(numbers, names, days), min_size=1, max_size=9), st.sampled_from(LANGUAGES))
def test_long_names_in_hangul_and_cyrillic_find_room(said_so: list[tuple[dict[str, Any], str, int]], lang: str) -> None:
    statements = [
        force(value, on=_day(day), id=f"s{place}", speaker=name, capacity="press", on_behalf_of="media")
        for place, (value, name, day) in enumerate(said_so)
    ]
    for plot in plotted(statements, lang):
        held_apart(plot.wide)
        held_apart(plot.narrow)


def _day(number: int) -> str:
    return f"{2028 + number // 360}-{number % 360 // 30 + 1:02d}-{number % 28 + 1:02d}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_alternative_text_says_everything_that_the_marks_show(lang: str) -> None:
    for plot in of_kursk(lang):
        for svg in (plot.wide, plot.narrow):
            picture = read(svg)
            told = str(picture.findtext(f"{SVG}desc"))
            assert picture.findtext(f"{SVG}title") == plot.title
            assert picture.get("lang") == lang
            assert picture.get("role") == "img"
            for row in plot.rows:
                assert all(part in told for part in (row.said, row.speaker, row.given, *row.notes))


def test_titles_and_texts_of_several_plots_on_one_page_have_names_of_their_own() -> None:
    svgs = [svg for plot in of_kursk("en") for svg in (plot.wide, plot.narrow)]
    ids = [str(one.get("id")) for svg in svgs for one in read(svg).iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(svgs)


def test_the_same_figures_are_the_same_plots_to_the_byte() -> None:
    assert plotted(one_of_each()) == plotted(list(reversed(one_of_each())))


def test_a_narrow_plot_is_320_pixels_wide_and_its_letters_are_never_small() -> None:
    for plot in of_kursk("ko"):
        assert read(plot.narrow).get("width") == str(NARROW.width) == "320"
        assert read(plot.wide).get("width") == str(WIDE.width)
        sizes = [float(str(one.get("font-size"))) for one in read(plot.narrow).iter(f"{SVG}text")]
        assert min(sizes) >= 13


def test_a_plot_holds_no_script_and_takes_nothing_from_elsewhere() -> None:
    for plot in of_kursk("en"):
        told = plot.wide + plot.narrow
        assert "<script" not in told
        assert not re.search(r"\b(?:href|src)=|url\(|@import", told)


def test_a_voice_looks_the_same_in_every_plot_and_no_two_look_alike() -> None:
    series = series_from_statements(kursk().statements, AsOf.of("2025-09-25"))
    looks = voices_of(figure for one in series for figure in one.figures)
    assert len(set(looks.values())) == len(looks)
    assert {look.shape for look in list(looks.values())[:6]} == set(range(6))
    assert looks["KR"] == Voice(0, "voice-0")


def contrast(a: str, b: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(a), light(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", [name for name in COLOURS if name not in ("paper", "rule")])
def test_every_colour_stands_out_from_light_and_from_dark_paper(name: str) -> None:
    for paper, colour in zip(COLOURS["paper"], COLOURS[name], strict=True):
        assert contrast(paper, colour) >= (4.5 if not name.startswith("voice") else 3)


def test_on_a_page_the_style_stands_once_and_alone_it_is_in_the_picture() -> None:
    as_of = AsOf.of("2025-09-25")
    series = series_from_statements(kursk().statements, as_of)
    inside = plots(series, as_of, ENGLISH, styled=False)[0].wide
    alone = plots(series, as_of, ENGLISH)[0].wide
    assert "<style" not in inside
    assert not inside.startswith("<?xml")
    assert style_sheet() in alone
    assert "prefers-color-scheme:dark" in style_sheet()
    assert all(part.startswith("@media screen") for part in re.findall(r"@media[^{]*", style_sheet()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_pixels_it_has_ink_in_every_language(lang: str) -> None:
    plot = next(one for one in of_kursk(lang) if one.name == "force-killed")
    content = drawn(plot.wide)
    assert pixels(content)[0] == WIDE.width
    assert drawn(re.sub(r"<text.*?</text>", "", plot.wide, flags=re.DOTALL)) != content


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_has_a_name_for_every_column_and_a_row_for_every_figure(lang: str) -> None:
    for plot in of_kursk(lang):
        assert len(heading(Wording(lang))) == len(plot.rows[0]) - 1
        assert len(plot.rows) == len(marks(read(plot.wide))) == len(marks(read(plot.narrow)))


def test_signs_of_markup_in_what_was_said_are_only_text() -> None:
    told = {"n": 5, "where": "<script>alert(1)</script> & [x](y)", **INCLUDES}
    (plot,) = plotted(
        [force(told, on="2030-01-01", speaker="<b>The Courier</b>", capacity="press", on_behalf_of="media")]
    )
    assert "<script" not in plot.wide
    assert "<b>" not in plot.narrow
