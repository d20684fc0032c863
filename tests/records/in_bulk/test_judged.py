"""Whom keys stand for, worked out for all at once, is what it is for each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.dates import whole_day
from safeconduct.identities.judgement import Identity, Judgement, identity_of
from safeconduct.records.in_bulk.judged import judged_rows
from tests.cast import judged

DAYS = ("2030-03-01", "2030-03-05", "2030-03-09")
KEYS = st.sampled_from("abcdefgh")
JUDGEMENTS = st.lists(
    st.tuples(KEYS, KEYS, st.sampled_from(["same", "same", "not-the-same", "unsure"]), st.sampled_from(DAYS))
    .filter(lambda told: told[0] != told[1])
    .map(lambda told: judged(told[0], told[1], told[2], on=told[3])),  # type: ignore[arg-type]  # one of the verdicts
    max_size=12,
)


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(JUDGEMENTS, st.sampled_from(DAYS))
def test_all_at_once_they_stand_for_whom_each_stands_for(judgements: list[Judgement], known_by: str) -> None:
    known = whole_day(known_by)
    rows = list(judged_rows(judgements, known))
    for key in {key for one in judgements if one.known <= known for key in one.pair}:
        same = {row.key: row.place for row in rows if row.record == key and row.same}
        others = {row.key for row in rows if row.record == key and not row.same}
        assert Identity(frozenset(same), frozenset(others)) == identity_of(key, judgements, known)
        assert sorted(same, key=lambda one: same[one]) == sorted(same)
        assert same[key] == 0
