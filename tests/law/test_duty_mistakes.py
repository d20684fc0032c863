"""A mistake in a duty is one plain sentence with file and line: the shipped law, broken in one place at a time."""

from pathlib import Path

import pytest

from tests.law.broken import Broken

CARD = "instruments/gc3/gc3-70.toml"
TRIAL = "instruments/gc3/gc3-104.toml"
WEEKLY = "instruments/gc3/gc3-122-6.toml"
FORWARD = "instruments/gc3/gc3-122-3.toml"
PAROLE = "instruments/gc3/gc3-21-3.toml"
KOREA = "instruments/kr-5259/kr-5259-7-3.toml"
VISITS = "instruments/gc3/gc3-126-1.toml"

MISTAKES = [
    ("an event that is none", CARD, 'trigger     = ["arrival-at-camp",', 'trigger = ["arival-at-camp",', "names the event `arival-at-camp`, which does not exist; did you mean `arrival-at-camp`?"),
    ("an event from which nothing can run", CARD, 'runs_from   = "arrival-at-camp"', 'runs_from = "receipt"', "names the event `receipt`, which does not exist"),
    ("a period that is none", CARD, 'period      = "P7D"', 'period = "7 days"', "`7 days` is no period; write P7D, P3W, P1M"),
    ("a period of nothing", CARD, 'period      = "P7D"', 'period = "P0D"', "`P0D` is no period"),
    ("a word near to one", FORWARD, 'period      = "immediately"', 'period = "imediately"', "`imediately` is no period"),
    ("a number without a limit", CARD, 'limit       = "latest"', "", "has a number of days and no `limit`"),
    ("a limit that is none", CARD, 'limit       = "latest"', 'limit = "lates"', "has limit `lates`, which does not exist; did you mean `latest`?"),
    ("a day out of words", FORWARD, 'period      = "immediately"', 'limit = "latest"\nperiod = "immediately"', "has the limit `latest` without a number; no day is made out of words"),
    ("soft without a last day", FORWARD, 'period      = "immediately"', 'soft = true\nperiod = "immediately"', "is `soft` without a last day that could be missed"),
    ("a role that is none", CARD, 'owed_by     = ["detaining-power"]', 'owed_by = ["detaining-powr"]', "names the role `detaining-powr`, which does not exist; did you mean `detaining-power`?"),
    ("an addressee that is none", CARD, 'owed_to     = ["family",', 'owed_to = ["famly",', "names the role `famly`, which does not exist; did you mean `family`?"),
    ("a body that is none", FORWARD, 'through     = ["information-bureau"]', 'through = ["bureau"]', "names the role `bureau`, which does not exist"),
    ("a Power that is none", KOREA, 'only        = "KR"', 'only = "XK"', "binds only one Power, but `XK` is no Power"),
    ("a citation that names no article", KOREA, 'cite        = "KR Act No. 5259 art. 7(3); Enforcement Decree art. 12"', 'cite = "KR Act No. 5259"', "has a citation that names no article: `KR Act No. 5259`"),
    ("a language that is missing", WEEKLY, "says.en =", "says.de =", "has no `says` in en"),
    ("a question that is missing in one language", WEEKLY, "ask.en =", "ask.de =", "has no `ask` in en"),
    ("neither an event nor a rule", WEEKLY, 'trigger     = ["serious-illness"]', "", "must have a `trigger` or a `when`, and not both"),
    ("a rule on a fact that is none", PAROLE, """when        = 'way_out == "parole-release"'""", """when = 'wayout == "parole-release"'""", "there is no fact `wayout`; did you mean `way_out`?"),
    ("a rule that does not begin it", PAROLE, 'runs_from   = "when"', 'runs_from = "trigger"', "runs from its `trigger`, which it does not have"),
    ("a sign in a matter that is none", VISITS, 'done        = [\n    { matter = "visit"', 'done = [\n    { matter = "visits"', "names the matter `visits`, which does not exist; did you mean `visit`?"),
    ("a key that nothing reads", CARD, "can_harm    = true", "can_harms = true", "has a key too many: nothing reads `can_harms`"),
    ("a state that is none", CARD, 'expected = "met"', 'expected = "done"', "has a case that expects `done`, which is no state"),
    ("a day of a case that is none", CARD, 'given    = { start = "2025-03-03", done = "2025-03-10" }', 'given = { start = "2025-03-03", done = "2025-02-30" }', "names a day that does not exist"),
    ("a day that no case gives", CARD, 'given    = { start = "2025-03-03", done = "2025-03-10" }', 'given = { begin = "2025-03-03" }', "has a case that gives `begin`"),
    ("two duties with one id", CARD, 'id          = "capture-card-forward"', 'id = "capture-card"', "is given twice; two duties may not have one id"),
]  # fmt: skip


@pytest.mark.parametrize(("_", "file", "old", "new", "sentence"), MISTAKES, ids=[one[0] for one in MISTAKES])
def test_a_mistake_in_a_duty_is_one_sentence_with_file_and_line(
    tmp_path: Path, _: str, file: str, old: str, new: str, sentence: str
) -> None:
    told = [one for one in Broken(tmp_path, file, old, new).sentences if sentence in one]
    assert told
    assert told[0].startswith(f"law/{file}, line ")
    assert "\n" not in told[0]


def test_a_mistake_is_told_at_its_line(tmp_path: Path) -> None:
    broken = Broken(tmp_path, CARD, 'period      = "P7D"', 'period = "a week"')
    (told,) = [one for one in broken.sentences if "no period" in one]
    assert told.startswith(broken.place), told


def test_two_files_may_not_have_one_duty(tmp_path: Path) -> None:
    broken = Broken(tmp_path, TRIAL, 'id          = "trial-notice"', 'id = "capture-card"')
    (told,) = [one for one in broken.sentences if "two duties may not have one id" in one]
    assert "gc3-70.toml" in told
    assert "gc3-104.toml" in told


def test_a_case_that_turns_out_otherwise_is_told(tmp_path: Path) -> None:
    broken = Broken(
        tmp_path, CARD, 'done = "2025-03-11" }\nexpected = "late"', 'done = "2025-03-09" }\nexpected = "late"'
    )
    assert any(
        "`capture-card`: given" in one and "it is met, but the case expects late." in one for one in broken.sentences
    )


def test_a_duty_that_lacks_a_kind_of_case_is_told(tmp_path: Path) -> None:
    broken = Broken(tmp_path, TRIAL, 'expected = "not-known"', 'expected = "late"')
    assert any("`trial-notice`" in one for one in broken.sentences)
