"""`safeconduct law`: list, show and check the law as data, say how far it is encoded, and compare two laws."""

import typer

from safeconduct.cli.law.check import check
from safeconduct.cli.law.coverage import coverage
from safeconduct.cli.law.diff import diff
from safeconduct.cli.law.listing import list_
from safeconduct.cli.law.show import show

verbs = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)
verbs.command("list")(list_)
verbs.command()(show)
verbs.command()(check)
verbs.command()(coverage)
verbs.command()(diff)
