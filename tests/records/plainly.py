"""A second, plain reading of what prevails, written from the sentences of the design: slow, and without short cuts."""

from dataclasses import dataclass, replace

from safeconduct.dates import PartialDate, whole_day
from safeconduct.records.entry import Entry
from safeconduct.statements.statement import Statement, agree
from safeconduct.vocabulary.matter import Matter
from tests.cast import World, matter

DIRECT = ("hearsay", "paraphrase", "own-words")
Answer = tuple[str, object]


@dataclass(frozen=True)
class Voice:
    """A statement as heard of one subject; `ruled`, `day` and `direct` are what it is ranked by."""

    statement: Statement
    of_group: bool
    ruled: bool
    day: int
    direct: int

    @property
    def silent(self) -> str:
        """Why it says nothing, where it does."""
        reason = matter(self.statement.matter).not_known.get(str(self.statement.meaning), "")
        return reason if reason in ("silent", "refused to say") else ""

    def ran_out(self, on: int) -> bool:
        """Whether its last day is over."""
        return self.statement.until_day is not None and self.statement.until_day < on

    def speaks_of(self, on: int) -> int:
        """The day it was said, or the day it ran out, if it was told only after that."""
        said, until = self.statement.said_day, self.statement.until_day
        return min(said, until) if until is not None and until < on else said


def answer_of(entry: Entry) -> Answer:
    """What an entry answers, in the form of the plain reading."""
    if entry.because:
        return "not known", frozenset(entry.because)
    if not entry.matter.folds:
        return "side by side", frozenset(s.id for saying in entry.sayings for s in (saying.statement, *saying.also))
    return ("value", entry.value) if entry.value is not None else ("is not", entry.denied)


def plain_answers(world: World, who: str, on: str, known_by: str) -> dict[object, Answer]:
    """What is held of someone in each matter in which anything was heard, whether it stands or not."""
    heard: dict[object, list[Voice]] = {}
    for voice, standing in _heard(world, who, whole_day(on), whole_day(known_by)):
        statement = voice.statement
        key = (
            statement.matter,
            frozenset({statement.by, statement.towards}),
            matter(statement.matter).by != "pair" and statement.by,
        )
        heard.setdefault(key, [])
        if standing:
            heard[key].append(voice)
    return {
        key: _answer(matter(str(key[0])), voices, whole_day(on))
        for key, voices in heard.items()
        if isinstance(key, tuple)
    }


def _heard(world: World, who: str, on: int, known_by: int) -> list[tuple[Voice, bool]]:
    """What counts on the day and is known, of him or of a group whose word reaches him; and whether it still stands."""
    found = []
    for one in world.statements:
        shape, reach = matter(one.matter).shape, matter(one.matter).reach
        if one.known.last > known_by or (one.from_day > on and shape != "fixed"):
            continue
        reached = one.subject == who
        for membership in world.surroundings.memberships:
            if (
                (membership.member, membership.group) != (who, one.subject)
                or membership.known > known_by
                or reach == "whole"
            ):
                continue
            joined_by = on if reach == "each" else one.said_day
            joined = membership.since is None or membership.since <= joined_by
            left_before = membership.until is not None and membership.until < one.said_day
            reached = reached or (joined and not left_before)
        if reached:
            known = [ruling for ruling in one.endings if ruling.known <= known_by]
            ended = any(r.decision != "prevails" and (r.decision != "revoked" or r.day <= on) for r in known)
            ruled = one.capacity == "officer" or any(r.decision == "prevails" for r in known)
            day = one.said_day if shape == "state" else 0
            found.append((Voice(one, one.subject != who, ruled, day, DIRECT.index(one.directness)), not ended))
    return found


def _answer(of: Matter, standing: list[Voice], on: int) -> Answer:
    voices = [voice for voice in standing if not voice.silent]
    if not voices:
        return "not known", frozenset(voice.silent for voice in standing) or frozenset({"never asked"})
    if of.shape == "many":
        voices = [voice for voice in voices if not voice.ran_out(on)]
        if not voices:
            return "not known", frozenset({"expired"})
    if of.shape not in ("fixed", "state"):
        return "side by side", frozenset(voice.statement.id for voice in voices)
    voices = _what_was_said(voices)
    top = _top(voices, on)
    while all(voice.ran_out(on) for voice in top):
        last_day = max(voice.statement.until_day or on for voice in top)
        if not any(voice.speaks_of(on) > last_day for voice in voices):
            break
        voices = [voice for voice in voices if voice.speaks_of(on) > last_day]
        top = _top(voices, on)
    agreed = _agreed(top)
    if agreed is None:
        return "not known", frozenset({"disputed"})
    over = frozenset({"expired"}) if all(voice.ran_out(on) for voice in agreed) else frozenset()
    if all(voice.statement.denied for voice in agreed):
        return ("not known", over) if over else ("is not", _denied(voices))
    best = min((v.statement for v in agreed if not v.statement.denied), key=_width)
    reason = of.not_known.get(str(best.meaning))
    if reason or over:
        return "not known", frozenset({reason}) if reason else over
    return "value", _narrowed(best, voices)


def _denied(voices: list[Voice]) -> frozenset[object]:
    return frozenset(voice.statement.meaning for voice in voices if voice.statement.denied)


def _what_was_said(voices: list[Voice]) -> list[Voice]:
    """Of several renderings of one utterance: a ruling, then the more direct, then the more documents."""
    kept: list[Voice] = []
    for voice in voices:
        others = [v for v in voices if _occasion(v) == _occasion(voice)]
        if all(agree(a.statement, b.statement) for a in others for b in others):
            kept.append(voice)
            continue
        attested = {v.statement.id: _attested(v, others) for v in others}
        best = [v for v in others if attested[v.statement.id] == max(attested.values())]
        if all(agree(a.statement, b.statement) for a in best for b in best):
            if all(agree(voice.statement, other.statement) for other in best):
                kept.append(voice)
        elif voice in best and not any(all(agree(v.statement, b.statement) for b in best) for v in others):
            # They tie: none of them is better placed than the other, however well a paper tells the day.
            day = max((v for v in best), key=lambda v: (v.ruled, v.statement.first_hand, v.direct > 0, v.day, v.direct))
            kept.append(replace(voice, day=day.day, direct=day.direct, ruled=day.ruled))
        elif all(agree(voice.statement, other.statement) for other in best):
            kept.append(voice)
    return kept


def _occasion(voice: Voice) -> tuple[str, str]:
    return voice.statement.utterance, voice.statement.subject


def _attested(voice: Voice, renderings: list[Voice]) -> tuple[bool, int, int]:
    same = [
        v
        for v in renderings
        if (v.statement.meaning, v.statement.denied) == (voice.statement.meaning, voice.statement.denied)
    ]
    documents = {v.statement.document for v in renderings if agree(v.statement, voice.statement)}
    return any(v.ruled for v in same), max(v.direct for v in same), len(documents)


def _outranks(a: Voice, b: Voice) -> bool:
    """Ruling; the prisoner on himself; first hand; not hearsay; of him; later (states only); more direct."""
    for left, right in (
        (a.ruled, b.ruled),
        (_own(a), _own(b)),
        (a.statement.first_hand, b.statement.first_hand),
        (a.statement.directness != "hearsay", b.statement.directness != "hearsay"),
        (not a.of_group, not b.of_group),
        (a.day, b.day),
        (a.direct, b.direct),
    ):
        if left != right:
            return left > right
    return False


def _own(voice: Voice) -> bool:
    return voice.statement.capacity == "prisoner" and voice.statement.speaker == voice.statement.subject


def _top(voices: list[Voice], on: int) -> list[Voice]:
    """Those whom nobody outranks; who has run out stands back where another as well placed says the same."""
    top = [voice for voice in voices if not any(_outranks(other, voice) for other in voices)]
    said = [(v.statement.meaning, v.statement.denied) for v in top if not v.ran_out(on)]
    return [v for v in top if not v.ran_out(on) or (v.statement.meaning, v.statement.denied) not in said]


def _agreed(top: list[Voice]) -> list[Voice] | None:
    """Those who agree; one speaker on several occasions is believed as he was known last; None where it is disputed."""
    if all(agree(a.statement, b.statement) for a in top for b in top):
        return top
    one_speaker = len({voice.statement.speaker for voice in top}) == 1
    splits = any(_occasion(a) == _occasion(b) and not agree(a.statement, b.statement) for a in top for b in top)
    if not one_speaker or splits:
        return None
    newest = [v for v in top if v.statement.known_day == max(other.statement.known_day for other in top)]
    return newest if all(agree(a.statement, b.statement) for a in newest for b in newest) else None


def _width(statement: Statement) -> int:
    return statement.meaning.width if isinstance(statement.meaning, PartialDate) else 0


def _narrowed(best: Statement, voices: list[Voice]) -> object:
    """Of days that agree the narrower, voice by voice down the ranks, until the next ones split."""
    left = list(voices)
    while left:
        level = [voice for voice in left if not any(_outranks(other, voice) for other in left)]
        left = [voice for voice in left if voice not in level]
        nearer = [
            v.statement
            for v in level
            if not v.statement.denied and agree(v.statement, best) and _width(v.statement) < _width(best)
        ]
        if not all(agree(a, b) for a in nearer for b in nearer):
            break
        best = min((best, *nearer), key=_width)
    return best.meaning
