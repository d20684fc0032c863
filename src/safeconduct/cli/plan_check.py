"""The work of `safeconduct plan check` and how its verdict is printed; it loads no solver."""

from pathlib import Path

from rich.text import Text

from safeconduct.cli.plan_people import given
from safeconduct.cli.printed import console, print_hanging, print_json
from safeconduct.errors import AnswerIsNo
from safeconduct.plans.check.certificate import proof_from_file
from safeconduct.plans.check.from_roll import verdict_from_roll
from safeconduct.plans.check.roll import roll_from_file
from safeconduct.plans.terms.sentence import sentence
from safeconduct.wording.phrases import Wording

MOST_SHOWN = 20


def checked(
    terms: Path, roll: Path, proof: Path | None, routes: Path | None, store: str | None, say: Wording, *, json: bool
) -> None:
    """Check and print. Raises AnswerIsNo where the roll breaks anything."""
    exchange, people = given(terms, routes, store)
    verdict = verdict_from_roll(exchange, people, roll_from_file(roll), proof_from_file(proof) if proof else None)
    if json:
        broken = [{"term": term, "says": told} for term, told in verdict.broken]
        print_json({"valid": verdict.valid, "broken": broken, "aims": verdict.aims, "proved": list(verdict.proved)})
    else:
        out, by_name = console(), exchange.by_name
        for aim, value in verdict.aims.items():
            proved = say("check-proved") if aim in verdict.proved else ""
            out.print(
                Text.assemble("  ", (f"{say(f'aim-{aim}')}: {say.number(value)}", "bold"), (f"  {proved}", "dim"))
            )
        for term, told in verdict.broken[:MOST_SHOWN]:
            words = [Text(sentence(by_name[term], say), style="dim")] if term in by_name else []
            print_hanging(out, Text("✗", style="red"), Text.assemble((term, "bold"), f"  {told}"), *words)
        if verdict.valid:
            out.print(Text(say("check-valid", terms=len(exchange.terms)), style="green"))
    if not verdict.valid:
        first, more = verdict.broken[0], len(verdict.broken) - 1
        raise AnswerIsNo(f"{roll.name} does not stand: {first[0]}: {first[1]}{f' (and {more} more)' if more else ''}")
