"""The page on plans keeps its word: its routes and terms are read, every kind is there, and said as it is shown."""

import re
from pathlib import Path

from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_file
from safeconduct.plans.terms.kinds import KINDS
from safeconduct.plans.terms.sentence import sentence
from safeconduct.wording.phrases import Wording

PAGE = Path(__file__).resolve().parents[2] / "docs" / "plans.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def exchange_of_page(folder: Path) -> Exchange:
    (folder / "routes.csv").write_text("".join(blocks("csv")), encoding="utf-8")
    (folder / "terms.toml").write_text("\n".join(blocks("toml")), encoding="utf-8")
    people = people_from_file(folder / "routes.csv")
    exchange = exchange_from_file(folder / "terms.toml", people)
    assert plan_from_terms(exchange, people).status in ("optimal", "impossible")
    return exchange


def test_every_kind_of_term_is_shown_and_said_as_it_is_shown(tmp_path: Path) -> None:
    exchange = exchange_of_page(tmp_path)
    assert {term.kind for term in exchange.terms} == KINDS.keys()
    shown = re.findall(r"^> (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [sentence(term, Wording("en")) for term in exchange.terms] == shown
