"""Lines of context checked, and built: officers' statements, parties, memberships, offers; the journal calls too."""

from typing import Any

from safeconduct.errors import BadInput, BadLine, did_you_mean
from safeconduct.intake.grounds import Grounds
from safeconduct.intake.signatures import signed_by_two
from safeconduct.intake.thing import Body, Line, Thing
from safeconduct.powers import power
from safeconduct.records.surroundings import Membership, Offer, Party
from safeconduct.statements.reading import day, needed_day, statement_from_reading, text, texts
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary

KINDS_OF_CONTEXT = ("statement", "party", "membership", "offer")
TO_FILL_IN = ("value", "reason", "made_by", "approved_by")


def thing_from_context(line: Line, grounds: Grounds) -> Thing:
    """A line of context, known by its id. Raises BadLine."""
    told = line.columns
    key, kind = text(told, "context"), text(told, "kind")
    if kind not in KINDS_OF_CONTEXT:
        hint = did_you_mean(kind, KINDS_OF_CONTEXT)
        raise BadLine(f"`kind` is `{kind}`; it is one of {', '.join(KINDS_OF_CONTEXT)}{hint}", column="kind")
    if kind == "statement":
        _filled_in(told)
    text(told, "reason")
    signed_by_two(told, "line of context")
    return Thing(kind="context", key=key, subject=_subject(told, kind, grounds.words), body=told, line=line)


def _filled_in(told: Body) -> None:
    """Raise BadLine for a form as `safeconduct rulings --form` writes it, in which the person has not ruled yet."""
    empty = [column for column in TO_FILL_IN if told.get(column) in (None, "")]
    if "value" in empty and len(empty) > 1:
        columns = ", ".join(f"`{column}`" for column in empty)
        raise BadLine(
            f"it is not filled in yet: {columns} are empty; one person rules and says why, another approves",
            column=empty[0],
        )


def _subject(told: Body, kind: str, words: Vocabulary) -> str:
    """Whom or what the line is about, once it has been built."""
    match kind:
        case "party":
            return party(told).conflict
        case "membership":
            return membership(told).group
        case "offer":
            return offer(told).key
        case _:
            return _officers_word(told, words)


def _officers_word(told: Body, words: Vocabulary) -> str:
    statement = statement_from_context(told, words)
    matter = words.matter(statement.matter)
    if matter and matter.own_word:
        raise BadLine(
            f"`{matter.id}` is the prisoner's own word: no officer may supply it; enter what he said as a reading",
            column="matter",
        )
    return statement.subject


def statement_from_context(told: Body, words: Vocabulary) -> Statement:
    """An officer's statement: his own words, at first hand, an utterance of its own. Raises BadLine."""
    key = text(told, "context")
    officers: dict[str, Any] = {
        "statement": key,
        "utterance": f"office@{told.get('said') or told.get('known')}:{key}",
        "speaker": told.get("speaker") or "the office",
        "capacity": "officer",
        "directness": "own-words",
        "first_hand": True,
        "wording": told.get("wording") or told.get("reason"),
        "said": told.get("said") or told.get("known"),
    }
    return statement_from_reading({**told, **officers}, words)


def membership(told: Body) -> Membership:
    """That a person belongs to a group. Raises BadLine."""
    return Membership(group=text(told, "group"), member=text(told, "member"), **_days(told))


def party(told: Body) -> Party:
    """That a Power is party to a conflict. Raises BadLine."""
    return Party(conflict=text(told, "conflict"), power=_power(told, "power"), side=text(told, "side"), **_days(told))


def offer(told: Body) -> Offer:
    """An offer of exchange. Raises BadLine."""
    offerees = texts(told, "offerees")
    if not offerees:
        raise BadLine("`offerees` is missing; an offer is made to someone", column="offerees")
    return Offer(
        key=text(told, "offer"),
        offeror=_power(told, "offeror"),
        offerees=tuple(_a_power(one, "offerees") for one in offerees),
        receiving=_power(told, "receiving"),
        counterpart=_power(told, "counterpart"),
        covers=text(told, "covers"),
        **_days(told),
    )


def _days(told: Body) -> dict[str, Any]:
    """Since its first possible day, until its last, known on its last."""
    since, until = day(told, "since"), day(told, "until")
    if since and until and until.last < since.first:
        raise BadLine(f"it ends ({until}) before it begins ({since})", column="until")
    return {
        "since": since.first if since else None,
        "until": until.last if until else None,
        "known": needed_day(told, "known").last,
    }


def _power(told: Body, column: str) -> str:
    return _a_power(text(told, column), column)


def _a_power(code: str, column: str) -> str:
    try:
        return power(code)
    except BadInput as error:
        raise BadLine(f"`{column}`: {error}", column=column) from None
