"""How far each article is encoded, and what rests on recall only, in the order in which a lawyer should read it."""

from typing import Literal, NamedTuple, get_args

from safeconduct.law.days import ALWAYS
from safeconduct.law.library import Law
from safeconduct.law.order import by_article
from safeconduct.law.provision import ConditionKind, Instrument, Provision

Extent = Literal["encoded", "in-part", "on-purpose-not"]
ReadingKind = Literal["safeguard", "step", "wait", "duty", "provision"]
# A safeguard closes a way, a step holds it up, a wait is an event; a duty never holds a way up.
IN_ORDER: tuple[str, ...] = (*get_args(ConditionKind), "duty", "provision")


class Article(NamedTuple):
    """One article of an instrument: how far it is encoded, and why not further. Without a provision it has none."""

    instrument: Instrument
    citation: str
    extent: Extent
    why: str
    provision: Provision | None


class ToRead(NamedTuple):
    """What was written from knowledge: where it stands, what hangs on it, and where its text is to be read."""

    kind: ReadingKind
    id: str
    provision: str
    citation: str
    routes: tuple[str, ...]
    address: tuple[str, ...]


def articles_of(instrument: Instrument, law: Law) -> list[Article]:
    """The articles of an instrument that have a provision, by version, then those that have none on purpose."""
    held = [
        Article(instrument, one.citation, _extent(one), one.not_encoded, one)
        for one in by_article(law.editions.versions)
        if one.instrument == instrument.id
    ]
    return held + [
        Article(instrument, name, "on-purpose-not", why, None) for name, why in instrument.not_encoded.items()
    ]


def _extent(provision: Provision) -> Extent:
    if not provision.conditions and not provision.duties:
        return "on-purpose-not"
    return "in-part" if provision.not_encoded else "encoded"


def to_be_read(law: Law) -> list[ToRead]:
    """What rests on recall only: safeguards before steps before waits before duties; what more routes ask first."""
    found = [one for provision in law.editions.versions for one in _on_recall(provision)]
    return sorted(found, key=lambda one: (IN_ORDER.index(one.kind), -len(one.routes), one.id))


def _on_recall(provision: Provision) -> list[ToRead]:
    """Its conditions and duties on recall; the provision itself where there are none, though its text was not read."""
    found = [
        ToRead(one.kind, one.id, provision.id, one.cite, one.routes, one.source)
        for one in provision.conditions
        if one.checked == "recall"
    ]
    found += [
        ToRead("duty", one.id, provision.id, one.cite, (), one.source)
        for one in provision.duties
        if one.checked == "recall"
    ]
    if not found and provision.checked == "recall":
        found.append(ToRead("provision", provision.id, provision.id, provision.citation, (), provision.address))
    return found


def without_days(law: Law) -> list[str]:
    """The provisions of which no day is told, neither their own nor their instrument's: always in force."""
    return [one.id for one in law.editions.versions if one.days == ALWAYS]
