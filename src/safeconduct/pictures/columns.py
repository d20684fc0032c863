"""Things of different heights laid into two columns; the words around a timeline and the sheet of figures use it."""

from collections.abc import Sequence


def split_in_two(heights: Sequence[float]) -> int:
    """How many stand in the first column, so that the longer column is as short as can be."""
    return min(range(len(heights) + 1), key=lambda count: (max(sum(heights[:count]), sum(heights[count:])), -count))
