"""DuckDB's SQL carried over to Spark's, so that it is printed once; session.py runs what comes of it.

sqlglot carries over nearly all. What it loses (the order within lists, lists that hold NULL or nothing, enumerated
words, numbers of rows in no order) is mended here; what Spark cannot do is refused, so that no answer changes unseen.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

import sqlglot
from sqlglot import exp, transforms
from sqlglot.dialects.spark import Spark
from sqlglot.generators.spark import SparkGenerator

# Spark reads a recursive query as it is written for both; sqlglot would rename its columns.
AS_IT_STANDS = "WITH RECURSIVE"
ENUMERATED = "sc_"


class SparkOfToday(Spark):
    """Spark since 4.3, which reads QUALIFY; sqlglot would write a subquery for it, with one column more."""

    class Generator(SparkGenerator):
        """Writes it so."""

        TRANSFORMS: ClassVar[dict[Any, Any]] = {
            **SparkGenerator.TRANSFORMS,
            exp.Select: transforms.preprocess(
                [transforms.eliminate_distinct_on, partial(transforms.unnest_to_explode, unnest_using_arrays_zip=False)]
            ),
        }


def on_spark(select: str, closed: Mapping[str, Sequence[str]] | None = None) -> str:
    """A SELECT of DuckDB as Spark reads it, with the same answers.

    `closed`: the words of enumerated types by which lists are ordered, since Spark has words as text alone.
    """
    if select.lstrip().startswith(AS_IT_STANDS):
        return select
    tree = sqlglot.parse_one(select, read="duckdb")
    for call in list(tree.find_all(exp.Anonymous)):
        call.replace(_put_in_order(call, closed or {}))
    for node in reversed(list(tree.walk(bfs=True))):  # what stands within is mended before what it stands in
        mended = _mended(node)
        if mended is not node:
            tree = mended if node is tree else tree
            node.replace(mended)
    return tree.sql(dialect=SparkOfToday, comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)


def _put_in_order(node: exp.Anonymous, closed: Mapping[str, Sequence[str]]) -> exp.Expr:
    """What puts lists in order: a list beside the list of its keys is one list in their order, a word a number."""
    match node.name.lower(), node.expressions:
        case "list_select", [listed, exp.Anonymous(expressions=[keys])]:
            gathered, of_keys = (next(one.find_all(exp.ArrayAgg)) for one in (listed, keys))
            gathered.set("this", exp.Order(this=gathered.this, expressions=[exp.Ordered(this=of_keys.this)]))
            in_order: exp.Expr = listed.copy()
            return in_order
        case "enum_code", [exp.Cast() as word]:
            places = exp.Array(expressions=[exp.Literal.string(one) for one in closed[_enumerated(word.to)]])
            return exp.func("ARRAY_POSITION", places, word.this)
    return node


def _mended(node: exp.Expr) -> exp.Expr:
    match node:
        case exp.Filter(this=exp.ArrayAgg() as gathered):
            return _list(gathered, node.expression)
        case exp.ArrayAgg() if not isinstance(node.parent, exp.Filter):
            return _list(node, None)
        case exp.Window(this=exp.RowNumber()) if not node.args.get("order"):
            return exp.func("MONOTONICALLY_INCREASING_ID")
        case exp.Pivot(expressions=[exp.In() as named]) if node.args.get("using"):
            return _pivoted(node, named)
        case exp.Table(this=exp.ReadParquet(expressions=[place])):
            node.set("this", exp.to_identifier(place.name, quoted=True))
            node.set("db", exp.to_identifier("parquet"))
        case exp.DataType() if _enumerated(node).startswith(ENUMERATED):
            return exp.DataType.build("text")
    return _counted_from_one(node)


def _enumerated(told: exp.DataType) -> str:
    """The name of a type of our own, or ""."""
    return str(told.args.get("kind") or "").lower()


def _counted_from_one(node: exp.Expr) -> exp.Expr:
    """What looks into lists: DuckDB counts from one and finds NULL where Spark counts from nought, or fails."""
    match node:
        case exp.ArrayOverlaps():
            return exp.func("ARRAYS_OVERLAP", node.this, node.expression)
        case exp.Bracket(expressions=[place]):
            return exp.func("TRY_ELEMENT_AT", node.this, _from_one(place))
        case exp.Anonymous(expressions=[several, one]) if node.name.lower() == "list_position":
            return exp.func("NULLIF", exp.func("ARRAY_POSITION", several, one), exp.Literal.number(0))
        case exp.Lambda(expressions=[_, exp.Identifier() as place]):
            node.set("this", node.this.transform(lambda one: exp.paren(one + 1) if one == place else one))
    return node


def _pivoted(node: exp.Pivot, named: exp.In) -> exp.Select:
    """A column for each word, of the rows that have it; Spark's own PIVOT knows no `USING first` over structures."""
    (gathered,), keys = node.args["using"], node.args["group"].expressions
    columns = [
        exp.alias_(exp.Filter(this=gathered.copy(), expression=exp.Where(this=named.this.eq(word.copy()))), word.name)
        for word in named.expressions
    ]
    return exp.select(*keys, *columns).from_(node.this).group_by(*keys)


def _from_one(place: exp.Expr) -> exp.Expr:
    """A place in a list as DuckDB counts it; sqlglot has already made a written number count from nought."""
    written = isinstance(place, exp.Literal) and not place.is_string
    return exp.Literal.number(int(place.name) + 1) if written else place


def _list(gathered: exp.ArrayAgg, where: exp.Expr | None) -> exp.Expr:
    """A list in its order: structures of keys and value are sorted, then the values taken out of them."""
    value, keys = gathered.this, []
    if isinstance(value, exp.Order):
        keys = [_ascending(key) for key in value.expressions]
        value = value.this
    if isinstance(value, exp.Distinct):
        sorted_ = exp.func("ARRAY_SORT", _where(exp.func("COLLECT_SET", *value.expressions), where))
        return _none_if_empty(sorted_, where)
    held = exp.func(
        "COLLECT_LIST", exp.func("STRUCT", *(_as(key, f"k{n}") for n, key in enumerate(keys)), _as(value, "v"))
    )
    each = exp.Lambda(
        this=exp.Dot(this=exp.to_identifier("e"), expression=exp.to_identifier("v")),
        expressions=[exp.to_identifier("e")],
    )
    several = _where(held, where)
    return _none_if_empty(exp.func("TRANSFORM", exp.func("ARRAY_SORT", several) if keys else several, each), where)


def _ascending(key: exp.Expr) -> exp.Expr:
    if key.args.get("desc"):
        raise ValueError(f"a list is ordered downwards by {key.this}; Spark sorts lists upwards alone")
    held: exp.Expr = key.this
    return held


def _as(value: exp.Expr, name: str) -> exp.Expr:
    return exp.alias_(value.copy(), name)


def _where(gathered: exp.Expr, where: exp.Expr | None) -> exp.Expr:
    return exp.Filter(this=gathered, expression=where.copy()) if where else gathered


def _none_if_empty(listed: exp.Expr, where: exp.Expr | None) -> exp.Expr:
    """NULL where nothing met the condition, as DuckDB has it, and no empty list."""
    if not where:
        return listed
    some = exp.GT(
        this=exp.Filter(this=exp.Count(this=exp.Star()), expression=where.copy()), expression=exp.Literal.number(0)
    )
    return exp.Case(ifs=[exp.If(this=some, true=listed)])
