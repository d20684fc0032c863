"""How far the law is encoded, and what a lawyer should read first."""

from pathlib import Path

from safeconduct.law.coverage import articles_of, to_be_read, without_days
from safeconduct.law.library import law
from tests.law.broken import copied, replaced, sound

RECENT = "instruments/house/house-recent-wish.toml"
HOUSE = "instruments/house/instrument.toml"
READ = 'checked     = "read"'
RECALL = 'checked = "recall"'


def test_every_provision_is_an_article_of_its_instrument_once() -> None:
    articles = [one for instrument in law().instruments.values() for one in articles_of(instrument, law())]
    assert sorted(one.provision.id for one in articles if one.provision) == sorted(
        one.id for one in law().editions.versions
    )


def test_articles_stand_in_the_order_in_which_they_are_counted() -> None:
    found = [one.provision.id for one in articles_of(law().instruments["gc3"], law()) if one.provision]
    assert found.index("gc3-12-2") < found.index("gc3-109-1") < found.index("gc3-118-1")


def test_what_asks_and_owes_nothing_is_on_purpose_not_encoded_and_what_leaves_something_out_is_in_part() -> None:
    for instrument in law().instruments.values():
        for one in articles_of(instrument, law()):
            if one.provision and not one.provision.conditions and not one.provision.duties:
                assert one.extent == "on-purpose-not"
            elif one.provision:
                assert one.extent == ("in-part" if one.provision.not_encoded else "encoded")


def test_an_article_without_a_provision_says_why_it_has_none(tmp_path: Path) -> None:
    place = copied(tmp_path)
    text = (place / HOUSE).read_text(encoding="utf-8")
    (place / HOUSE).write_text(f'{text}\n[not_encoded]\n"rule 9" = "It is for the archive."\n', encoding="utf-8")
    last = articles_of(sound(place).instruments["house"], sound(place))[-1]
    assert (last.citation, last.extent, last.why, last.provision) == (
        "rule 9",
        "on-purpose-not",
        "It is for the archive.",
        None,
    )


def test_a_safeguard_is_read_before_a_step_and_what_more_routes_ask_before_what_fewer_do(tmp_path: Path) -> None:
    place = copied(tmp_path)
    for file in (
        "house/house-not-exchanged-against-will",
        "house/house-recent-wish",
        "house/house-identity-at-handover",
    ):
        replaced(place / "instruments" / f"{file}.toml", (READ, RECALL))
    before = {one.id for one in to_be_read(law())}
    fresh = [one.id for one in to_be_read(sound(place)) if one.id not in before]
    assert fresh == ["not-exchanged-against-will", "wish-is-recent", "identity-checked-at-handover"]


def test_what_was_read_need_not_be_read_first(tmp_path: Path) -> None:
    on_recall = {one.id for one in to_be_read(law())}
    assert all(law().conditions[one].checked == "recall" for one in on_recall if one in law().conditions)
    assert {one.id for one in law().conditions.values() if one.checked == "recall"} <= on_recall


def test_a_provision_without_a_day_is_said_to_be_always_in_force(tmp_path: Path) -> None:
    assert "house-recent-wish" in without_days(law())
    assert "gc3-118-1" not in without_days(law())
    place = copied(tmp_path)
    text = (place / HOUSE).read_text(encoding="utf-8")
    (place / HOUSE).write_text(
        text.replace('kind    = "house"', 'kind = "house"\nin_force = "2024-01-01"'), encoding="utf-8"
    )
    assert "house-recent-wish" not in without_days(sound(place))
