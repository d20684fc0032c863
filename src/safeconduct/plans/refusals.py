"""Which safeguards of the law keep a prisoner's own last word; people of plans are made with what closed by one."""

from functools import cache

from safeconduct.law.library import law

LAST_WORD = "last_word_on_going"


@cache
def keeping_his_word() -> frozenset[str]:
    """The safeguards that ask his last word on going to a Power: where one fails, no supposition opens the way."""
    conditions = law().conditions.values()
    return frozenset(one.id for one in conditions if one.kind == "safeguard" and LAST_WORD in one.facts)
