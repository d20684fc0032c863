"""The page of one provision: what it is, each condition that it asks, its duties, and what of it is not encoded."""

from safeconduct.law.days import KEYS, Days
from safeconduct.law.provision import Provision
from safeconduct.manual.from_condition import parts_from_condition
from safeconduct.manual.from_duty import parts_from_duty
from safeconduct.manual.markdown import bullets, code, paragraphs, place, small
from safeconduct.manual.page import Page
from safeconduct.manual.reader import Reader

DUTIES = "duties"


def page_from_provision(provision: Provision, reader: Reader) -> Page:
    """One page below `law`."""
    reader = reader.at(f"law/{provision.id}")
    instrument = reader.material.law.instruments[provision.instrument]
    asked = [part for one in provision.conditions for part in parts_from_condition(one, reader)]
    owed = [part for one in provision.duties for part in parts_from_duty(one, reader)]
    known = [
        reader.named("instrument", reader.link(reader.label(instrument.title), "law", instrument.id)),
        reader.named("binds", reader.english(provision.binds)),
        reader.named("in-force", days_said(provision.days, reader)),
        reader.named("text-version", reader.english(provision.text_version)),
        reader.named("how-checked", reader(f"checked-{provision.checked}")),
    ]
    return reader.page(
        provision.citation,
        f"{reader.english(about(provision))} {small(code(provision.id))}",
        small(reader("in-english")) if reader.lang != "en" else "",
        bullets(known),
        f"## {reader('what-it-asks')}" if asked else "",
        *asked,
        f"## {place(DUTIES)}{reader('duties')}" if owed else "",
        reader("duties-how") if owed else "",
        *owed,
        "" if asked or owed else reader("asks-nothing"),
        _under("not-encoded", reader.english(provision.not_encoded), reader),
        _under("to-be-read", reader.addresses(provision.address), reader),
        title_lang="en",
    )


def about(provision: Provision) -> str:
    """What the provision says, in the sentence that opens its file."""
    first = provision.file.text.partition("\n")[0]
    return first.removeprefix("#").strip().removeprefix(f"{provision.citation}. ") if first.startswith("#") else ""


def days_said(days: Days, reader: Reader) -> str:
    """From which day to which something is in force; nothing where neither is told."""
    told = days.told
    if not told:
        return ""
    first, last = (reader.day(told[end]) if end in told else "" for end in KEYS)
    return reader("-".join(["in-force", *told]), first=first, last=last)


def _under(key: str, said: str, reader: Reader) -> str:
    """A heading with what stands below it, or nothing where nothing does."""
    return paragraphs(f"## {reader.headed(reader(key))}", said) if said else ""
