"""The verdict on a roll: the law, consent, every term, the aims, and the proof where one is given; for the verb."""

from dataclasses import dataclass

from safeconduct.plans.check.aims import added_up, false_claims
from safeconduct.plans.check.certificate import Proof, unproved
from safeconduct.plans.check.consenting import deals_not_kept, false_reasons, without_consent
from safeconduct.plans.check.picked import moves_of
from safeconduct.plans.check.recount import Seen, broken_terms
from safeconduct.plans.check.roll import Roll
from safeconduct.plans.check.standing import broken_by_law
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Aim, Exchange


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a roll breaks, as (term, sentence); what it comes to; and of which aims none better is proved possible."""

    broken: tuple[tuple[str, str], ...]
    aims: dict[Aim, int]
    proved: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether it breaks nothing."""
        return not self.broken


def verdict_from_roll(exchange: Exchange, people: People, roll: Roll, proof: Proof | None = None) -> Verdict:
    """Check a roll against routes, law and terms; with a proof, also that nothing better exists."""
    by_name = people.by_name
    moves = moves_of(roll.lines, by_name)
    aims = added_up(exchange, moves)
    broken = [
        *broken_by_law(roll.lines, by_name, exchange.stages),
        *without_consent(exchange, moves),
        *false_reasons(exchange, roll.lines, by_name),
        *deals_not_kept(exchange, moves),
        *broken_terms(Seen(exchange, people.persons, moves)),
        *false_claims(roll.claims, aims),
    ]
    if roll.digest and roll.digest != roll.reckoned_digest:
        broken.append(("roll", "its digest is not that of its lines"))
    if proof:
        broken += unproved(proof, exchange, people, aims)
        if proof.digest and proof.digest != roll.reckoned_digest:
            broken.append(("proof", "it was made for another roll: its digest is not that of these lines"))
    return Verdict(broken=tuple(broken), aims=aims, proved=tuple(proof.aims) if proof and not broken else ())
