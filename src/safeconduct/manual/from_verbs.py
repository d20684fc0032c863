"""The page of the verbs: what can be typed after `safeconduct`, exit codes, what each prints."""

from collections.abc import Mapping, Sequence

from safeconduct.manual.markdown import bullets, code, link, page, table, text
from safeconduct.manual.verb import Command, Parameter, Verb

OUTPUT = """\
Words for people go to standard output, progress and errors to standard error; `--json` prints one JSON document \
and nothing else."""


def page_from_verbs(verbs: Sequence[Verb], exit_codes: Mapping[int, str]) -> str:
    """The page in Markdown."""
    return page(
        "The verbs",
        OUTPUT,
        table(("verb", "does"), [(link(code(verb.name), f"#{verb.name}"), text(verb.says)) for verb in verbs]),
        "## Exit codes",
        bullets(f"{code(number)}: {text(meaning)}" for number, meaning in sorted(exit_codes.items())),
        *(part for verb in verbs for part in _verb(verb)),
    )


def _verb(verb: Verb) -> list[str]:
    parts = [f"## {code(verb.name)}"]
    if len(verb.commands) > 1:
        parts.append(text(verb.says)[:1].upper() + text(verb.says)[1:] + ".")
    for command in verb.commands:
        if command.typed != verb.name:
            parts.append(f"### {code(command.typed)}")
        parts += _command(command)
    return parts


def _command(command: Command) -> list[str]:
    written = " ".join(_in_line(one) for one in command.parameters)
    return [
        f"```\nsafeconduct {command.typed} {written}".rstrip() + "\n```",
        "\n\n".join(text(paragraph) for paragraph in command.says.split("\n\n")),
        table(("", "what it is", "when left out"), [_row(one) for one in command.parameters]),
        f"Prints: {command.prints}" if command.prints else "",
    ]


def _in_line(one: Parameter) -> str:
    written = one.written if one.required else f"[{one.written}]"
    return written + ("..." if one.many and not written.endswith("...") else "")


def _row(one: Parameter) -> tuple[str, str, str]:
    left_out = "needed" if one.required else code(one.default) if one.default else ""
    variable = f"the variable {code(one.variable)}" if one.variable else ""
    many = " May be given several times." if one.many and one.is_option and "several times" not in one.says else ""
    return code(one.written), text(one.says) + many, ", else ".join(part for part in (variable, left_out) if part)
