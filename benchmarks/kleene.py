"""Kleene's logic on numpy arrays, as the OpenFisca formulas use it: 0 fails, 1 not known, 2 holds.

So `and` is the smaller, `or` the larger, `not x` is 2 - x: one numpy operation each. A word is a number from 1; 0 is
not known, and -n is "known not to be n", so that one look into a table answers a comparison with words. A day or a
count is a range of whole numbers; one that no day and no count can have stands for not known.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

FAILS, NOT_KNOWN, HOLDS, DOES_NOT_APPLY = 0, 1, 2, 3
HOLDS_IF_PRESUMED = 4
UNKNOWN_NUMBER = -10_000_000

EPOCH = 719_163  # the ordinal of 1970-01-01, from which numpy counts

Array = NDArray[np.int32]
Span = tuple[Array, Array]


# What a condition answers, by whether it applies (row) and whether it holds (column); the other where it is presumed.
ANSWER = np.array([[3, 3, 3], [1, 1, 1], [0, 1, 2]], dtype=np.int32)
ANSWER_IF_PRESUMED = np.array([[3, 3, 3], [4, 4, 4], [0, 4, 2]], dtype=np.int32)


def table(wanted: Collection[int], size: int) -> Array:
    """The answers to "is it one of these?" for every word up to `size`; from the end, for what is known not to be."""
    answers = np.full(2 * size + 1, NOT_KNOWN, dtype=np.int32)
    for word in range(1, size + 1):
        answers[word] = HOLDS if word in wanted else FAILS
    if len(wanted) == 1:
        answers[-min(wanted)] = FAILS
    return answers


def alike(a: Array, b: Array) -> Array:
    """Whether two words or Powers are the same."""
    known = (a > 0) & (b > 0)
    denied = (a == -b) & (a != 0)
    return np.where(known, HOLDS * (a == b), np.where(denied, FAILS, NOT_KNOWN)).astype(np.int32)


def less(a: Span, b: Span) -> Array:
    """Whether a < b, for ranges: what is so at worst and what is so at best."""
    return _certain(a, b, a[1] < b[0], a[0] < b[1])


def at_most(a: Span, b: Span) -> Array:
    """Whether a <= b, for ranges."""
    return _certain(a, b, a[1] <= b[0], a[0] <= b[1])


def same_day(a: Span, b: Span) -> Array:
    """Whether two ranges of days are one day."""
    one = (a[0] == a[1]) & (b[0] == b[1]) & (a[0] == b[0])
    return _certain(a, b, one, (a[0] <= b[1]) & (b[0] <= a[1]))


def days_between(start: Span, end: Span) -> Span:
    """The fewest and the most days from one day to another."""
    return _period(start, end, end[0] - start[1], end[1] - start[0])


def months_between(start: Span, end: Span) -> Span:
    """The fewest and the most whole calendar months from one day to another."""
    return _period(start, end, _whole_months(start[1], end[0]), _whole_months(start[0], end[1]))


def _whole_months(start: Array, end: Array) -> Array:
    """Whole calendar months; the last day of a month closes a month that began later in it."""
    (day_a, month_a), (day_b, month_b) = _in_calendar(start), _in_calendar(end)
    last_of_its_month = _in_calendar(end + 1)[0] == 0
    whole: Array = (month_b - month_a - ((day_b < day_a) & ~last_of_its_month)).astype(np.int32)
    return whole


def _in_calendar(ordinal: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Days since the first of the month, and months since 1970."""
    days = (np.asarray(ordinal, dtype=np.int64) - EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    return (days - months).astype(np.int64), months.astype(np.int64)


def _period(start: Span, end: Span, fewest: Array, most: Array) -> Span:
    known = (start[0] != UNKNOWN_NUMBER) & (end[0] != UNKNOWN_NUMBER)
    return np.where(known, fewest, UNKNOWN_NUMBER), np.where(known, most, UNKNOWN_NUMBER)


def _certain(a: Span, b: Span, surely: NDArray[np.bool_], possibly: NDArray[np.bool_]) -> Array:
    known = (a[0] != UNKNOWN_NUMBER) & (b[0] != UNKNOWN_NUMBER)
    return np.where(known, surely.astype(np.int32) + possibly, NOT_KNOWN).astype(np.int32)
