"""The pass from a number and a seed to tables of what is told of so many prisoners, in one engine; files.py asks."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import duckdb

from safeconduct.bulk.generated.telling import ALWAYS, Invented, Telling, invented
from safeconduct.vocabulary.from_files import vocabulary


def tables_from_seed(prisoners: int, seed: int) -> duckdb.DuckDBPyConnection:
    """An engine that holds the subjects, and can be asked what is told of a kind of them. One thread: one order."""
    engine = duckdb.connect(config={"threads": 1})
    for name, value in _variables(invented(), prisoners, seed).items():
        engine.execute(f"SET VARIABLE {name} = ?", [value])
    for name in ("subjects", "told", "around"):
        engine.execute(files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8"))
    return engine


def _variables(found: Invented, prisoners: int, seed: int) -> dict[str, Any]:
    sides = [
        {"place": place, **{role: told for role, told in side.items() if isinstance(told, str)}}
        | {f"{role}_lang": lang for role, lang in side["langs"].items()}
        for place, side in enumerate(found.sides)
    ]
    return {
        "seed": str(seed),
        "prisoners": prisoners,
        **found.figures,
        "parties": list(found.parties),
        "standing": [{"by": None, **one} for one in found.standing],
        "waivers": list(found.waivers),
        "sides": sides,
        "shares_of_sides": _as_often({place: side["share"] for place, side in enumerate(found.sides)}),
        "stances": [{"word": word, "bit": found.bits[word]} for word in _as_often(found.stance)],
        "traits": [
            {"salt": 101 * place, "share": share, "bit": found.bits[name]}
            for place, (name, share) in enumerate(found.trait.items(), 1)
        ],
        "tellings": [_row(found, place, one) for place, one in enumerate(found.tellings.values(), 1)],
    }


def _as_often(shares: Mapping[Any, int]) -> list[Any]:
    """Each as often as its share of a thousand asks, in tens."""
    return [one for one, share in shares.items() for _ in range(share // 10)]


def _row(found: Invented, place: int, telling: Telling) -> dict[str, Any]:
    """A telling as a row of the table that told.sql draws from."""
    voice, base = found.voices[telling.voice], found.base(telling)
    of_prisoners = ("prisoner", "utterance", "unidentified")
    return {
        "place": f"{place:02d}",
        "told_of": "prisoner" if telling.subject in of_prisoners else telling.subject,
        "about": telling.subject,
        "matter": telling.matter,
        "in_json": vocabulary().matters[telling.matter].type in ("figure", "number"),
        "words": list(telling.values),
        "others": list(telling.others),
        "by": telling.by,
        "towards": telling.towards,
        "speaks": voice.speaker,
        "capacity": voice.capacity,
        "behalf": voice.behalf,
        "directness": voice.directness,
        "lang": voice.lang,
        "first_hand": found.first_hand(telling),
        "salt": telling.salt,
        "base_salt": base.salt,
        "base_share": base.share,
        "share": telling.share if base is not telling else ALWAYS,
        "from_day": base.from_day,
        "after": base.said[0],
        "within": base.said[1] - base.said[0],
        "apart": bool(telling.of_telling),
        "renders": bool(telling.renders),
        "otherwise": telling.otherwise,
        "month": base.month,
        "denied": telling.denied,
        "until_share": telling.until[0],
        "until_days": telling.until[1],
        "since_share": telling.since[0],
        "since_days": telling.since[1],
        "hearing": telling.hearing,
        "stances": sum(found.bits[word] for word in base.stance),
        "needs": found.bits.get(base.needs, 0),
        "lacks": found.bits.get(base.lacks, 0),
        "ruled": sum(telling.ruled.values()),
        "decisions": telling.decisions or ["struck"],
    }
