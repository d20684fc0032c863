"""The reader of rules: text to tree, typed against the vocabulary; every mistake is one plain sentence."""

import ast
import io
import tokenize
from collections.abc import Mapping
from typing import cast

from safeconduct.dates import partial_date
from safeconduct.errors import BadInput, did_you_mean
from safeconduct.law.expression.tree import (
    AllOf,
    Among,
    AnyOf,
    Compare,
    Constant,
    Named,
    Not,
    Period,
    Rule,
    Sign,
    Term,
    Today,
    Unit,
)
from safeconduct.powers import CODES, power
from safeconduct.vocabulary.fact import Fact

SIGNS: dict[type[ast.cmpop], Sign] = {ast.Eq: "==", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
UNITS = ("days_between", "months_between")
LONGEST = 2_000


def rule_from_text(text: str, facts: Mapping[str, Fact]) -> Rule:
    """The tree of a rule. Raises BadInput with what is wrong and, where one is near, a suggestion."""
    if not text.isascii():
        raise BadInput("only ASCII is allowed in a rule; write the word as the vocabulary does")
    if len(text) > LONGEST:
        raise BadInput(f"a rule has at most {LONGEST} characters; make two conditions of it")
    try:
        _brackets(text)
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, tokenize.TokenError, RecursionError, MemoryError) as error:
        raise BadInput(f"it cannot be read ({getattr(error, 'msg', 'too deep or not closed')})") from None
    try:
        return _Reader(facts).rule(tree)
    except RecursionError:
        raise BadInput("it is nested too deeply; make two conditions of it") from None


def _brackets(text: str) -> None:
    """`and` and `or` may not meet at one level of brackets."""
    levels: list[set[str]] = [set()]
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.string in ("(", "["):
            levels.append(set())
        elif token.string in (")", "]") and len(levels) > 1:
            levels.pop()
        elif token.type == tokenize.NAME and token.string in ("and", "or"):
            levels[-1].add(token.string)
            if len(levels[-1]) == 2:
                raise BadInput("`and` meets `or` without brackets; write brackets around one of them")


class _Reader:
    """Reads one rule; holds the facts that it may name."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts

    def rule(self, node: ast.expr) -> Rule:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return AllOf(tuple(self.rule(value) for value in values))
            case ast.BoolOp(values=values):
                return AnyOf(tuple(self.rule(value) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.rule(operand))
            case ast.Compare(ops=[ast.In()], left=left, comparators=[words]):
                return self.among(left, words)
            case ast.Compare(ops=[op], left=left, comparators=[right]) if type(op) in SIGNS:
                return self.compare(left, SIGNS[type(op)], right)
            case ast.Compare(ops=[_, _, *_]):
                raise BadInput(
                    f"comparisons may not be chained: `{ast.unparse(node)}`; write them one by one with `and`"
                )
        raise BadInput(f"`{ast.unparse(node)}` is not a comparison (== < <= > >= in), `and`, `or` or `not`")

    def fact(self, name: str) -> Fact:
        if name not in self.facts:
            raise BadInput(f"there is no fact `{name}`{did_you_mean(name, self.facts)}")
        return self.facts[name]

    def term(self, node: ast.expr) -> Named | Today | Period:
        match node:
            case ast.Name(id="on"):
                return Today()
            case ast.Name(id=name):
                self.fact(name)
                return Named(name)
            case ast.Call(func=ast.Name(id=unit), args=[start, end], keywords=[]) if unit in UNITS:
                ends = [self.term(start), self.term(end)]
                if any(self.type_of(one) != "day" for one in ends):
                    raise BadInput(f"`{ast.unparse(node)}`: `{unit}` takes two days")
                return Period(cast("Unit", unit), cast("Named | Today", ends[0]), cast("Named | Today", ends[1]))
        raise BadInput(f"`{ast.unparse(node)}` cannot stand in a comparison; name a fact")

    def type_of(self, term: Named | Today | Period) -> str:
        if isinstance(term, Named):
            return self.facts[term.name].type
        return "day" if isinstance(term, Today) else "period"

    def among(self, left: ast.expr, words: ast.expr) -> Among:
        term = self.term(left)
        if not isinstance(term, Named) or self.type_of(term) not in ("word", "power", "yes-no"):
            raise BadInput(f"`{ast.unparse(left)}` is no word; `in` needs a word and a list of words")
        if not isinstance(words, ast.List) or not words.elts:
            raise BadInput('`in` needs a list of words in square brackets, as in ["one", "two"]')
        return Among(term, tuple(str(self.constant(word, term).value) for word in words.elts))

    def compare(self, left: ast.expr, sign: Sign, right: ast.expr) -> Compare:
        term = self.term(left)
        kind = self.type_of(term)
        if kind in ("word", "yes-no", "power") and sign != "==":
            raise BadInput(f"`{term}` is a word; a word is compared with == or in")
        if kind == "number" and sign != ">=":
            raise BadInput(
                f"`{term}` is a count; compare it with >= only, so that more knowledge never takes an answer back"
            )
        if kind == "period" and sign == "==":
            raise BadInput("a period is compared with < <= > or >=")
        other: Term
        if isinstance(right, ast.Constant):
            other = self.constant(right, term)
        else:
            other = self.term(right)
            if kind not in ("power", "day") or self.type_of(other) != kind:
                raise BadInput(f"`{term}` and `{other}` are not of one kind; compare like with like")
        return Compare(term, sign, other)

    def constant(self, node: ast.expr, term: Named | Today | Period) -> Constant:
        kind = self.type_of(term)
        value = node.value if isinstance(node, ast.Constant) else None
        if kind in ("number", "period") and type(value) is int:
            return Constant(value)
        if isinstance(value, str) and kind == "day":
            return Constant(partial_date(value))
        if isinstance(value, str) and kind == "power":
            return Constant(power(value))
        if isinstance(value, str) and isinstance(term, Named) and kind in ("word", "yes-no"):
            words = self.facts[term.name].words
            if value in words:
                return Constant(value)
            raise BadInput(
                f"`{value}` is no word of `{term}`{did_you_mean(value, words)}; its words are {', '.join(words)}"
            )
        expected = {
            "number": "a whole number",
            "period": "a whole number",
            "day": "a day",
            "power": f"one of {len(CODES)} Powers",
        }
        raise BadInput(f"`{term}` is compared with `{ast.unparse(node)}`; it takes {expected.get(kind, 'a word')}")
