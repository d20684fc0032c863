"""Bad input to import: each has one clear sentence, the right exit code, and leaves the journal as it was."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from safeconduct.cli.main import run
from safeconduct.journal.export import export
from safeconduct.vocabulary.from_files import vocabulary
from tests.cast_of_files import dossier, held_by, reading, row, ruling, signed, source, wish, write

OWN_WORDS = {name: matter for name, matter in vocabulary().matters.items() if matter.own_word}
MANY = {f"column_{number}": "x" for number in range(10_000)}

# name of the file, what is in it, the column that is named, what the sentence says
ONE_LINE: list[tuple[str, Mapping[str, Any], str, str]] = [
    ("readings", reading(statement="x", matter="wounded_or_sik"), "matter", "no matter `wounded_or_sik`; did you mean"),
    ("readings", reading(statement="x", value="yess"), "value", "`yess` is none of its words; did you mean `yes`?"),
    ("readings", reading(statement="x", matter="age_given", value="twenty"), "value", "`twenty` is no number"),
    ("readings", reading(statement="x", matter="killed", value=3), "value", "a figure is a table with `n`"),
    ("readings", reading(statement="x", said="2031-02-30"), "said", "names a day that does not exist"),
    ("readings", reading(statement="x", said="yesterday"), "said", "`yesterday` is no day; write it as"),
    ("readings", reading(statement="x", known="2031-01-31"), "known", "it is known on 2031-01-31, before it was said"),
    ("readings", reading(statement="x", matter="detaining_power", value="XX"), "value", "`XX` is no Power"),
    ("readings", reading(statement="x", on_behalf_of="XX"), "on_behalf_of", "`XX` is no Power"),
    ("readings", reading(statement="x", estimate="perhaps"), "estimate", "write true or false"),
    ("readings", reading(statement="x", via="The Herald"), "via", "is not a list of texts"),
    ("readings", reading(statement="x", directness="rumour"), "directness", "write own-words, paraphrase, hearsay"),
    ("readings", reading(statement="x", settled={"known": "2031"}), "settled", "is the journal's own; leave it out"),
    ("readings", reading(statement="x", row="r-9", known=None), "known", "import the row and the source"),
    ("readings", reading(statement="x", wording="a\0b"), "wording", "holds a NUL or half a character"),
    ("readings", reading(statement="x", wording="\ud800"), "wording", "holds a NUL or half a character"),
    ("readings", wish(statement="x", capacity="prisonner"), "capacity", "did you mean `prisoner`?"),
    ("readings", wish(statement="x", capacity="Prisoner"), "capacity", "did you mean `prisoner`?"),
    ("readings", reading(statement="x", capacity="physican"), "capacity", "did you mean `physician`?"),
    ("readings", wish(capacity="officer"), "capacity", "no officer may supply it"),
    ("readings", reading(value="no"), "", "the reading `r-1.1` is held with other content; correct it by a ruling"),
    ("statements", row(id=None), "id", "`id` is missing or is no text"),
    ("statements", row(id="r-2", value=None), "value", "a row without it says nothing"),
    ("statements", row(id="r-2", reported_at="2031-02-31"), "reported_at", "names a day that does not exist"),
    ("statements", row(id="x" * 3000), "", "its key is longer than 2000 bytes"),
    ("statements", row() | MANY, "", "it has more than 200 columns"),
    ("sources", source(url="https://example.org/2", published="soon"), "published", "`soon` is no day"),
    ("refused", {"row": "r-1", "reason": ""}, "reason", "`reason` is missing"),
    ("rulings", ruling(approved_by="Registrar"), "approved_by", "a ruling approved by its author"),
    ("rulings", ruling(approved_by=None), "approved_by", "`approved_by` is missing"),
    ("rulings", ruling(decision="strike"), "decision", "which no ruling can be; did you mean `struck`?"),
    ("rulings", ruling(of=["r-9.1"]), "of", "`r-9.1`, which is neither held nor in this import"),
    ("rulings", ruling(of=[]), "of", "a ruling names the statements or rows"),
    ("rulings", ruling(known="2031-02-03"), "known", "before it was made"),
    ("rulings", ruling(decision="prevails", of=["r-1.2"]), "of", "no ruling may supply a prisoner's wish"),
    *[
        (
            "rulings",
            ruling(decision="prevails", of=[f"own-{name}"]),
            "of",
            f"a prisoner's wish or another word of his own: `{name}`",
        )
        for name in OWN_WORDS
    ],
    (
        "rulings",
        ruling(decision="corrected", of=["r-1.2"], corrected_to={"value": "KP"}),
        "corrected_to",
        "word of his own: `wish`",
    ),
    (
        "rulings",
        ruling(decision="corrected", of=["r-1.2"], corrected_to={"polarity": "is-not"}),
        "corrected_to",
        "word of his own: `wish`",
    ),
    (
        "rulings",
        ruling(decision="corrected", corrected_to={"matter": "wish", "value": "KP"}),
        "corrected_to",
        "word of his own: `wish`",
    ),
    ("rulings", ruling(reason=""), "reason", "`reason` is missing"),
    ("rulings", ruling(made_by="legal  Officer"), "approved_by", "a ruling approved by its author"),
    ("rulings", ruling(decision="corrected"), "corrected_to", "says which column becomes what"),
    ("rulings", ruling(decision="corrected", corrected_to={"row": "r-9"}), "corrected_to", "cannot be corrected"),
    ("rulings", ruling(decision="corrected", corrected_to={"value": "maybe"}), "corrected_to", "none of its words"),
    ("rulings", ruling(decision="waived", of=[]), "condition", "says which condition is waived"),
    ("rulings", ruling(decision="waived", of=[], condition="no-such"), "condition", "no condition `no-such`"),
    ("rulings", ruling(decision="waived", of=[], condition="no-onward-risk"), "condition", "nobody may waive"),
    (
        "rulings",
        ruling(decision="waived", of=[], condition="wish-is-recnt"),
        "condition",
        "did you mean `wish-is-recent`?",
    ),
    (
        "rulings",
        ruling(decision="waived", of=[], condition="wish-is-recent", route="exchnge"),
        "route",
        "no route `exchnge`; did you mean `exchange`?",
    ),
    (
        "rulings",
        ruling(decision="waived", of=[], condition="wish-is-recent", route="flight"),
        "route",
        "it is one of acceptance-as-national",
    ),
    (
        "rulings",
        ruling(decision="waived", of=[], condition="wish-is-recent", route="exchange:ZZ"),
        "route",
        "`ZZ` is no Power",
    ),
    ("context", held_by("UA", context="ctx-9", approved_by="registrar"), "approved_by", "approved by its author"),
    ("context", held_by("KR", context="ctx-9", matter="wish", by=None), "matter", "no officer may supply it"),
    (
        "context",
        held_by("", context="ctx-9", reason="", made_by="", approved_by=""),
        "value",
        "`value`, `reason`, `made_by`, `approved_by` are empty",
    ),
    ("context", held_by("UA", context="ctx-9", reason=""), "reason", "`reason` is missing"),
    ("context", held_by("UA", context="ctx-9", approved_by=None), "approved_by", "`approved_by` is missing"),
    ("context", signed(context="ctx-9", kind="rumour"), "kind", "it is one of statement, party, membership, offer"),
    ("context", signed(context="ctx-9", kind="party", conflict="c", power="ZZ", side="one"), "power", "is no Power"),
    ("judgements", {"judgement": "j", "verdict": "alike"}, "verdict", "it is one of same, not-the-same, unsure"),
]

# name of the file, its bytes, the line that is named, what the sentence says
WHOLE_FILE: list[tuple[str, bytes, int, str]] = [
    ("readings.jsonl", b'{"url": "https://example.org/2"}\n', 1, "this is not what its name says: readings have"),
    ("readings.jsonl", b"statement,row\nx,r-1\n", 1, "this is not what its name says"),
    ("readings.jsonl", "а".encode("cp1251"), 1, "byte 1 of the line is not UTF-8; save the file as UTF-8"),
    ("readings.jsonl", '{"a": 1}'.encode("utf-16"), 1, "there is a NUL byte in it"),
    ("readings.jsonl", b'{"statement": "x",}\n', 1, "it is not JSON"),
    ("readings.jsonl", b'{"statement": 1, "statement": 2}\n', 1, "the column `statement` is given twice"),
    ("readings.jsonl", b'{"statement": NaN}\n', 1, "NaN is no number"),
    ("readings.jsonl", b'{"statement": ' + b"[" * 100_000, 1, "it is nested too deep"),
    ("readings.jsonl", b'{"statement": "' + b"x" * 1_000_001 + b'"}', 1, "the line is longer than 1 MB"),
    ("anything.jsonl", b'{"name": "x"}\n', 1, "its columns are of nothing that can be imported"),
    ("readings.csv", ",".join(MANY).encode() + b"\n", 1, "it has more than 200 columns"),
    ("readings.csv", b"statement,statement\nx,y\n", 1, "the column `statement` is given twice"),
    ("readings.csv", b"statement,matter\nx,wish,too many\n", 2, "it has a cell without a column"),
    ("readings.csv", b'statement,matter\nx,"open\n', 2, "it is not CSV"),
    ("readings.csv", b"PK\x03\x04\x00\x00", 1, "this is not what its name says"),
    ("readings.csv", b"statement,matter\n\xff\xfe,wish\n", 2, "it is not UTF-8"),
    ("readings.csv", b"statement,matter,via\nx,wish,The Herald\n", 2, "`via` is not JSON; write a list as"),
    ("readings.xlsx", b"statement,matter\nx,y\n", 1, "it is no XLSX workbook"),
]


def his_words() -> list[dict[str, Any]]:
    """Every word of his own that there is, said by himself."""
    return [
        wish(
            statement=f"own-{name}",
            matter=name,
            value=next(iter(matter.known_words), "KR"),
            towards="KR" if matter.towards else None,
        )
        for name, matter in OWN_WORDS.items()
    ]


def refusals(store: str, folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What is refused of a file that holds only bad lines; nothing of it is stored."""
    assert (
        run(["import", str(dossier(folder / "good", readings=[reading(), wish(), *his_words()])), "--store", store])
        == 0
    )
    before = list(export(store))
    capsys.readouterr()
    assert run(["import", str(file), "--store", store, "--json"]) == 2
    told = capsys.readouterr()
    assert told.err.splitlines()[-1].startswith("safeconduct: nothing was stored: 1 line cannot be used")
    assert list(export(store)) == before
    refused: list[dict[str, Any]] = json.loads(told.out)["refused"]
    return refused


@pytest.mark.parametrize("case", ONE_LINE, ids=[f"{stem}: {says}" for stem, _, _, says in ONE_LINE])
def test_a_bad_line_is_named_and_nothing_is_stored(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: tuple[str, Mapping[str, Any], str, str]
) -> None:
    stem, line, column, says = case
    file = tmp_path / f"{stem}.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    [refused] = refusals(store, tmp_path, file, capsys)
    assert says in refused["reason"]
    assert (refused["file"], refused["line"], refused["column"]) == (str(file), 1, column)
    assert not refused["on_file"]


@pytest.mark.parametrize("case", WHOLE_FILE, ids=[f"{name}: {says}" for name, _, _, says in WHOLE_FILE])
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: tuple[str, bytes, int, str]
) -> None:
    name, content, line, says = case
    file = tmp_path / name
    file.write_bytes(content)
    [refused] = refusals(str(tmp_path / "journal.sqlite3"), tmp_path, file, capsys)
    assert says in refused["reason"]
    assert (refused["file"], refused["line"]) == (str(file), line)


def test_what_does_not_exist_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "journal.sqlite3"
    assert run(["import", str(tmp_path / "nowhere"), "--store", str(store)]) == 2
    assert "nowhere does not exist; name a file or a folder" in capsys.readouterr().err
    assert not store.exists()


def test_a_folder_with_nothing_to_import_says_what_its_files_should_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "expected.jsonl", [{"on": "2031-01-01"}])
    assert run(["import", str(tmp_path), "--store", str(tmp_path / "journal.sqlite3")]) == 2
    assert "its files are named sources.jsonl, statements.jsonl" in capsys.readouterr().err


def test_the_good_lines_beside_a_bad_one_are_stored_and_the_exit_code_is_1(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dossier(tmp_path, readings=[reading(), reading(statement="x", matter="nonsense")])
    assert run(["import", str(folder), "--store", store, "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["statements"], len(answer["refused"])) == (1, 1)


def test_all_or_nothing_stores_nothing_beside_a_bad_line(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dossier(tmp_path, readings=[reading(), reading(statement="x", matter="nonsense")])
    assert run(["import", str(folder), "--store", store, "--json", "--all-or-nothing"]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert (answer["sources"], answer["rows"], answer["statements"], len(answer["refused"])) == (0, 0, 0, 1)
    assert run(["journal", "export", "--store", store]) == 2


def test_a_row_that_nobody_read_and_nobody_refused_is_stored_and_the_exit_code_is_1(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dossier(
        tmp_path, statements=[row(), row(id="r-2"), row(id="r-3")], refused=[{"row": "r-3", "reason": "x"}]
    )
    assert run(["import", str(folder), "--store", store, "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["rows"] == 3
    assert [(one["row"], one["reason"], one["on_file"]) for one in answer["refused"]] == [
        ("r-2", "no reading of it and no reason on file", False),
        ("r-3", "x", True),
    ]
