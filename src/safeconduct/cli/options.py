"""The options that several verbs share, with the defaults that outside programs rely on."""

from datetime import datetime
from typing import Annotated

import typer

from safeconduct.dates import AsOf
from safeconduct.errors import BadInput
from safeconduct.vocabulary.labels import LANGUAGES

Store = Annotated[
    str | None,
    typer.Option("--store", envvar="SAFECONDUCT_STORE", help="Path of the SQLite store, or a postgresql:// address."),
]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="As of this day; today when left out.")]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DAY", help="By what could be known on this day; --on when left out."),
]
Lang = Annotated[str, typer.Option("--lang", help="Wording in en, uk, ru or ko; ids and words of data stay.")]


def _one_form(context: typer.Context, option: typer.CallbackParam, given: bool) -> bool:
    """The flag itself. Raises BadInput where both forms for machines are asked for: standard output holds one."""
    forms = context.meta.setdefault("safeconduct.forms", [])
    if given:
        forms.append(option.opts[0])
    if len(forms) > 1:
        raise BadInput(f"{forms[0]} and {forms[1]} exclude each other; ask for one of them")
    return given


AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.", callback=_one_form)]
AsCsv = Annotated[bool, typer.Option("--csv", help="Comma-separated values on standard output.", callback=_one_form)]
All = Annotated[bool, typer.Option("--all", help="Unfold what is folded into one line.")]
WhatIf = Annotated[
    list[str] | None,
    typer.Option("--what-if", metavar="MATTER=VALUE by WHO", help="Suppose this was said; may be given several times."),
]


def as_of(on: str | None, known_by: str | None) -> AsOf:
    """The two clocks from the options: both are today when left out, `--known-by` is `--on` when only that is given."""
    today = datetime.now().astimezone().date().isoformat()
    return AsOf.of(on or today, known_by or on or today)


def language(lang: str) -> str:
    """The language, when it is one of the four."""
    if lang not in LANGUAGES:
        raise BadInput(f"--lang: `{lang}` is not one of {', '.join(LANGUAGES)}")
    return lang
