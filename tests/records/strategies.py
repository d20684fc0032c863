"""Random things said of the cast, and random rulings upon them, for the properties."""

from typing import Any

from hypothesis import strategies as st

from safeconduct.dates import iso, whole_day
from safeconduct.statements.ruling import Decision, Ruling
from safeconduct.statements.statement import Statement
from tests.cast import matter, office, ruled, said

FIRST = whole_day("2030-03-01")
DAYS = [iso(FIRST + n) for n in range(12)]
LAST = DAYS[-1]
SPEAKERS = ("minister of SM", "minister of MC", "minister of AD", "The Courier", "The Herald", "the delegate")
# A matter of each shape and reach, with the values it is given and who may act towards whom.
MATTERS: dict[str, tuple[tuple[Any, ...], tuple[str, ...], tuple[str, ...]]] = {
    "wish": (("AD", "MC", "SM", "undecided", "none-expressed", "refuses-to-say"), ("",), ("",)),
    "return_stance": (("wants", "refuses", "would-obey", "undecided"), ("",), ("",)),
    "refuses_destination": (("yes", "no"), ("",), ("AD", "MC")),
    "birth": (("2005", "2005-04", "2005-04-09", "2005-04-10", "2006"), ("",), ("",)),
    "life": (("alive", "dead"), ("",), ("",)),
    "acceptance": (("accepts", "refused", "needs-review"), ("AD", "LI"), ("",)),
    "transfer_position": (("open", "decided", "silent"), ("SM",), ("AD",)),
    "talks": (("begun", "agreed"), ("SM", "AD"), ("SM", "AD")),
    "risk_finding": (("no-real-risk", "real-risk"), ("SM",), ("AD", "MC")),
    "shown_to_press": (("once", "twice"), ("SM",), ("",)),
    "wish_told_to": (("press", "detaining-power", "icrc"), ("",), ("",)),
    "captured_count": (({"n": 2}, {"n": 3}), ("",), ("",)),
}


@st.composite
def statements(draw: st.DrawFn, number: int = 0, names: tuple[str, ...] = tuple(MATTERS)) -> Statement:
    """One statement; `number` makes its id."""
    name = draw(st.sampled_from(names))
    values, actors, addressees = MATTERS[name]
    by, towards = draw(st.sampled_from(actors)), draw(st.sampled_from(addressees))
    if matter(name).by == "pair":
        towards = "AD" if by == "SM" else "SM"
    groups = [] if matter(name).own_word or "group" not in matter(name).of else ["column"]
    subject = draw(st.sampled_from(["aron", "aron", "bela", *groups])) if "person" in matter(name).of else "column"
    first = draw(st.integers(0, 9))
    last = draw(st.sampled_from([first, first, first, min(first + 2, 11)]))
    said_on = DAYS[first] if first == last else f"{DAYS[first]}/{DAYS[last]}"
    known = DAYS[draw(st.integers(first, 11))]
    told: dict[str, Any] = {
        "id": f"s{number}",
        "known": known,
        "by": by,
        "towards": towards,
        "polarity": draw(st.sampled_from(["is", "is", "is", "is-not"]))
        if values[0] in ("AD", "alive", "2005", "open")
        else "is",
        "directness": draw(st.sampled_from(["own-words", "paraphrase", "hearsay"])),
        "document": draw(st.sampled_from(["a", "b", "c"])),
    }
    if matter(name).type != "date":
        told["until"] = draw(st.sampled_from(["", "", "", DAYS[min(last + 2, 11)]]))
    if draw(st.booleans()) and matter(name).own_word:
        how = {"told_to": draw(st.sampled_from(["icrc", "un-body", "press"])), "private": draw(st.booleans())}
        told["asked_how"] = how
    speaker = draw(st.sampled_from(["himself", "himself", "officer", *SPEAKERS]))
    value = draw(st.sampled_from(values))
    if told["polarity"] == "is-not" and matter(name).not_known_reason(value):
        value = values[0]
    if speaker == "officer" and not matter(name).own_word:
        return office(subject, name, value, on=said_on, **told)
    if speaker in ("himself", "officer"):
        speaker = "bela" if subject == "bela" else "aron"
    return said(subject, name, value, on=said_on, speaker=speaker, **told)


def several(names: tuple[str, ...] = tuple(MATTERS), most: int = 7) -> st.SearchStrategy[tuple[Statement, ...]]:
    """Several statements, each with an id of its own."""
    return st.integers(1, most).flatmap(lambda count: st.tuples(*(statements(n, names) for n in range(count))))


@st.composite
def rulings(draw: st.DrawFn, *, after: str = DAYS[0]) -> tuple[Ruling, ...]:
    """A few rulings on the first statements, made on `after` or later; no correction, which inherits an older day."""
    decisions: list[Decision] = ["struck", "revoked", "retracted", "does-not-count", "prevails"]
    days = [day for day in DAYS if day >= after] or [LAST]
    return tuple(
        ruled(
            draw(st.sampled_from(decisions)), f"s{draw(st.integers(0, 4))}", on=draw(st.sampled_from(days)), id=f"r{n}"
        )
        for n in range(draw(st.integers(0, 2)))
    )
