"""A mistake in a vocabulary file is one plain sentence with file and line."""

import shutil
from pathlib import Path

import pytest

from safeconduct.errors import LawMistake
from safeconduct.vocabulary.from_files import FOLDER, read_vocabulary

WISH = "matters/wish.toml"
FACTS = "facts/health.toml"
EVENTS = "events.toml"


def told(folder: Path, file: str, old: str, new: str) -> tuple[list[str], str]:
    shutil.copytree(FOLDER, folder / "vocabulary", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / "vocabulary" / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} does not stand in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    place = f"vocabulary/{file}, line {text[: text.index(old)].count(chr(10)) + 1}: "
    try:
        return [str(one) for one in read_vocabulary(folder / "vocabulary")[1]], place
    except LawMistake as mistake:
        return [str(mistake)], place


def test_the_shipped_vocabulary_has_no_mistake() -> None:
    assert read_vocabulary(FOLDER)[1] == []


# What is replaced begins on the line that the sentence has to name.
MISTAKES = [
    ("unknown type", WISH, 'type            = "power"', 'type = "powr"', "has type `powr`, which does not exist; did you mean `power`?"),
    ("unknown shape", WISH, 'shape           = "state"', 'shape = "stat"', "has shape `stat`, which does not exist; did you mean `state`?"),
    ("unknown reach", WISH, 'reach           = "then"', 'reach = "them"', "has reach `them`, which does not exist; did you mean `then`?"),
    ("unknown right", WISH, 'right           = "protection"', 'right = "private"', "has right `private`, which does not exist"),
    ("unknown role at first hand", WISH, 'first_hand      = ["prisoner"]', 'first_hand = ["prisonr"]', "names the role `prisonr`, which does not exist; did you mean `prisoner`?"),
    ("a slot of a role that is none", WISH, 'by              = ""', 'by = "detaining-powr"', "names the role `detaining-powr`, which does not exist; did you mean `detaining-power`?"),
    ("a label that is missing", WISH, 'label.en        = "where', 'label.de = "where', "has no label in en"),
    ("a span that is no number of days", WISH, 'ask_again_after = "P30D"', 'ask_again_after = "P1M"', "ask_again_after"),
    ("a key that nothing reads", WISH, 'of              = ["person"]', 'foo = 1\nof = ["person"]', "foo"),
    ("a fact of an unknown type", FACTS, 'type  = "word"', 'type = "wrd"', "has type `wrd`, which does not exist; did you mean `word`?"),
    ("a fact made in an unknown way", FACTS, 'made  = "prevailing"', 'made = "prevail"', "has made `prevail`, which does not exist; did you mean `prevailing`?"),
    ("a fact of an unknown matter", FACTS, 'from  = ["life"]', 'from = ["lief"]', "comes from the matter `lief`, which does not exist; did you mean `life`?"),
    ("a fact with an unknown word", FACTS, 'words = ["alive", "dead"]', 'words = ["alive", "ded"]', "has the word `ded`, which does not exist; did you mean `dead`?"),
    ("an event that is no word of what happened", EVENTS, 'id   = "outbreak"', 'id = "outbrake"', "names an event, which does not exist; did you mean `outbreak`?"),
    ("an event told by an unknown matter", EVENTS, 'told_by = [{ matter = "life"', 'told_by = [{ matter = "lief"', "names the matter `lief`, which does not exist; did you mean `life`?"),
    ("an event told by an unknown word", EVENTS, 'told_by = [{ matter = "life", values = ["dead"] }]', 'told_by = [{ matter = "life", values = ["ded"] }]', "has the word `ded`, which does not exist; did you mean `dead`?"),
    ("an event on which an unknown matter bears", EVENTS, 'bears   = [{ matter = "held_at" }]', 'bears = [{ matter = "held" }]', "names the matter `held`, which does not exist"),
]  # fmt: skip


@pytest.mark.parametrize(("_", "file", "old", "new", "sentence"), MISTAKES, ids=[one[0] for one in MISTAKES])
def test_a_mistake_is_one_sentence_with_file_and_line(
    tmp_path: Path, _: str, file: str, old: str, new: str, sentence: str
) -> None:
    sentences, place = told(tmp_path, file, old, new)
    found = [one for one in sentences if sentence in one]
    assert found, sentences
    assert found[0].startswith(place), found[0]
    assert "\n" not in found[0]


def test_a_matter_that_is_given_twice_is_told(tmp_path: Path) -> None:
    sentences, _ = told(tmp_path, WISH, 'id              = "wish"', 'id = "life"')
    assert any("`life` is given twice; one id names one matter" in one for one in sentences), sentences


def test_a_word_without_a_label_is_told_at_its_own_line(tmp_path: Path) -> None:
    text = (FOLDER / "matters" / "wish.toml").read_text(encoding="utf-8")
    start = (
        text.index('id              = "refuses_destination"')
        if 'id              = "refuses_destination"' in text
        else 0
    )
    word = next(line for line in text[start:].splitlines() if line.startswith("label.en") and "undecided" in line)
    before = text[:start] + text[start:].split(word)[0]
    old = before.splitlines()[-1] + "\n" + word
    sentences, place = told(tmp_path, "matters/wish.toml", old, old.replace("label.en", "label.de"))
    assert any(one.startswith(place.rpartition(",")[0]) and "no label in en" in one for one in sentences), sentences


def test_a_file_that_is_no_toml_is_told_with_the_line(tmp_path: Path) -> None:
    sentences, place = told(tmp_path, WISH, 'type            = "power"', 'type = power"')
    assert sentences[0].startswith("vocabulary/matters/wish.toml")
    assert place.partition(", ")[2].rstrip(": ") in sentences[0]
