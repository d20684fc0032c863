"""From a file `instrument.toml` to an instrument, or to the mistake in it; the library reads these first."""

from dataclasses import fields
from typing import get_args

from safeconduct.errors import LawMistake
from safeconduct.law.provision import Instrument, InstrumentKind
from safeconduct.law.table import Table
from safeconduct.vocabulary.located import TomlFile

KEYS = {one.name for one in fields(Instrument)} - {"days"}


def instrument_from_file(file: TomlFile) -> Instrument | LawMistake:
    """The instrument of a file."""
    table = Table(file, str(file.tables.get("id", "")), file.tables)
    try:
        table.only(KEYS)
        table.one_of("kind", get_args(InstrumentKind))
        table.in_every_language("title")
        days = table.days
        return Instrument(**{**file.tables, "in_force": days.told.get("from", "")}, days=days)
    except LawMistake as mistake:
        return mistake
    except (TypeError, KeyError) as error:
        return file.key_mistake(table.id, error)
