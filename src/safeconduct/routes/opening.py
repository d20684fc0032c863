"""What would open a route: the smallest set of facts that meets every unmet condition, and who would have to say them."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from safeconduct.dates import iso
from safeconduct.law.expression.closure import Closure, closure_of
from safeconduct.law.expression.tree import AllOf, Among, AnyOf, Compare, Constant, Named, Not, Period, Rule
from safeconduct.law.provision import Condition
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.finding import Finding, Wanted
from safeconduct.routes.last_word import MATTERS
from safeconduct.vocabulary.fact import Fact

OWN_WORD = "wish"


class Leaf(NamedTuple):
    """One comparison, its closure, and the answer it should have."""

    rule: Compare | Among
    holds: Closure
    wanted: bool


class Need(NamedTuple):
    """The values that would do for one fact, and who would have to say it."""

    allowed: tuple[str, ...]
    who: str


Way = tuple[Leaf, ...]
Needs = dict[str, Need]


@lru_cache(maxsize=4096)
def ways_to_meet(condition: Condition) -> tuple[Way, ...]:
    """All ways to meet a condition, as sets of comparisons: that it is not asked here, or that what it asks holds."""
    asked = _ways(condition.rule, wanted=True)
    if not condition.applies:
        return asked
    applies = _ways(condition.applies, wanted=True)
    return _ways(condition.applies, wanted=False) + tuple(way + rest for way in applies for rest in asked)


def _ways(rule: Rule, *, wanted: bool) -> tuple[Way, ...]:
    match rule:
        case Not(inner):
            return _ways(inner, wanted=not wanted)
        case AllOf(parts) | AnyOf(parts):
            each = [_ways(part, wanted=wanted) for part in parts]
            if isinstance(rule, AllOf) is wanted:
                return tuple(tuple(leaf for way in chosen for leaf in way) for chosen in product(*each))
            return tuple(way for ways in each for way in ways)
        case Compare() | Among():
            return ((Leaf(rule, closure_of(rule), wanted),),)


def smallest_opening(unmet: Sequence[Finding], facts: RouteFacts) -> tuple[Wanted, ...]:
    """The fewest facts that would meet all these conditions, in the order of the steps; none where no fact could.

    Nothing that nobody owes and that already fails (a death, an escape) can be mended by a fact.
    """
    ways: list[list[Needs]] = []
    for finding in unmet:
        condition = finding.condition
        if finding.answer == "fails" and condition.kind == "safeguard" and condition.owed_by == ("nobody",):
            return ()
        who = next((facts.roles.get(role) or role for role in condition.owed_by if role != "nobody"), "")
        possible = [needs for way in ways_to_meet(condition) if (needs := _left_of(way, facts, who)) is not None]
        if not possible:
            return ()
        ways.append(possible)
    chosen = _fewest(ways, facts)
    if chosen is None:
        return ()
    return tuple(dict.fromkeys(_wanted(facts.words.facts[name], need, facts) for name, need in chosen.items()))


def _left_of(way: Way, facts: RouteFacts, who: str) -> Needs | None:
    """What of a way is not yet so; None where it can no longer become so."""
    needs: Needs = {}
    for leaf in way:
        if leaf.holds(facts).answer is leaf.wanted:
            continue
        found = _needed(leaf, facts)
        if found is None:
            return None
        joined = _joined(needs, {found[0]: Need(found[1], who)})
        if joined is None:
            return None
        needs = joined
    return needs


def _needed(leaf: Leaf, facts: RouteFacts) -> tuple[str, tuple[str, ...]] | None:
    """The fact that one comparison needs, with the values that would do."""
    today = iso(facts.situation.as_of.on)
    match leaf.rule:
        case Among(Named(name), words):
            allowed = words if leaf.wanted else tuple(word for word in facts.words.facts[name].words if word not in words)
        case Compare(Named(name), "==", Constant(str(word))):
            allowed = (word,) if leaf.wanted else tuple(one for one in facts.words.facts[name].words if one != word)
        case Compare(Named(left), "==", Named(right)) if leaf.wanted:
            name, other = (right, left) if facts.words.facts[left].made == "role" else (left, right)
            allowed = (str(facts[other].value),) if facts[other].value is not None else ()
        case Compare(Named(name), ">=", Constant(int(number))):
            allowed = (str(number),)
        case Compare(Period(_, Named(name), _), _, _) | Compare(Named(name), _, _) if leaf.wanted:
            allowed = (today,)
        case _:
            return None
    return (name, allowed) if allowed and _can_still_change(facts.words.facts[name], facts) else None


def _can_still_change(fact: Fact, facts: RouteFacts) -> bool:
    """A role is bound; what never changes is settled once it is known."""
    if fact.made == "role":
        return False
    return facts.words.matters[fact.matters[0]].shape != "fixed" or facts[fact.id].value is None


def _joined(needs: Needs, more: Needs) -> Needs | None:
    """Both sets of needs at once; None where one fact would need two values."""
    joined = dict(needs)
    for name, need in more.items():
        held = joined.get(name)
        allowed = tuple(one for one in held.allowed if one in need.allowed) if held else need.allowed
        if not allowed:
            return None
        joined[name] = Need(allowed, held.who if held else need.who)
    return joined


def _fewest(ways: list[list[Needs]], facts: RouteFacts) -> Needs | None:
    """One way for each condition so that the fewest facts are needed in all: branch and bound, the cheapest first."""
    ways = sorted(ways, key=len)
    best: list[Needs] = []

    def cost(needs: Needs) -> int:
        return len({OWN_WORD if _is_own_word(facts.words.facts[name]) else name for name in needs})

    def descend(level: int, needs: Needs) -> None:
        if best and cost(needs) >= cost(best[0]):
            return
        if level == len(ways):
            best[:] = [needs]
            return
        tried = [joined for way in ways[level] if (joined := _joined(needs, way)) is not None]
        for joined in sorted(tried, key=cost):
            descend(level + 1, joined)

    descend(0, {})
    return best[0] if best else None


def _is_own_word(fact: Fact) -> bool:
    return fact.id == OWN_WORD or fact.matters == MATTERS


def _wanted(fact: Fact, need: Need, facts: RouteFacts) -> Wanted:
    """A need in the words of the vocabulary, as a supposition would write it."""
    matter = facts.words.matters[fact.matters[0]]
    if _is_own_word(fact):
        if need.allowed[0] == "does-not-object":
            return Wanted("refuses_destination", "no", facts.situation.prisoner)
        return Wanted(OWN_WORD, facts.power, facts.situation.prisoner)
    value = need.allowed[0]
    if fact.made.startswith("any") and value == "yes":
        value = next(iter(fact.values or matter.known_words), value)
    return Wanted(matter.id, value, _who(fact, need, facts))


def _who(fact: Fact, need: Need, facts: RouteFacts) -> str:
    matter = facts.words.matters[fact.matters[0]]
    if fact.made == "ruling" or matter.first_hand == ("officer",):
        return "officer"
    if matter.own_word:
        return facts.situation.prisoner
    if fact.by == "pair":
        return "+".join(key for key in (facts.roles["detaining-power"], facts.power) if key)
    return facts.roles.get(fact.by) or need.who or matter.first_hand[0]
