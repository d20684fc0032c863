"""The guards on the journal's table, in each database's own words: it only grows; migration 0001 sets them."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ONLY_GROWS = "the journal only grows: no entry is changed or removed; write a ruling"

_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END"
# INSERT OR REPLACE removes a line and asks no guard on removal: numbers run on, and no name or digest comes twice.
_INSERTED = """CREATE TRIGGER journal_entry_unreplaced BEFORE INSERT ON journal_entry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM journal_entry)
    OR EXISTS (SELECT 1 FROM journal_entry WHERE kind = NEW.kind AND key = NEW.key)
    OR EXISTS (SELECT 1 FROM journal_entry WHERE digest = NEW.digest)"""
SQLITE = (
    f"CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE ON journal_entry {_REFUSE}",
    f"CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry {_REFUSE}",
    f"{_INSERTED} {_REFUSE}",
)
POSTGRESQL = (
    "CREATE FUNCTION journal_entry_only_grows() RETURNS trigger LANGUAGE plpgsql AS"
    f" $guard$ BEGIN RAISE EXCEPTION '{ONLY_GROWS}'; END $guard$",
    "CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE OR DELETE ON journal_entry"
    " FOR EACH ROW EXECUTE FUNCTION journal_entry_only_grows()",
    "CREATE TRIGGER journal_entry_kept BEFORE TRUNCATE ON journal_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_only_grows()",
)


def set_guards(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the guards that belong to the database in use."""
    for sentence in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sentence)
