"""`safeconduct law coverage`: which articles are encoded, in part or on purpose not, and what to read first."""

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.law.sentences import days_said
from safeconduct.cli.options import AsCsv, AsJson, Lang, language
from safeconduct.cli.printed import console, print_csv, print_hanging, print_json
from safeconduct.law.coverage import Article, ToRead, articles_of, to_be_read, without_days
from safeconduct.law.library import Law, law
from safeconduct.wording.phrases import Wording

COLUMNS = (
    "instrument",
    "provision",
    "citation",
    "extent",
    "checked",
    "in_force",
    "conditions",
    "duties",
    "not_encoded",
)
MARKS = {"encoded": "●", "in-part": "◐", "on-purpose-not": "○"}


def coverage(lang: Lang = "en", json: AsJson = False, csv: AsCsv = False) -> None:
    """Per instrument how far each article is encoded; what rests on recall only; what is in force without a day."""
    say, found = Wording(language(lang)), law()
    articles = [one for instrument in found.instruments.values() for one in articles_of(instrument, found)]
    if csv:
        print_csv([_article_to_json(one) for one in articles], COLUMNS)
    elif json:
        print_json(
            {
                "articles": [_article_to_json(one) for one in articles],
                "to_read": [_to_read_to_json(one) for one in to_be_read(found)],
                "without_days": without_days(found),
            }
        )
    else:
        _print(console(), found, say)


def _article_to_json(article: Article) -> dict[str, Any]:
    provision = article.provision
    return {
        "instrument": article.instrument.id,
        "provision": provision.id if provision else None,
        "citation": article.citation,
        "extent": article.extent,
        "checked": provision.checked if provision else None,
        "in_force": provision.days.told if provision else {},
        "conditions": [one.id for one in provision.conditions] if provision else [],
        "duties": [one.id for one in provision.duties] if provision else [],
        "not_encoded": article.why,
    }


def _to_read_to_json(one: ToRead) -> dict[str, Any]:
    return {**one._asdict(), "routes": list(one.routes), "address": list(one.address)}


def _print(out: Console, found: Law, say: Wording) -> None:
    for instrument in found.instruments.values():
        articles = articles_of(instrument, found)
        counts = {key: sum(one.extent == key for one in articles) for key in MARKS}
        counted = ", ".join(f"{say(key)}: {count}" for key, count in counts.items() if count)
        title = Text(instrument.title[say.lang], style="bold")
        out.print(Text.assemble(title, f"  {days_said(instrument.days, say)}", (f"  {counted}", "dim")))
        for article in articles:
            _print_article(out, article, say)
        out.print()
    left = to_be_read(found)
    head = say("to-be-read-first", count=len(left)) if left else say("nothing-on-recall")
    out.print(Text(head, style="bold"))
    table = Table.grid(padding=(0, 2, 0, 0))
    for whole in (True, True, False, True):
        table.add_column(overflow="fold", no_wrap=whole)
    for one in left:
        routes = f"{say('routes-label')}: {len(one.routes)}" if one.routes else ""
        table.add_row(say(one.kind), Text(one.id, style="dim"), one.citation, routes)
    out.print(table)
    if undated := without_days(found):
        out.print()
        out.print(say("without-days", count=len(undated), what=", ".join(undated)))


def _print_article(out: Console, article: Article, say: Wording) -> None:
    provision = article.provision
    counts = {"conditions-label": provision.conditions, "duties-label": provision.duties} if provision else {}
    told = [say(article.extent), *(f"{say(key)}: {len(held)}" for key, held in counts.items() if held)]
    if provision and provision.days != article.instrument.days:
        told.append(days_said(provision.days, say))
    line = Text.assemble(f"{article.citation}  ", (", ".join(told), "dim"))
    below = [Text(f"{say('not-encoded')}: {article.why}", style="dim")] if article.why else []
    print_hanging(out, MARKS[article.extent], line, *below, indent=1)
