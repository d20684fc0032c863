"""An event that begins or ends a duty, and the other matters that tell of it; duties are looked up by these."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """A matter that tells an event by having one of the values, or any at all where none are listed.

    The day is the value of a matter of days, else the day since when it holds; `dated = false`: it tells no day.
    """

    matter: str
    values: tuple[str, ...] = ()
    dated: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A word of the matter `happened`. `once`: it can befall a man only once, so days that differ are of one event.

    `by_holder`: who acts in it is the Power that then held him. `bears`: matters that speak of it without telling that
    it happened: then it is not known, not unheard of.
    """

    id: str
    once: bool = False
    by_holder: bool = False
    told_by: tuple[Telling, ...] = ()
    bears: tuple[Telling, ...] = ()
