"""What would open a route: the smallest set of facts that meets every unmet condition, and who would say them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from safeconduct.law.expression.closure import TODAY, Closure, closure_of
from safeconduct.law.expression.tree import AllOf, Among, AnyOf, Compare, Constant, Named, Not, Period, Rule
from safeconduct.law.provision import Condition
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.finding import Finding, Wanted
from safeconduct.routes.last_word import MATTERS
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import vocabulary

OWN_WORD = "wish"
HIMSELF = "himself"


class Leaf(NamedTuple):
    """One comparison and the answer it should have: the fact that would have to be said, and the values that would do.

    Of two facts compared with each other, `other` is the one whose value the first would need. No name: nothing can be
    said that would give the answer.
    """

    holds: Closure
    wanted: bool
    name: str = ""
    allowed: tuple[str, ...] = ()
    other: str = ""
    settled_once_known: bool = False


class Need(NamedTuple):
    """The values that would do for one fact, and the finding that asks it; `kept`: it has one of them already."""

    allowed: tuple[str, ...]
    finding: Finding
    kept: bool = False


Cost = tuple[int, int]
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
            return ((_leaf(rule, wanted=wanted),),)


def _leaf(rule: Compare | Among, *, wanted: bool) -> Leaf:
    holds, facts = closure_of(rule), vocabulary().facts
    match rule:
        case Among(Named(name), words):
            allowed = words if wanted else tuple(word for word in facts[name].words if word not in words)
        case Compare(Named(name), "==", Constant(str(word))):
            allowed = (word,) if wanted else tuple(one for one in facts[name].words if one != word)
        case Compare(Named(left), "==", Named(right)) if wanted:
            name, other = (right, left) if facts[left].made == "role" else (left, right)
            return Leaf(holds, wanted, "" if facts[name].made == "role" else name, (), other, _settles(facts[name]))
        case Compare(Named(name), ">=", Constant(int(number))):
            allowed = (str(number),)
        case Compare(Period(_, Named(name), _), _, _) | Compare(Named(name), _, _) if wanted:
            allowed = (TODAY,)
        case _:
            return Leaf(holds, wanted)
    if facts[name].made.startswith("any") and not vocabulary().matters[facts[name].matters[0]].folds:
        allowed = tuple(one for one in allowed if one != "no")  # that nothing was said cannot be said
    named = name if allowed and facts[name].made != "role" else ""
    return Leaf(holds, wanted, named, allowed, "", _settles(facts[name]))


def smallest_opening(unmet: Sequence[Finding], facts: RouteFacts) -> tuple[Wanted, ...]:
    """The fewest facts that would meet all these conditions, in the order of the steps; none where no fact could.

    Of equally few, those that change least of what is already known. Nothing that nobody owes and that already fails
    (a death, an escape) can be mended by a fact.
    """
    settled: Needs = {}
    choices: list[list[Needs]] = []
    for finding in unmet:
        condition = finding.condition
        if finding.answer == "fails" and condition.kind == "safeguard" and condition.owed_by == ("nobody",):
            return ()
        ways = ways_to_meet(condition)
        if len(ways) == 1:
            if not _add(ways[0], settled, facts, finding):
                return ()
            continue
        possible: list[Needs] = []
        for way in ways:
            needs: Needs = {}
            if _add(way, needs, facts, finding):
                possible.append(needs)
        if not possible:
            return ()
        choices.append(possible)
    chosen = _fewest(choices, settled, facts) if choices else settled
    if chosen is None:
        return ()
    known = facts.words.facts
    wanted = [_wanted(known[name], need, facts) for name, need in chosen.items() if not need.kept]
    return tuple({(one.matter, one.who): one for one in wanted}.values())


def _first_owing(finding: Finding) -> str:
    """The first who owes it: a Power or person that the route binds, else a body."""
    for key in finding.owed_by or finding.condition.owed_by:
        if key != "nobody" and not key.endswith("-power"):
            return key
    return ""


def _add(way: Way, needs: Needs, facts: RouteFacts, finding: Finding) -> bool:
    """Add to `needs` what of a way is not yet so; False where it can no longer become so."""
    for holds, wanted, name, allowed, other, settled_once_known in way:
        if holds(facts)[0] is wanted:
            kept = name and facts[name].value in allowed
            if kept and not _require(needs, name, Need(allowed, finding, kept=True)):
                return False
            continue
        if not name or (settled_once_known and facts[name].value is not None):
            return False
        if other:
            value = facts[other].value
            if value is None:
                return False
            allowed = (str(value),)  # noqa: PLW2901 - what the other fact is
        if not _require(needs, name, Need(allowed, finding)):
            return False
    return True


def _require(needs: Needs, name: str, need: Need) -> bool:
    """Add a need to those of the same fact; False where no value would do for both."""
    held = needs.get(name)
    if held is not None:
        allowed = tuple([one for one in held.allowed if one in need.allowed])
        asks = need.finding if held.kept else held.finding
        need = Need(allowed, asks, held.kept and need.kept)
    needs[name] = need
    return bool(need.allowed)


def _settles(fact: Fact) -> bool:
    """What never changes is settled once it is known; but there can be another hearing."""
    return fact.made not in ("of-the-hearing", "role") and vocabulary().matters[fact.matters[0]].shape == "fixed"


def _joined(needs: Needs, more: Needs) -> Needs | None:
    """Both sets of needs at once; None where one fact would need two values."""
    joined = dict(needs)
    return joined if all(_require(joined, name, need) for name, need in more.items()) else None


def _fewest(choices: list[list[Needs]], settled: Needs, facts: RouteFacts) -> Needs | None:
    """One way for each choice so that the fewest facts are needed in all, beside those that are needed anyway.

    A choice that shares no fact with another is made by itself; the others are searched whole, by branch and bound, the
    cheapest first.
    """
    asked = [{name for needs in possible for name in needs} for possible in choices]
    uses = Counter(name for names in asked for name in names)
    alone: list[list[Needs]] = []
    entangled: list[list[Needs]] = []
    for possible, names in zip(choices, asked, strict=True):
        (entangled if any(uses[name] > 1 for name in names) else alone).append(possible)
    chosen: Tried | None = Tried(settled, (0, 0))
    if entangled:
        chosen = _cheapest(entangled, 0, Tried(settled, (0, 0)), None, facts)
    for possible in alone:
        chosen = chosen and next(_cheapest_first(possible, chosen, facts), None)
    return chosen.needs if chosen else None


class Tried(NamedTuple):
    """Needs gathered on the way through the choices, and what they cost so far."""

    needs: Needs
    spent: Cost


def _cheapest(
    choices: list[list[Needs]], level: int, so_far: Tried, best: Tried | None, facts: RouteFacts
) -> Tried | None:
    """The cheapest way through the choices from a level on, if it is cheaper than the best that was found before."""
    if best and so_far.spent >= best.spent:
        return best
    if level == len(choices):
        return so_far
    for tried in _cheapest_first(choices[level], so_far, facts):
        best = _cheapest(choices, level + 1, tried, best, facts)
    return best


def _cheapest_first(possible: list[Needs], so_far: Tried, facts: RouteFacts) -> Iterator[Tried]:
    """Each way of one choice that agrees with the needs so far, added to them."""
    needs, (facts_so_far, changes_so_far) = so_far
    ways = [(_cost(way, needs, facts), number) for number, way in enumerate(possible)]
    for (more_facts, more_changes), number in sorted(ways) if len(ways) > 1 else ways:
        joined = _joined(needs, possible[number])
        if joined is not None:
            yield Tried(joined, (facts_so_far + more_facts, changes_so_far + more_changes))


def _cost(way: Needs, settled: Needs, facts: RouteFacts) -> Cost:
    """What a way adds: how many facts more, his own word counting once; and how many that change what is known."""
    new = [name for name, need in way.items() if not need.kept and (name not in settled or settled[name].kept)]
    changed = sum([facts[name].value is not None for name in new])
    own = own_words()
    if own.isdisjoint(new):
        return len(new), changed
    of_his = sum([name in own for name in new])
    first = own.isdisjoint([name for name, need in settled.items() if not need.kept])
    return len(new) - of_his + first, changed


@cache
def own_words() -> frozenset[str]:
    """The facts that one word of his own would settle."""
    return frozenset(fact.id for fact in vocabulary().facts.values() if _is_own_word(fact))


def _is_own_word(fact: Fact) -> bool:
    return fact.id == OWN_WORD or fact.matters == MATTERS


def _wanted(fact: Fact, need: Need, facts: RouteFacts) -> Wanted:
    """A need in the words of the vocabulary, as a supposition would write it."""
    matter, who, stands_for_yes = _said_as(fact)
    values = need.allowed
    if who == OWN_WORD:
        return _own_word(values, facts)
    held = _held(fact, facts)
    if fact.made == "day-of-prevailing":
        values = (held,) if held else stands_for_yes
    elif stands_for_yes and values[0] == "yes":
        values = stands_for_yes
    if who == "pair":
        who = "+".join(key for key in (facts.roles["detaining-power"], facts.power) if key)
    elif who == HIMSELF:
        who = facts.situation.prisoner
    elif who != "officer":
        who = facts.roles.get(fact.by) or _first_owing(need.finding) or who
    return Wanted(matter, values[0], who, values[1:], again=held in values)


def _own_word(values: tuple[str, ...], facts: RouteFacts) -> Wanted:
    """His own word on going, as he would have to say it: anew, where he said it already."""
    matter, value, towards = OWN_WORD, facts.power, None
    if values[0] == "does-not-object":
        matter, value, towards = "refuses_destination", "no", facts.power
    again = facts.record.entry(matter, None, towards).value == value
    return Wanted(matter, value, facts.situation.prisoner, again=again)


def _held(fact: Fact, facts: RouteFacts) -> str:
    """The value that is held in the matter of a fact, or "" where none is."""
    entry = facts.entry(fact)
    return str(entry.value) if entry and entry.value is not None else ""


@cache
def _said_as(fact: Fact) -> tuple[str, str, tuple[str, ...]]:
    """The matter in which a fact would be said, who says such things, and the words that a bare yes stands for."""
    matter = vocabulary().matters[fact.matters[0]]
    words: tuple[str, ...] = ()
    if fact.made == "day-of-prevailing":
        words = matter.known_words[:1]
    elif fact.made.startswith("any"):
        words = fact.values or matter.known_words[:1]
    if _is_own_word(fact):
        return matter.id, OWN_WORD, words
    if fact.made == "ruling" or matter.first_hand == ("officer",):
        return matter.id, "officer", words
    if matter.own_word:
        return matter.id, HIMSELF, words
    return matter.id, "pair" if fact.by == "pair" else matter.first_hand[0], words
