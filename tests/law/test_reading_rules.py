"""The reader of rules: what it takes, and for everything else one plain sentence with a suggestion."""

import pytest

from safeconduct.errors import BadInput
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.tree import facts_in
from safeconduct.law.library import law
from safeconduct.vocabulary.from_files import vocabulary

FACTS = vocabulary().facts

REFUSED = [
    ('lief == "dead"', "there is no fact `lief`; did you mean `life`?"),
    ('life == "ded"', "`ded` is no word of `life`; did you mean `dead`?; its words are alive, dead"),
    ('life in ["dead", "alife"]', "`alife` is no word of `life`; did you mean `alive`?"),
    ('wish == "Korea"', "`Korea` is no Power; write a two-letter code"),
    ('wish == "kr"', "did you mean `KR`?"),
    ("1 <= concordant_hearings <= 2", "comparisons may not be chained"),
    ("wish == receiving_power == power_of_origin", "comparisons may not be chained"),
    ('life == "dead" and fit_to_travel == "yes" or life == "alive"', "`and` meets `or` without brackets"),
    ('life == "dead" or fit_to_travel == "yes" and life == "alive"', "`and` meets `or` without brackets"),
    ("concordant_hearings < 2", "is a count; compare it with >= only"),
    ("concordant_hearings == 2", "is a count; compare it with >= only"),
    ("concordant_hearings <= 2", "is a count; compare it with >= only"),
    ('concordant_hearings >= "2"', "it takes a whole number"),
    ("concordant_hearings >= 2.5", "it takes a whole number"),
    ("concordant_hearings >= True", "it takes a whole number"),
    ('life >= "dead"', "a word is compared with == or in"),
    ('life != "dead"', "is not a comparison"),
    ('life not in ["dead"]', "is not a comparison"),
    ("life is None", "is not a comparison"),
    ("life == None", "it takes a word"),
    ("life == 3", "it takes a word"),
    ("wish == 3", "Powers"),
    ("captured_on == 2025", "it takes a day"),
    ('captured_on == "2025-02-30"', "names a day that does not exist"),
    ('captured_on == "soon"', "`soon` is no day"),
    ("wish == wish_day", "not of one kind"),
    ("life == detaining_power", "not of one kind"),
    ("days_between(wish_day, on) == 3", "a period is compared with < <= > or >="),
    ('days_between(wish_day, on) <= "3"', "it takes a whole number"),
    ("days_between(wish_day, life) <= 3", "`days_between` takes two days"),
    ("days_between(wish_day) <= 3", "cannot stand in a comparison"),
    ("days_between(start=wish_day, end=on) <= 3", "cannot stand in a comparison"),
    ("years_between(wish_day, on) <= 3", "cannot stand in a comparison"),
    ("days_between(days_between(wish_day, on), on) <= 3", "takes two days"),
    ("life", "is not a comparison"),
    ('"dead" == life', "cannot stand in a comparison; name a fact"),
    ("life.dead == 3", "cannot stand in a comparison"),
    ("life[0] == 3", "cannot stand in a comparison"),
    ('print("x") == 3', "cannot stand in a comparison"),
    ("concordant_hearings + 1 >= 2", "cannot stand in a comparison"),
    ("concordant_hearings >= 1 + 1", "cannot stand in a comparison"),
    ("concordant_hearings >= -1", "cannot stand in a comparison"),
    ('life == "dead" if wish == "KR" else life == "alive"', "is not a comparison"),
    ("lambda: life", "is not a comparison"),
    ('(life := "dead") == "dead"', "cannot stand in a comparison"),
    ('f"{life}" == "dead"', "cannot stand in a comparison"),
    ('life == b"dead"', "it takes a word"),
    ('life in "dead"', "`in` needs a list of words"),
    ("life in []", "`in` needs a list of words"),
    ('life in ("dead", "alive")', "`in` needs a list of words"),
    ("captured_on in [1]", "`in` needs a word and a list of words"),
    ("life in [wish]", "it takes a word"),
    ('life == "смерть"', "only ASCII is allowed"),
    ("lіfe == 'dead'", "only ASCII is allowed"),
    ("", "it cannot be read"),
    ("   ", "it cannot be read"),
    ("life ==", "it cannot be read"),
    ('life == "dead', "it cannot be read"),
    ('(life == "dead"', "it cannot be read"),
    ('life == "dead")', "it cannot be read"),
    ('life == "dead"; wish == "KR"', "it cannot be read"),
    ("import os", "it cannot be read"),
    ('life == "dead"\0', "it cannot be read"),
    ("not " * 490 + 'life == "dead"' + " " * 100, "at most 2000 characters"),
]


@pytest.mark.parametrize(
    ("text", "sentence"), REFUSED, ids=[text[:40].replace("\0", "NUL") or "empty" for text, _ in REFUSED]
)
def test_what_it_cannot_take_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        rule_from_text(text, FACTS)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


TOO_DEEP = {
    "brackets": "(" * 900 + 'life == "dead"' + ")" * 900,
    "lists": "[" * 900 + "]" * 900,
    "signs": "-" * 1_500 + "1",
    "attributes": "life" + ".a" * 900,
    "calls": "life" + "()" * 900,
    "a call in a call": "days_between(" * 140 + "on" + ", on)" * 140 + " <= 3",
}


@pytest.mark.parametrize("text", TOO_DEEP.values(), ids=TOO_DEEP)
def test_what_is_nested_too_deeply_is_refused_and_nothing_breaks(text: str) -> None:
    with pytest.raises(BadInput):
        rule_from_text(text, FACTS)


def test_a_rule_may_be_denied_as_often_as_it_is_long() -> None:
    rule = rule_from_text("not " * 100 + 'life == "dead"', FACTS)
    assert facts_in(rule) == ("life",)


TAKEN = [
    'life == "dead"',
    'not life == "dead"',
    'not not life == "dead"',
    'life in ["dead", "alive"]',
    'not life in ["dead"]',
    'life == "dead" and fit_to_travel == "yes" and wish == "KR"',
    'life == "dead" or (fit_to_travel == "yes" and wish == "KR")',
    '(life == "dead" or wish == receiving_power) and (life == "alive" or wish == "KR")',
    '(life == "dead" and wish == "KR") and life == "alive"',
    'not (life == "dead" or wish == "KR")',
    "concordant_hearings >= 2",
    "days_between(wish_day, on) <= 30",
    "months_between(captured_on, on) > 12",
    'captured_on < "2025-01"',
    'captured_on == "2025-01-06/2025-01-12"',
    "captured_on <= on",
    "wish_day > captured_on",
    'on >= "2030-01-01"',
]


@pytest.mark.parametrize("text", TAKEN)
def test_a_printed_rule_reads_as_the_same_rule(text: str) -> None:
    rule = rule_from_text(text, FACTS)
    assert str(rule) == text
    assert rule_from_text(str(rule), FACTS) == rule


@pytest.mark.parametrize("name", law().conditions)
def test_every_shipped_rule_reads_as_the_same_rule_when_printed(name: str) -> None:
    condition = law().conditions[name]
    for rule in (condition.rule, condition.applies):
        assert rule is None or rule_from_text(str(rule), FACTS) == rule


def test_a_rule_names_its_facts_once_in_their_order() -> None:
    rule = rule_from_text('wish == receiving_power and (life == "dead" or wish == "KR")', FACTS)
    assert facts_in(rule) == ("wish", "receiving_power", "life")
