"""The page of the verbs: what can be typed after `safeconduct`, exit codes, what each prints; help stays English."""

from safeconduct.manual.markdown import bullets, code, in_language, link, listed, place, table, text
from safeconduct.manual.page import Page
from safeconduct.manual.reader import Reader
from safeconduct.manual.verb import Command, Parameter, Verb


def page_from_verbs(reader: Reader) -> Page:
    """The page."""
    reader, material = reader.at("verbs"), reader.material
    verbs = [(link(code(verb.name), f"#{verb.name}"), _help(verb.says, reader)) for verb in material.verbs]
    return reader.page(
        reader("verbs"),
        reader("verbs-how"),
        reader("verbs-in-english"),
        table((reader("verb"), reader("verb-does")), verbs),
        f"## {reader('exit-codes')}",
        bullets(f"{code(number)}: {_help(says, reader)}" for number, says in sorted(material.exit_codes.items())),
        *(part for verb in material.verbs for part in _verb(verb, reader)),
    )


def _help(words: str, reader: Reader) -> str:
    """What a verb says of itself: English, with code in it."""
    return text(words) if reader.lang == "en" else in_language(text(words), "en")


def _verb(verb: Verb, reader: Reader) -> list[str]:
    parts = [f"## {place(verb.name)}{code(verb.name)}"]
    if len(verb.commands) > 1:
        parts.append(_help(f"{verb.says[:1].upper()}{verb.says[1:]}.", reader))
    for command in verb.commands:
        if command.typed != verb.name:
            parts.append(f"### {code(command.typed)}")
        parts += _command(command, reader)
    return parts


def _command(command: Command, reader: Reader) -> list[str]:
    written = " ".join(_in_line(one) for one in command.parameters)
    columns = (reader("typed"), reader("what-it-is"), reader("left-out"))
    return [
        f"```\nsafeconduct {command.typed} {written}".rstrip() + "\n```",
        *(_help(paragraph, reader) for paragraph in command.says.split("\n\n")),
        table(columns, [_row(one, reader) for one in command.parameters]),
        reader.named("prints", command.prints if reader.lang == "en" else in_language(command.prints, "en"))
        if command.prints
        else "",
    ]


def _in_line(one: Parameter) -> str:
    written = one.written if one.required else f"[{one.written}]"
    return written + ("..." if one.many and not written.endswith("...") else "")


def _row(one: Parameter, reader: Reader) -> tuple[str, str, str]:
    variable = reader("variable", name=code(one.variable)) if one.variable else ""
    left_out = reader("needed") if one.required else code(one.default) if one.default else ""
    many = f" {reader('several-times')}" if one.many and one.is_option and "several times" not in one.says else ""
    return code(one.written), _help(one.says, reader) + many, listed(part for part in (variable, left_out) if part)
