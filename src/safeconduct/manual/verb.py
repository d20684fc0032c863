"""A verb as the manual tells it: its commands with arguments and options; the verbs fill it in themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """An argument or an option. `written` is how it is typed (`--on DAY`), `default` is "" where it says nothing."""

    written: str
    says: str
    is_option: bool
    required: bool = False
    many: bool = False
    default: str = ""
    variable: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """What can be typed after `safeconduct`: `record`, or `journal verify`; `prints` is what it puts out."""

    typed: str
    says: str
    prints: str
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb:
    """One verb of the registry with its commands: one, or several where the verb is a group."""

    name: str
    says: str
    commands: tuple[Command, ...]
