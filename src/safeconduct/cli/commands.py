"""The verbs as the manual tells them, taken from the Typer commands that run: what is told can be typed."""

from inspect import cleandoc

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from safeconduct.cli.registry import PRINTS, VERBS, app_of
from safeconduct.manual.verb import Command, Parameter, Verb


def verbs() -> tuple[Verb, ...]:
    """Every verb of the registry, in its order, with the commands it has."""
    return tuple(Verb(name=name, says=says, commands=_commands(name)) for name, (_, says) in VERBS.items())


def _commands(verb: str) -> tuple[Command, ...]:
    found = get_command(app_of(verb))
    if isinstance(found, TyperGroup):
        several = ((f"{verb} {name}", one) for name, one in found.commands.items())
        return tuple(_command(typed, one) for typed, one in several if isinstance(one, TyperCommand))
    return (_command(verb, found),) if isinstance(found, TyperCommand) else ()


def _command(typed: str, command: TyperCommand) -> Command:
    told = [_parameter(one) for one in command.params if isinstance(one, TyperArgument | TyperOption)]
    return Command(
        typed=typed,
        says=cleandoc(command.help or ""),
        prints=PRINTS.get(typed, ""),
        parameters=tuple(sorted(told, key=lambda one: one.is_option)),
    )


def _parameter(given: TyperArgument | TyperOption) -> Parameter:
    many = given.nargs == -1 or given.multiple
    if isinstance(given, TyperArgument):
        written = (given.metavar or (given.name or "").upper()).removesuffix("...")
        return Parameter(written=written, says=given.help or "", is_option=False, required=given.required, many=many)
    value = "" if given.is_flag else f" {given.metavar or (given.name or '').upper()}"
    silent = given.is_flag or given.show_default is False or given.default in (None, "")
    return Parameter(
        written=given.opts[0] + value,
        says=given.help or "",
        is_option=True,
        required=given.required,
        many=many,
        default="" if silent else str(given.default),
        variable=str(given.envvar or ""),
    )
