"""The registry of verbs, and the one place that loads a file by its name when it is called: a verb pays for its own."""

from importlib import import_module
from types import ModuleType

import typer

VERBS: dict[str, tuple[str, str]] = {
    "import": ("import_", "take in sources, rows, readings, rulings and context"),
    "read": ("read", "make the readings of rows that need no judgement, by the documented table"),
    "record": ("record", "what is known of a subject, who said it, what contradicts it"),
    "routes": ("routes", "the lawful ways out, what stands in each, who owes the next step"),
    "explain": ("explain", "one route as a path, stage by stage, and what would open it"),
    "rulings": ("rulings", "what is left to a person: what stands, what is asked, what bears on it"),
    "duties": ("duties", "what is owed to whom by when, and whether it is met, late, running or not known"),
    "timeline": ("timeline", "on which day which statement moved which route; also as a picture"),
    "compare": ("compare", "what moved between two days, and because of what"),
    "plan": ("plan", "the best exchange that all terms allow: found, proved, checked, explained"),
    "bulk": ("bulk", "records and routes of all prisoners in files of statements, millions at once; what came of it"),
    "figures": ("figures", "how many were sent, killed, wounded or captured, by who said so; also as pictures"),
    "bulletin": (
        "bulletin",
        "write the public site in four languages: who said what, and only what the public may read",
    ),
    "generate": ("generate", "invent prisoners and what is told of them, to try out what many ask of the program"),
    "statement": ("statement", "one statement whole: who, when, how known, source, reading, rulings on it"),
    "law": ("law.verbs", "the law as data: list, show and check it, how far it is encoded, compare two laws"),
    "journal": ("journal", "export the journal, and verify an export without the database"),
    "manual": ("manual", "write the manual from the law, the vocabulary and the verbs, or check that it is not stale"),
}

# What each command prints, in Markdown, for the manual: the keys of its JSON where it has any.
PRINTS: dict[str, str] = {
    "import": "counts; as JSON `sources`, `rows`, `statements`, `rulings`, `context`, `judgements`, `refusals`, "
    "`already_held`, `refused` (each `file`, `line`, `column`, `row`, `reason`, `on_file`), `notes`, `dry_run`.",
    "read": "readings, one a line, as `import` takes them; as JSON `readings`, `left` (each `row`, `reason`).",
    "record": "as JSON `subject`, `on`, `known_by`, `entries` (each `matter`, `by`, `towards`, `value`, `polarity`, "
    "`statement`, `speaker`, `capacity`, `said`, `known`, `reason`, `agrees`, `contradicted_by`, "
    "`contradictions`, `stale`, `challenged`), `not_known` (each `matter`, `by`, `towards`, `reason`, "
    "`statements`, `contradicted_by`, `contradictions`), `surroundings`: more such records.",
    "routes": "as JSON a list, each `subject`, `route`, `power`, `offer`, `status` (open, awaiting, closed or "
    "completed), `path` (each `stage`, `standing`, `asked`, `met`), `findings` (each `condition`, `kind`, `stage`, "
    "`provision`, `finding`, `because`, `presumed`, `statements`, `evidence`, `owed_by`, `asked_of`), `owes_next` "
    "(each `who`, `condition`, `together`), `would_open` (each `matter`, `value`, `who`, `or_else`, `again`).",
    "explain": "as JSON one route with the keys of `routes`.",
    "rulings": "as JSON a list, each `subject`, `of`, `matter`, `by`, `towards`, `state` (asked, again, stands, "
    "on-a-closed-route or presumed), `statement`, `value`, `polarity`, `speaker`, `capacity`, `said`, `known`, `age` "
    "(days), `made_by`, `approved_by`, `one_of`, `may_be_made_by`, `asked_by` (each `route`, `condition`, `provision`, "
    "`citation`, `finding`), `bears` (each a statement), `form` (the line to fill in, where it is asked).",
    "statement": "as JSON the columns of the reading or line of context, `row` and `source` whole, `rulings` (each as "
    "it was entered).",
    "duties": "as JSON a list, each `duty`, `subject`, `owed_by`, `through`, `owed_to`, `event`, `since`, `trigger`, "
    "`due` (a day only where the text gives a number), `period`, `limit`, `soft`, `days`, `state` (met, late, running "
    "or not-known), `because`, `done`, `statements`, `bears`, `provision`, `citation`, `can_harm`; with `--ics FILE` "
    "also a calendar of tasks.",
    "timeline": "as JSON a list, each `day` and `changes` with the keys of `compare`.",
    "compare": "as JSON a list, each `subject`, `route`, `power`, `from`, `to`, `because`, `findings` "
    "(each `condition`, `from`, `to`).",
    "plan find": "as JSON `status` (optimal, bounded, impossible), `aims` (each `aim`, `value`, `bound`, "
    "`parts_of_proof`, `found_by`, `bounded_by`), `roll` (each `who`, `from`, `to`, `stage`, `because`; "
    "with `--by-type` each `type`, `count`, `from`, `to`, `stage`, `because`), "
    "`conflict` (each `name`, `position`, `line`, `says`, `offered_by`), `roll_hash`, `warnings`.",
    "plan check": "as JSON `valid`, `broken` (each `term`, `says`), `aims`, `proved`.",
    "plan prove": "as JSON `out`, `status`, `aims` (each `aim`, `value`, `bound`, `parts_of_proof`).",
    "plan why": "as JSON `who`, `reason` (in-the-plan, closed, struck, conflict, cost), `because`, `terms`, `as_good`.",
    "plan concede": "as JSON a list, each `concession`, `aims`, `frees`, `term`, `by`, `who`.",
    "plan what-if": "as JSON `before` and `after` with the keys of `plan find`, `come`, `gone` (lines of the roll).",
    "plan compare": "as JSON `status`, `figures` (each `from`, `to`, `stage`, `category`, `planned`, `happened`, "
    "`difference`, `said_by`, `source`, `note`).",
    "plan stages": "as JSON a list, each `stage`, `count`, `flows` (each `from`, `to`, `because`, `count`).",
    "plan schema": "a JSON Schema.",
    "bulk run": "how many statements, subjects, routes and findings, the seconds and the memory; as JSON what "
    "`run.json` tells: `counts`, `seconds`, `memory`, `engine`, `inputs`, `law`, `parts`.",
    "bulk summary": "as JSON `statuses`, `owed` and `single_steps`: lists, each `kind`, `power`, `status`, `who`, "
    "`condition` as far as it is counted by them, `routes`, `prisoners`, `since`, `half_since` (of `statuses` the "
    "days of capture, else since when the step is owed).",
    "figures": "as JSON a list, each `definition`, `subject`, `matter`, `includes`, `where` (what it counts), `value`, "
    "`low`, `high`, `bound` (null where the words set no such end), `polarity`, `estimate`, `told_besides`, `speaker`, "
    "`capacity`, `on_behalf_of`, `said`, `known`, `statement`, `also` (the same words, the same number), "
    "`told_otherwise` (the same words, another number), `ended` (`decision`, `ruling`), `corrected`.",
    "bulletin": "how many files and days there are, and which file to open.",
    "generate": "what was written; as JSON `files`, `readings`, `context`, `rulings`, `judgements` (how many lines "
    "each), `journal` (how many entries are new).",
    "law list": "as JSON a list, each `provision`, `instrument`, `citation`, `in_force`, `routes`, `conditions` (each "
    "`id`, `kind`, `owed_by`, `if`, `applies`), `duties`, `cases`.",
    "law show": "as JSON what the file says of it, in its own keys, and `resting`: a list, each `subject`, `route`, "
    "`status` and, of a provision or condition, a finding with the keys of `routes`; null without a store.",
    "law check": "as JSON `right`, `routes`, `instruments`, `provisions`, `conditions`, `duties`, `cases`, `mistakes`.",
    "law coverage": "as JSON `articles` (each `instrument`, `provision`, `citation`, `extent`, `checked`, `in_force`, "
    "`conditions`, `duties`, `not_encoded`), `to_read` (each `kind`, `id`, `provision`, `citation`, `routes`, "
    "`address`), `without_days`.",
    "law diff": "as JSON `law` (a list, each `thing`, `id`, `how`, `keys`), `on`, `known_by`, `routes` (a list, each "
    "`subject`, `route`, `from`, `to`, `owed_before`, `owed_after`; null without a store).",
    "journal export": "one entry a line, as JSON; with `--out` and `--json` the document `entries`, `head`, `out`.",
    "journal verify": "as JSON `valid`, `entries`, `first_broken`, `head`, `sentence`.",
    "manual": "how many pages there are, and how many of them were written or removed.",
}


def loaded(name: str) -> ModuleType:
    """A module of this folder, by its name."""
    return import_module(f"safeconduct.cli.{name}")


def app_of(name: str) -> typer.Typer:
    """The Typer app of a verb: its own where it has several commands, else one made of its function."""
    module = loaded(VERBS[name][0])
    if hasattr(module, "verbs"):
        several: typer.Typer = module.verbs
        return several
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(name, help=module.verb.__doc__)(module.verb)
    return app
