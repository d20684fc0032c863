"""Which of two voices prevails, in SQL: rank as a number, the step that decided, whether they clash; steps print it.

The numbers are laid out as `records/preference.py` ranks: the ruling first, directness last; what is known later is
kept apart, as it alone does not decide between two speakers.
"""

from safeconduct.records.preference import STEPS

# Days are ordinals; the last that can be written needs 22 binary digits.
DAYS = 1 << 22
DIRECTNESS = 4
# What a step weighs in the rank, by its place among STEPS.
WEIGHTS = {
    "ruled": DIRECTNESS * DAYS * 16,
    "own": DIRECTNESS * DAYS * 8,
    "first_hand": DIRECTNESS * DAYS * 4,
    "not_hearsay": DIRECTNESS * DAYS * 2,
    "of_him": DIRECTNESS * DAYS,
    "said": DIRECTNESS,
    "direct": 1,
}


def deciding_step(winner: str, winner_known: str, loser: str, loser_known: str) -> str:
    """An expression for the name of the first step at which two ranks differ, or ''."""
    cases = [
        f"WHEN {winner} // {weight} <> {loser} // {weight} THEN '{_quoted(step)}'"
        for step, weight in zip(STEPS, WEIGHTS.values(), strict=False)
    ]
    return f"CASE {' '.join(cases)} WHEN {winner_known} <> {loser_known} THEN '{STEPS[-1]}' ELSE '' END"


def clash(one: str, other: str) -> str:
    """An expression for whether two voices of one matter cannot both be true, as `agree` of statements has it."""
    return (
        f"(({one}.denied <> {other}.denied AND {one}.value = {other}.value)"
        f" OR (NOT {one}.denied AND NOT {other}.denied AND CASE WHEN {one}.value_first IS NULL"
        f" THEN {one}.value <> {other}.value"
        f" ELSE {one}.value_first > {other}.value_last OR {other}.value_first > {one}.value_last END))"
    )


def _quoted(text: str) -> str:
    return text.replace("'", "''")
