"""An invented dossier for tests of intake and journal: a source, a row, its reading, a ruling and context, as lines."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Line = dict[str, Any]


def source(**changes: object) -> Line:
    return {"url": "https://example.org/1", "outlet": "The Herald", "published": "2031-02-03", "lang": "en"} | changes


def row(**changes: object) -> Line:
    return {
        "id": "r-1",
        "said_at": "2031-02-01",
        "reported_at": "2031-02-02",
        "speaker": "Ministry",
        "speaker_role": "spokesman",
        "on_behalf_of": "UA",
        "via": "The Herald",
        "source_url": "https://example.org/1",
        "source_lang": "en",
        "about": "ward",
        "property": "health",
        "value": "he is wounded",
        "certainty": "stated",
        "notes": "",
    } | changes


def reading(**changes: object) -> Line:
    return {
        "statement": "r-1.1",
        "row": "r-1",
        "utterance": "ministry@2031-02-01",
        "subject": "ward",
        "matter": "wounded_or_sick",
        "value": "yes",
        "polarity": "is",
        "by": None,
        "towards": None,
        "speaker": "Ministry",
        "capacity": "ministry-official",
        "on_behalf_of": "UA",
        "directness": "paraphrase",
        "estimate": False,
        "via": ["The Herald"],
        "said": "2031-02-01",
        "known": "2031-02-03",
        "wording": "he is wounded",
        "quoted": False,
        "lang": "en",
        "reading": "judged",
        "why": "what the ministry says",
        "first_hand": True,
    } | changes


def wish(**changes: object) -> Line:
    """What the prisoner himself says: nobody else may supply it."""
    his = {"matter": "wish", "value": "KR", "speaker": "ward", "capacity": "prisoner", "on_behalf_of": "self"}
    return reading(statement="r-1.2", **his) | changes


def ruling(**changes: object) -> Line:
    return {
        "ruling": "rul-1",
        "day": "2031-02-04",
        "known": "2031-02-04",
        "decision": "does-not-count",
        "of": ["r-1.1"],
        "reason": "an error of the relay",
        "made_by": "registrar",
        "approved_by": "legal officer",
    } | changes


def signed(**columns: object) -> Line:
    """A line of context, signed by two."""
    days = {"since": "2031-01-01", "until": None, "said": "2031-01-02", "known": "2031-01-02"}
    return {**days, "rows": [], "reason": "known", "made_by": "registrar", "approved_by": "legal officer", **columns}


def held_by(power: str, **changes: object) -> Line:
    columns = {"kind": "statement", "subject": "ward", "matter": "detaining_power", "value": power, "polarity": "is"}
    return signed(context="ctx-1", **columns) | changes


def dossier(folder: Path, **files: Iterable[Mapping[str, Any]]) -> Path:
    """A folder with these files of JSON Lines; the source, row and reading above where nothing else is given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in ({"sources": [source()], "statements": [row()], "readings": [reading()]} | files).items():
        write(folder / f"{name}.jsonl", lines)
    return folder


def write(path: Path, lines: Iterable[Mapping[str, Any]]) -> Path:
    """One file of JSON Lines."""
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path
