"""What the verbs say of statements, values and findings, in the reader's language."""

from collections.abc import Iterable, Mapping

from safeconduct.figures.sentence import figure_said
from safeconduct.routes.finding import Finding, Wanted
from safeconduct.routes.route import Route
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement, Value
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter
from safeconduct.wording.phrases import Wording

LONGEST_WORDING = 90


def value_said(matter: Matter, value: Value, say: Wording, *, denied: bool = False) -> str:
    """A value in words: the label of a word, the name of a Power, a figure with its bound."""
    if isinstance(value, Mapping):
        told = figure_said(value, say)
    elif isinstance(value, str) and value in matter.words:
        told = matter.words[value].label[say.lang]
    elif matter.type == "power":
        told = say.power(str(value))
    else:
        told = str(value)
    return say("is-not", value=told) if denied else told


def statement_said(statement: Statement, say: Wording) -> str:
    """One statement in a line: id, who said it, when, what."""
    matter = vocabulary().matters[statement.matter]
    value = value_said(matter, statement.value, say, denied=statement.denied)
    told = f"{matter.label[say.lang]}: {value}"
    words = f' "{_cut(statement.wording)}"' if statement.wording and statement.quoted else ""
    dates = (
        str(statement.said)
        if statement.said == statement.known
        else f"{statement.said}, {say('known')} {statement.known}"
    )
    return f"{statement.id}  {statement.speaker} ({dates})  {told}{words}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_WORDING else f"{text[: LONGEST_WORDING - 1]}…"


def statements_said(ids: Iterable[str], statements: Statements, say: Wording) -> list[str]:
    """The lines of several statements, those that are held; a ruling or supposition stands by its id."""
    found = []
    for name in ids:
        statement = statements.by_id.get(name)
        found.append(statement_said(statement, say) if statement else name)
    return found


def route_said(route: Route, say: Wording) -> str:
    """A route by name: its kind and its Power."""
    return f"{route.kind.name[say.lang]} · {say.power(route.power)}"


def because_said(finding: Finding, say: Wording) -> str:
    """The answer of a finding, with the reasons for which it is not known."""
    if finding.presumed:
        return f"{say(finding.answer)} ({say('presumed')})"
    reasons = ", ".join(say.word(reason) for reason in finding.because)
    return f"{say(finding.answer)}: {reasons}" if reasons else say(finding.answer)


def question(finding: Finding, say: Wording) -> str:
    """What a condition asks, or what it means that it fails."""
    condition = finding.condition
    if finding.answer == "fails" and condition.fails:
        return condition.fails[say.lang]
    return condition.ask[say.lang]


def who_said(key: str, say: Wording) -> str:
    """Who owes or asks: a Power by code, a person by key, a body or role by its label."""
    role = vocabulary().roles.get(key)
    return role.label[say.lang] if role else key


def wanted_said(wanted: Wanted, say: Wording) -> str:
    """A fact that would open a route, in words."""
    matter = vocabulary().matters[wanted.matter]
    told = f"{matter.label[say.lang]}: {value_said(matter, wanted.value, say)}"
    others = [value_said(matter, one, say) for one in wanted.or_else]
    return f"{told} ({say('or-else', words=', '.join(others))})" if others else told
