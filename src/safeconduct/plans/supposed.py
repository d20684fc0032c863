"""What is supposed of an exchange: a route opened, a term let go, someone put in; the verb `plan what-if` asks."""

from dataclasses import dataclass

from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.named import Named
from safeconduct.powers import power


@dataclass(frozen=True, kw_only=True)
class Supposed:
    """`opened` as `person:POWER`; `dropped` names of terms; `included` persons."""

    opened: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    included: tuple[str, ...] = ()


def supposing(exchange: Exchange, people: People, supposed: Supposed) -> tuple[Exchange, People]:
    """The exchange and its people as supposed. Raises BadInput for what is not there, or what the law forbids."""
    if not (supposed.opened or supposed.dropped or supposed.included):
        raise BadInput("nothing is supposed; give --open PERSON:POWER, --drop TERM or --with PERSON")
    for opened in supposed.opened:
        people = _opened(people, opened)
    for name in supposed.dropped:
        if name not in exchange.by_name:
            raise BadInput(f"--drop: there is no term `{name}`{did_you_mean(name, exchange.by_name)}")
        exchange = exchange.without(name)
    for number, who in enumerate(supposed.included, start=1):
        _known(people, who, "--with")
        exchange = exchange.with_term(Named(name=f"--with {number}", position=0, line=0, person=who))
    return exchange, people


def _known(people: People, who: str, option: str) -> None:
    if who not in people.by_name:
        raise BadInput(f"{option}: `{who}` is not in the routes{did_you_mean(who, people.by_name)}")


def _opened(people: People, told: str) -> People:
    who, colon, code = told.rpartition(":")
    if not colon:
        raise BadInput(f"--open: `{told}` names no way; write PERSON:POWER, as in P1:KR")
    _known(people, who, "--open")
    person, to = people.by_name[who], power(code)
    if to in person.refused:
        raise BadInput(f"--open: `{who}` refused {to}; no supposition opens a route against his wish")
    if to == person.held_by:
        raise BadInput(f"--open: `{who}` is held by {to}; a release leads to another Power")
    return people.changed([person._replace(open_to=tuple(sorted({*person.open_to, to})))])
