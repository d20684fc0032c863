"""A period as a text gives it: a number of calendar months and days, to be counted on from a day or back from it."""

import re
from dataclasses import dataclass
from datetime import date

from safeconduct.dates import days_in_month
from safeconduct.errors import BadInput

# How a text speaks of time without a number: no day is ever made out of these.
WORDS = (
    "immediately",
    "without-delay",
    "shortest-possible",
    "as-soon-as-possible",
    "as-rapidly-as-possible",
    "none",
)
_ISO_8601 = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True, slots=True)
class Period:
    """ISO 8601, as `P7D`, `P3W` or `P1M`. A month that is too short for the day ends on its last day."""

    text: str
    months: int
    days: int

    @classmethod
    def of(cls, text: object) -> "Period | None":
        """The period of a number, or None for one of the words. Raises BadInput for anything else."""
        if text in WORDS:
            return None
        found = _ISO_8601.fullmatch(str(text))
        years, months, weeks, days = (int(one or 0) for one in found.groups()) if found else (0,) * 4
        if not (years or months or weeks or days):
            raise BadInput(
                f"`{text}` is no period; write P7D, P3W, P1M where the text gives a number, else {', '.join(WORDS)}"
            )
        return cls(str(text), 12 * years + months, 7 * weeks + days)

    def after(self, day: int) -> int:
        """The ordinal of the last day of the period that runs from `day`."""
        return _months_on(day, self.months) + self.days

    def before(self, day: int) -> int:
        """The ordinal of the latest day that lies the whole period before `day`."""
        return _months_on(day - self.days, -self.months)


def _months_on(day: int, months: int) -> int:
    start = date.fromordinal(day)
    count = start.year * 12 + start.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(start.day, days_in_month(year, month))).toordinal()
