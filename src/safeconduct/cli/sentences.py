"""What the verbs say of statements, values and findings, in the reader's language."""

from collections.abc import Iterable, Mapping

from safeconduct.figures.sentence import figure_said
from safeconduct.law.provision import Condition
from safeconduct.routes.finding import Finding, Wanted
from safeconduct.routes.path import GROUND, LAST, Stretch
from safeconduct.routes.route import Route
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement, Value
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.matter import Matter
from safeconduct.wording.phrases import Wording

LONGEST_WORDING = 90
STANDING_MARK = {"done": "✓", "clear": "–", "here": "▶", "to-come": "·", "stopped": "✗"}


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


def statement_named(statement: Statement) -> str:
    """A statement in the fewest words: id, who said it, when."""
    return f"{statement.id}, {statement.speaker} ({statement.said})"


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


def label(condition: Condition, say: Wording) -> str:
    """The short name of a condition."""
    return say(condition.id)


def who_said(key: str, say: Wording) -> str:
    """Who owes or asks: a Power by name, a person by key, a body or role by its label."""
    role = vocabulary().roles.get(key)
    return role.label[say.lang] if role else say.power(key)


def owing_said(condition: Condition, who: Iterable[str], say: Wording) -> str:
    """Those who owe a condition: `+` one act of all, `/` one of them is enough, else each of them."""
    between = " + " if condition.joint else " / " if condition.either else ", "
    return between.join(dict.fromkeys(who_said(key, say) for key in who))


def stage_said(stretch: Stretch, route: Route, say: Wording) -> str:
    """A stage by name; who goes nowhere (protection where he is held) is released at the end, not handed over."""
    stays = stretch.stage == LAST and route.power == route.facts.roles["detaining-power"]
    return say("stage-released" if stays else f"stage-{stretch.stage}")


def path_said(path: Iterable[Stretch], route: Route, say: Wording) -> str:
    """A path in one line. The ground is left out once it is sure."""
    told = []
    for stretch in path:
        settled = stretch.standing in ("done", "clear")
        if stretch.stage == GROUND and settled:
            continue
        count = f" {stretch.met}/{len(stretch.asked)}" if stretch.asked and not settled else ""
        here = f" ({say('standing-here')})" if stretch.standing == "here" else ""
        told.append(f"{STANDING_MARK[stretch.standing]} {stage_said(stretch, route, say)}{count}{here}")
    return " › ".join(told)


def wanted_said(wanted: Wanted, say: Wording) -> str:
    """A fact that would open a route, in words."""
    matter = vocabulary().matters[wanted.matter]
    told = f"{matter.label[say.lang]}: {value_said(matter, wanted.value, say)}"
    told += f" ({say('again')})" if wanted.again else ""
    others = [value_said(matter, one, say) for one in wanted.or_else]
    return f"{told} ({say('or-else', words=', '.join(others))})" if others else told
