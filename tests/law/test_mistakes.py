"""A mistake in a law file is one plain sentence with file and line: the shipped law, broken in one place at a time."""

from pathlib import Path

import pytest

from safeconduct.law.check import mistakes_in
from safeconduct.law.library import FOLDER, law, read_law
from safeconduct.vocabulary.from_files import vocabulary
from tests.law.broken import Broken

RECENT = "instruments/house/house-recent-wish.toml"
ALIVE = "instruments/gc3/gc3-120.toml"
CLOSE = "instruments/gc3/gc3-118-1.toml"
EXCHANGE = "instruments/practice/practice-exchange.toml"
KIND = "routes/exchange.toml"
HOUSE = "instruments/house/instrument.toml"


def test_the_shipped_law_has_no_mistake() -> None:
    assert read_law(FOLDER, vocabulary())[1] == []
    assert mistakes_in(law(), vocabulary()) == []


# Each: what it is, the file, what stands there, what stands there instead, and what the sentence says.
# What is replaced begins on the line that the sentence has to name.
MISTAKES = [
    ("unknown fact in a rule", ALIVE, """if          = 'not life == "dead"'""", """if = 'not lief == "dead"'""", "there is no fact `lief`; did you mean `life`?"),
    ("unknown word in a rule", ALIVE, """if          = 'not life == "dead"'""", """if = 'not life == "ded"'""", "`ded` is no word of `life`; did you mean `dead`?"),
    ("types that do not match", RECENT, "if          = 'days_between(wish_day, on) <= 30'", "if = 'wish == wish_day'", "not of one kind"),
    ("a rule that cannot be read", RECENT, "if          = 'days_between(wish_day, on) <= 30'", "if = 'wish_day <='", "it cannot be read"),
    ("a rule that is no text", RECENT, "if          = 'days_between(wish_day, on) <= 30'", "if = 30", "rule"),
    ("unknown kind of condition", RECENT, 'kind        = "step"', 'kind = "stepp"', "has kind `stepp`, which does not exist; did you mean `step`?"),
    ("unknown weight", RECENT, 'weight      = "house rule"', 'weight = "house rules"', "did you mean `house rule`?"),
    ("unknown route", RECENT, 'routes      = ["exchange",', 'routes = ["exchnge",', "names the route `exchnge`, which does not exist; did you mean `exchange`?"),
    ("unknown role", RECENT, 'owed_by     = ["detaining-power"]', 'owed_by = ["detaining-powr"]', "names the role `detaining-powr`, which does not exist; did you mean `detaining-power`?"),
    ("unknown matter", RECENT, "evidence    = []", 'evidence = ["wsh"]', "names the matter `wsh`, which does not exist; did you mean `wish`?"),
    ("unknown condition in after", RECENT, 'after       = ["wish-told-to-a-state",', 'after = ["wish-told-to-state",', "names the condition `wish-told-to-state`, which does not exist; did you mean `wish-told-to-a-state`?"),
    ("a language that is missing", RECENT, "ask.en =", "ask.de =", "has no `ask` in en"),
    ("a language that is empty", RECENT, 'ask.en = "Did he', 'ask.en = "  " # "Did he', "has no `ask` in en"),
    ("a key of a condition that nothing reads", RECENT, 'kind        = "step"', '"if-not" = 1\nkind = "step"', "key too many"),
    ("an answer that is none", RECENT, 'expected = "holds"', 'expected = "perhaps"', "expects `perhaps`, which is no answer"),
    ("an answer that is none, in a later case", RECENT, 'expected = "not-known"', 'expected = "unknown"', "expects `unknown`, which is no answer; did you mean `not-known`?"),
    ("two conditions with one id", RECENT, 'id          = "wish-is-recent"', 'id = "prisoner-is-alive"', "two conditions may not have one id"),
    ("no TOML", RECENT, 'kind        = "step"', 'kind = step"', "cannot be read as TOML"),
    ("an instrument that is not there", RECENT, 'instrument   = "house"', 'instrument = "hous"', "names the instrument `hous`, which does not exist; did you mean `house`?"),
    ("a key that nothing reads", RECENT, 'binds        = "the office that applies it"', 'bindz = "x"', "bindz"),
    ("a role that a route does not know", KIND, '    "counterpart-power",', '    "counterpart-powr",', "names the role `counterpart-powr`, which does not exist; did you mean `counterpart-power`?"),
    ("a matter by which a route is listed", KIND, 'rules  = [{ matter = "offer_made"', 'rules = [{ matter = "offer_mad"', "names the matter `offer_mad`, which does not exist; did you mean `offer_made`?"),
    ("a role by which a route is listed", KIND, 'rules  = [{ matter = "offer_made", take = "towards", per = "offer" }]', 'rules = [{ role = "detaining-powr" }]', "`detaining-powr`, which does not exist; did you mean `detaining-power`?"),
    ("a role that is left out of a list", KIND, 'except = ["detaining-power"]', 'except = ["detaining-powr"]', "`detaining-powr`, which does not exist; did you mean `detaining-power`?"),
    ("a slot by which a route is listed", KIND, 'rules  = [{ matter = "offer_made", take = "towards"', 'rules = [{ matter = "offer_made", take = "toward"', "`toward`, which does not exist; did you mean `towards`?"),
    ("a key of a case that nothing reads", RECENT, 'expected = "holds"', 'signed = "x"\nexpected = "holds"', "nothing reads `signed`"),
    ("a key of an instrument that nothing reads", HOUSE, "parties =", "partys =", "nothing reads `partys`; did you mean `parties`?"),
    ("a key of a route that nothing reads", KIND, "ends_captivity =", "end_captivity =", "nothing reads `end_captivity`; did you mean `ends_captivity`?"),
    ("a key of a rule of listing that nothing reads", KIND, "rules  = [{ matter", "rules = [{ mater", "nothing reads `mater`; did you mean `matter`?"),
    ("a kind of instrument that is none", HOUSE, 'kind    = "house"', 'kind = "houses"', "has kind `houses`, which does not exist; did you mean `house`?"),
    ("how it was checked", RECENT, 'checked     = "read"', 'checked = "seen"', "has checked `seen`, which does not exist; it is one of read, recall"),
    ("who may waive it", RECENT, 'waivable_by = ["house"]', 'waivable_by = ["hous"]', "names the role `hous`, which does not exist; did you mean `house`?"),
    ("days that end before they begin", CLOSE, 'in_force     = { from = "1950-10-21" }', 'in_force = { from = "1950-10-21", until = "1949-01-01" }', "it ends on 1949-01-01, before it begins on 1950-10-21; turn them round"),
    ("a day that is none", CLOSE, 'in_force     = { from = "1950-10-21" }', 'in_force = { from = "soon" }', "`soon` is no day"),
    ("another key of days", CLOSE, 'in_force     = { from = "1950-10-21" }', 'in_force = { since = "1950-10-21" }', "either may be left out"),
    ("what completes a route", KIND, "completed_when = 'released_to ==", "completed_when = 'released_too ==", "there is no fact `released_too`; did you mean `released_to`?"),
]  # fmt: skip


@pytest.mark.parametrize(("_", "file", "old", "new", "sentence"), MISTAKES, ids=[one[0] for one in MISTAKES])
def test_a_mistake_is_one_sentence_with_file_and_line(
    tmp_path: Path, _: str, file: str, old: str, new: str, sentence: str
) -> None:
    broken = Broken(tmp_path, file, old, new)
    told = [one for one in broken.sentences if sentence in one]
    assert told, broken.sentences
    assert all("\n" not in one for one in broken.sentences)
    if "TOML" not in sentence:
        assert told[0].startswith(broken.place), told[0]
    else:
        assert told[0].startswith(f"law/{file}")
        assert broken.place.partition(", ")[2].rstrip(": ") in told[0]


def test_two_conditions_with_one_id_name_both_files(tmp_path: Path) -> None:
    broken = Broken(tmp_path, RECENT, 'id          = "wish-is-recent"', 'id = "prisoner-is-alive"')
    (told,) = [one for one in broken.sentences if "one id" in one]
    assert f"law/{RECENT}" in told
    assert f"law/{ALIVE}" in told


def test_a_condition_that_is_given_twice_in_one_file_is_told_at_the_second(tmp_path: Path) -> None:
    broken = Broken(tmp_path, EXCHANGE, 'id          = "offer-accepted"', 'id = "offer-stands"')
    if not any("one id" in one for one in broken.sentences):
        pytest.fail(str(broken.sentences))
    assert next(one for one in broken.sentences if "one id" in one).startswith(broken.place)


def test_a_circle_in_after_names_those_who_stand_in_it_and_nobody_else(tmp_path: Path) -> None:
    text = (FOLDER / EXCHANGE).read_text(encoding="utf-8")
    start = (
        text.index('id          = "offer-stands"')
        if 'id          = "offer-stands"' in text
        else text.index('"offer-stands"')
    )
    after = next(line for line in text[start:].splitlines() if line.startswith("after"))
    broken = Broken(tmp_path, EXCHANGE, after, 'after = ["offer-accepted"]')
    told = [one for one in broken.sentences if "circle" in one]
    assert len(told) == 1
    assert told[0].startswith(broken.place), told[0]
    assert "`offer-stands`" in told[0] or "offer-stands" in told[0]
    assert "offer-accepted" in told[0]
    assert "named-by-both-powers" not in told[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "names"),
    [
        (RECENT, 'after       = ["wish-told-to-a-state",', 'after = ["wish-is-recent",', ["wish-is-recent"]),
        (EXCHANGE, 'after       = []', 'after = ["counterpart-delivers"]', ["offer-stands", "counterpart-delivers"]),
        (ALIVE, "after       = []", 'after = ["identity-checked-at-handover"]', []),
    ],
)  # fmt: skip
def test_a_circle_is_told_whether_it_is_short_or_long_and_what_only_hangs_on_it_is_none(
    tmp_path: Path, file: str, old: str, new: str, names: list[str]
) -> None:
    told = [one for one in Broken(tmp_path, file, old, new).sentences if "circle" in one]
    assert bool(told) == bool(names), told
    assert all(name in one for one in told for name in names)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (RECENT, "ask.ko =", "ask.ja =", "has no `ask` in ko"),
        (CLOSE, "fails.uk =", "fails.pl =", "has no `fails` in uk"),
        (HOUSE, "title.ru =", "title.pl =", "has no `title` in ru"),
        (KIND, "name.ru =", "name.pl =", "has no `name` in ru"),
        (KIND, "says.ko =", "says.ja =", "has no `says` in ko"),
    ],
)  # fmt: skip
def test_whatever_a_reader_sees_stands_in_all_four_languages(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    told = Broken(tmp_path, file, old, new).sentences
    assert any(one.startswith(f"law/{file}, line ") and says in one for one in told), told


CASES = [
    ("a case that fails", 'expected = "holds"', 'expected = "fails"', "but the case expects `fails`"),
    ("a case that gives what is not asked", "given    = { wish_day", "given = { wish = \"KR\", wish_day", "has a case that gives `wish`, which it does not ask"),
    ("a case that gives no day", 'given    = { wish_day = "2025-02-25"', 'given = { wish_day = "soon"', "`soon` is no day"),
    ("too few cases", 'given    = { on = "2025-03-18" }\nexpected = "not-known"', 'given = { wish_day = "2025-02-25", on = "2025-09-25" }\nexpected = "fails"', "has no case that expects `not-known`"),
    ("a citation that is missing", "cite        =", "cite = \"\" #", "has an empty `cite`"),
    ("a source that is missing", 'source      = ["docs/decisions/0003-house-rules.md", "apnews ce23c9415e7a35ee0dd5805acb5b88c4"]', "source = []", "has an empty `source`"),
    ("a case that contradicts another", 'given    = { on = "2025-03-18" }\nexpected = "not-known"', 'given = { wish_day = "2025-02-25", on = "2025-03-18" }\nexpected = "fails"', "has a case that contradicts the one on line 36: the same is given, another answer expected"),
    ("a case that contradicts another in that it is presumed", 'given    = { on = "2025-03-18" }\nexpected = "not-known"', 'given = { wish_day = "2025-02-25", on = "2025-03-18" }\nexpected = "holds"\npresumed = true', "contradicts the one on line 36"),
    ("a case that knows what another does not", 'given    = { wish_day = "2025-02-25", on = "2025-09-25" }\nexpected = "fails"', 'given = { on = "2025-03-18" }\nexpected = "fails"', "has a case that contradicts the one on line 40"),
]  # fmt: skip


@pytest.mark.parametrize(("_", "old", "new", "sentence"), CASES, ids=[one[0] for one in CASES])
def test_the_check_of_the_cases_tells_what_is_wrong(tmp_path: Path, _: str, old: str, new: str, sentence: str) -> None:
    told = Broken(tmp_path, RECENT, old, new).sentences
    assert any(sentence in one for one in told), told
    assert all("wish-is-recent" in one for one in told)


def test_a_case_that_gives_a_word_that_is_none_is_told(tmp_path: Path) -> None:
    broken = Broken(tmp_path, ALIVE, 'life = "dead"', 'life = "ded"')
    assert any("`ded` is no word of `life`" in one for one in broken.sentences), broken.sentences
