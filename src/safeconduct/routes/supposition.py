"""Suppositions: `matter=value by WHO [towards POWER]`, answered without touching the journal."""

import re
from typing import NamedTuple

from safeconduct.dates import PartialDate, iso
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.law.library import Law
from safeconduct.powers import power
from safeconduct.routes.listing import listed_routes
from safeconduct.routes.situation import Situation
from safeconduct.statements.reading import checked_value
from safeconduct.statements.statement import Statement, meaning_of
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.matter import Matter

_FORM = re.compile(r"\s*(\w+)\s*=\s*(.+?)\s+by\s+(\S+)(?:\s+towards\s+(\S+))?\s*")


class Supposition(NamedTuple):
    """What is supposed, as it was written."""

    matter: Matter
    value: str
    who: str
    towards: str | None


def supposition(text: str, words: Vocabulary) -> Supposition:
    """Read a supposition. Raises BadInput with what is wrong and how to write it."""
    found = _FORM.fullmatch(text)
    if not found:
        raise BadInput(
            f"`{text}` cannot be supposed; write `matter=value by WHO [towards POWER]`, as in `wish=KR by prisoner-1`"
        )
    name, value, who, towards = found.groups()
    matter = words.matter(name)
    if not matter:
        raise BadInput(f"--what-if: there is no matter `{name}`{did_you_mean(name, words.matters)}")
    try:
        checked_value(float(value) if matter.type == "number" else value, matter)
        if towards and towards.isupper():
            power(towards)
    except (BadInput, ValueError) as error:
        raise BadInput(f"--what-if: `{name}` cannot be `{value}`: {error}") from None
    return Supposition(matter, value, who, towards)


def concerns(text: str, prisoner: str) -> bool:
    """Whether a supposition can be made of this prisoner: his own word can be supposed only of himself."""
    one = supposition(text, vocabulary())
    return not one.matter.own_word or one.who in (prisoner, "prisoner")


def supposing(situation: Situation, texts: tuple[str, ...], law: Law) -> Situation:
    """The same situation, where what is supposed was said and known on the day and prevails over all that was said."""
    words = vocabulary()
    numbered = sorted(enumerate(texts, 1), key=lambda one: not supposition(one[1], words).matter.own_word)
    for number, text in numbered:  # his own word first: how he was heard is supposed of it
        if not concerns(text, situation.prisoner):
            raise BadInput(
                f"--what-if: `{text}` is a prisoner's own word, which nobody gives for another; "
                f"suppose it by {situation.prisoner}"
            )
        supposed = _statements(supposition(text, words), f"what-if:{number}", situation, law, words)
        statements = situation.statements.with_supposed(supposed)
        situation = Situation(situation.prisoner, statements, situation.surroundings, situation.as_of)
    return situation


def _statements(one: Supposition, name: str, situation: Situation, law: Law, words: Vocabulary) -> list[Statement]:
    listed = listed_routes(situation, law, words)
    powers = list(dict.fromkeys(route.power for route in listed))
    return [
        _statement(one, name, situation, subject, slots)
        for subject in _subjects(one, situation)
        for slots in _slots(one, situation, powers)
    ]


def _subjects(one: Supposition, situation: Situation) -> list[str]:
    """His own, unless the matter is of the conflict, of an offer, of a Power or of what he said last."""
    of = one.matter.of
    if "person" in of:
        return [situation.prisoner]
    if "offer" in of:
        return [offer.key for offer in situation.offers]
    if "conflict" in of:
        return [situation.conflict] if situation.conflict else []
    if "power" in of:
        return [one.who if one.who.isupper() else situation.detaining_power or ""]
    last = _last_utterance(situation)
    return [f"utterance:{last}"] if "utterance" in of and last else []


def _last_utterance(situation: Situation) -> str:
    """The utterance that carries his last word on going anywhere, or "" where he said nothing of it."""
    days = situation.own_sayings
    return days[0][0].renderings[0].statement.utterance if days else ""


def _slots(one: Supposition, situation: Situation, powers: list[str]) -> list[tuple[str | None, str | None]]:
    """Who acts and towards whom; without `towards`, the receiving Power of each route shown."""
    matter, detaining = one.matter, situation.detaining_power
    actor, _, partner = one.who.partition("+")
    by = None
    if matter.by == "detaining-power":
        by = detaining
    elif matter.by:
        by = actor if actor != "officer" else detaining
    if not matter.towards:
        return [(by, None)]
    if one.towards or partner:
        return [(by, one.towards or partner)]
    if matter.towards == "offeror":
        return [(by, offer.offeror) for offer in situation.offers]
    if matter.towards in ("power-of-origin", "detaining-power"):
        return [(by, situation.power_of_origin if matter.towards == "power-of-origin" else detaining)]
    if matter.towards in ("any", "pair") and by != detaining:
        return [(by, detaining)]
    return [(by, power) for power in powers]


def _statement(
    one: Supposition, name: str, situation: Situation, subject: str, slots: tuple[str | None, str | None]
) -> Statement:
    day = PartialDate(iso(situation.as_of.on), situation.as_of.on, situation.as_of.on)
    known = PartialDate(iso(situation.as_of.known_by), situation.as_of.known_by, situation.as_of.known_by)
    speaker = {"prisoner": situation.prisoner}.get(one.who, one.who)
    capacity = "officer" if one.who == "officer" else "prisoner" if speaker == situation.prisoner else "supposed"
    value = float(one.value) if one.matter.type == "number" else one.value
    return Statement(
        id=name,
        row="",
        utterance=(one.matter.id == "wish_told_to" and _last_utterance(situation)) or name,
        subject=subject,
        matter=one.matter.id,
        value=value,
        meaning=meaning_of(value, one.matter.type),
        by=slots[0],
        towards=slots[1],
        speaker=speaker,
        capacity=capacity,
        directness="own-words",
        first_hand=True,
        said=day,
        known=day if day.last <= known.last else known,
        document=name,
        supposed=True,
    )
