"""What invented prisoners hold, counted over many: how many of each kind of thing a thousand prisoners have."""

from safeconduct.bulk.generated.from_seed import tables_from_seed

COUNTED = {
    "statements": "FROM readings",
    "of a prisoner himself": "FROM readings WHERE subject LIKE 'prisoner-%'",
    "of a camp, of all of one side, of an offer": "FROM readings WHERE regexp_matches(subject, '^(camp|all|offer)')",
    "of a hearing": "FROM readings WHERE subject LIKE 'utterance:%'",
    "of a man whom nobody named, with two candidates": "FROM readings WHERE len(candidates) > 0",
    "his own words": "FROM readings WHERE capacity = 'prisoner' AND directness = 'own-words'",
    "his own words on going somewhere, with how he was asked": "FROM readings WHERE asked_how IS NOT NULL",
    "by an officer": "FROM readings WHERE capacity = 'officer'",
    "hearsay": "FROM readings WHERE directness = 'hearsay'",
    "told again: another rendering of an utterance": """
        FROM (SELECT statement FROM readings QUALIFY row_number() OVER (
            PARTITION BY utterance, subject, matter, "by", towards ORDER BY statement) > 1)""",
    "told again and otherwise": """
        FROM (SELECT value, first(value) OVER (
            PARTITION BY utterance, subject, matter, "by", towards ORDER BY statement) AS told FROM readings)
        WHERE value <> told""",
    "subjects and matters on which voices disagree": """
        FROM (SELECT 1 FROM readings GROUP BY subject, matter, "by", towards HAVING count(DISTINCT value) > 1)""",
    "denied (is not)": "FROM readings WHERE polarity = 'is-not'",
    "said in a month, on no day": "FROM readings WHERE len(said) = 7",
    "a value that is a month or a year": "FROM readings WHERE regexp_matches(value, '^[0-9]{4}(-[0-9]{2})?$')",
    "with a last day": "FROM readings WHERE until IS NOT NULL",
    "with a first day": "FROM readings WHERE since IS NOT NULL",
    "known more than a hundred days after": "FROM readings WHERE len(said) = 10 AND known::DATE - said::DATE > 100",
    "undecided, silent or refused to say": """
        FROM readings WHERE value IN ('undecided', 'silent', 'refuses-to-say', 'declines-to-say', 'none-expressed')""",
    "in Ukrainian": "FROM readings WHERE lang = 'uk'",
    "in Russian": "FROM readings WHERE lang = 'ru'",
    "in Korean": "FROM readings WHERE lang = 'ko'",
    "in another language": "FROM readings WHERE lang NOT IN ('uk', 'ru', 'ko')",
    "groups that he belongs to": "FROM context WHERE kind = 'membership'",
    "offers of exchange": "FROM context WHERE kind = 'offer'",
    "statements that do not count, by a ruling": "FROM rulings WHERE decision = 'does-not-count'",
    "struck": "FROM rulings WHERE decision = 'struck'",
    "retracted by the source": "FROM rulings WHERE decision = 'retracted'",
    "revoked by himself": "FROM rulings WHERE decision = 'revoked'",
    "corrected": "FROM rulings WHERE decision = 'corrected'",
    "prevail by a ruling": "FROM rulings WHERE decision = 'prevails'",
    "conditions waived": "FROM rulings WHERE decision = 'waived'",
    "judgements on who is who": "FROM judgements",
}


def contents(prisoners: int) -> dict[str, float]:
    """Of each kind, how many for every thousand prisoners."""
    engine = tables_from_seed(prisoners, 1)
    engine.execute("CREATE TABLE kept AS FROM readings; CREATE OR REPLACE VIEW readings AS FROM kept")
    found = {what: engine.execute(f"SELECT count(*) {of}").fetchone() for what, of in COUNTED.items()}
    return {what: 1000 * row[0] / prisoners for what, row in found.items() if row}
