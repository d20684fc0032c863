"""Every kind of term by its word in the file; reading, the schema and the sentences go through it."""

from safeconduct.plans.terms.all_for_all import AllForAll
from safeconduct.plans.terms.at_least import AtLeast
from safeconduct.plans.terms.cap import Cap
from safeconduct.plans.terms.deal import Deal
from safeconduct.plans.terms.fairness import Fairness
from safeconduct.plans.terms.keys import Key, keys_of
from safeconduct.plans.terms.named import Named
from safeconduct.plans.terms.not_before import NotAfter, NotBefore
from safeconduct.plans.terms.offer import Offer
from safeconduct.plans.terms.one_for_one import OneForOne
from safeconduct.plans.terms.only_if import OnlyIf
from safeconduct.plans.terms.rank_value import RankValue
from safeconduct.plans.terms.ratio import Ratio
from safeconduct.plans.terms.term import Term
from safeconduct.plans.terms.together import Together

ALL: tuple[type[Term], ...] = (
    *(Offer, OneForOne, Ratio, AllForAll, AtLeast, Cap, Named, Together, OnlyIf, Deal, RankValue, NotBefore, NotAfter),
    Fairness,
)
KINDS: dict[str, type[Term]] = {kind.kind: kind for kind in ALL}
KEYS: dict[str, tuple[Key, ...]] = {kind.kind: keys_of(kind) for kind in ALL}
