"""Which of two voices prevails, in SQL: the rank as one number, and the step that decided; steps are printed with it.

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


def _quoted(text: str) -> str:
    return text.replace("'", "''")
