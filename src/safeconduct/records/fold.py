"""Folding the statements of one matter into an entry: what was said, then what prevails. The heart of a record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from safeconduct.dates import PartialDate
from safeconduct.records.entry import NEVER_ASKED, Contradiction, Entry, Saying
from safeconduct.records.preference import Held, before_the_last_step
from safeconduct.statements.statement import DIRECTNESS, Statement, agree
from safeconduct.vocabulary.matter import DISPLACES_NOTHING, Matter

RENDERED_BETTER = "another rendering of the same words is better attested"


def fold(
    matter: Matter,
    standing: Sequence[Held],
    *,
    set_aside: Sequence[Statement] = (),
    of_one: Sequence[Statement] = (),
    on: int,
) -> Entry:
    """The entry of one matter from the statements that count on day `on` (an ordinal).

    `standing` are those that nobody set aside, `set_aside` the others, `of_one` what was said of one of several men.
    """
    if len(standing) == 1 and not set_aside and not of_one:
        only = standing[0].statement
        reason = matter.not_known_reason(only.meaning)
        if reason not in DISPLACES_NOTHING and not _no_longer_so(matter, standing[0], on):
            if matter.folds:
                return _shown(matter, only, (), (), on, "" if only.denied else reason)
            return Entry(matter, only.by, only.towards, (Saying(only),))
    ruled_out = tuple([Contradiction(one, _ending(one)) for one in set_aside])
    speaking = list(standing)
    if matter.not_known:
        speaking = [one for one in standing if matter.not_known_reason(one.statement.meaning) not in DISPLACES_NOTHING]
    first = standing[0].statement if standing else (*set_aside, *of_one)[0]
    by, towards = first.by, first.towards
    if not speaking:
        because = [matter.not_known_reason(one.statement.meaning) for one in standing]
        if of_one:
            because.append("said only of one of them")
        unsettled = (*(one.statement for one in standing), *of_one)
        return Entry(matter, by, towards, (), tuple(dict.fromkeys(because)) or NEVER_ASKED, unsettled, ruled_out)
    if not matter.folds:
        return _beside_each_other(matter, speaking, ruled_out, on)
    if len(speaking) == 1:
        return _prevailing(matter, speaking, speaking, ruled_out, on)
    speaking, rendered = _renderings_settled(speaking)
    outlived: list[Contradiction] = []
    field = speaking
    if any(one.statement.until_day is not None for one in speaking):
        speaking, outlived = _outlived(speaking, on)
        field = _standing_first(speaking, on)
    top, disputed = _topmost(field)
    if rendered or outlived:
        ruled_out = (*rendered, *outlived, *ruled_out)
    if disputed:
        tied = tuple(one.statement for one in top)
        others = [Contradiction(one.statement, "", top[0].rank, one.rank) for one in speaking if one not in top]
        return Entry(matter, by, towards, (), ("disputed",), tied, (*others, *ruled_out))
    return _prevailing(matter, top, speaking, ruled_out, on)


def _ending(statement: Statement) -> str:
    ruling = next((e for e in statement.endings if e.decision != "prevails"), None)
    return f"{ruling.decision} ({ruling.id})" if ruling else ""


def _prevailing(
    matter: Matter, top: list[Held], speaking: list[Held], others: tuple[Contradiction, ...], on: int
) -> Entry:
    best = max(top, key=_specific) if len(top) > 1 else top[0]
    if len(speaking) > 1:
        best = _narrowed(best, speaking)
    shown = best.statement
    agreeing, contradicted = [], []
    for one in speaking:
        if agree(one.statement, shown):
            if one is not best:
                agreeing.append(one.statement)
        else:
            contradicted.append(Contradiction(one.statement, "", top[0].rank, one.rank))
    return _shown(matter, shown, tuple(agreeing), (*contradicted, *others), on, _reason(matter, shown))


def _reason(matter: Matter, shown: Statement) -> str:
    """Why what prevails counts as not known, or ""; that he is NOT undecided leaves nothing open."""
    return "" if shown.denied else matter.not_known_reason(shown.meaning)


def _shown(  # noqa: PLR0917 - called for every entry of every record: keywords cost
    matter: Matter,
    shown: Statement,
    agreeing: tuple[Statement, ...],
    contradicted: tuple[Contradiction, ...],
    on: int,
    reason: str,
) -> Entry:
    if not reason and shown.until_day is not None and shown.until_day < on:
        reason = "expired"
    if reason:
        agreeing = tuple(one for one in agreeing if one.meaning == shown.meaning)
        return Entry(matter, shown.by, shown.towards, (), (reason,), (shown, *agreeing), contradicted)
    stale = 0 < matter.ask_again_after < on - shown.said_day
    return Entry(matter, shown.by, shown.towards, (Saying(shown, agreeing),), (), (), contradicted, stale)


def _specific(one: Held) -> tuple[bool, int, int, str]:
    """Of statements that agree: one that affirms, the narrower day, then a fixed order for which is shown."""
    meaning = one.statement.meaning
    width = meaning.width if isinstance(meaning, PartialDate) else 0
    return (not one.statement.denied, -width, one.rank[-1], one.statement.id)


def _renderings_settled(speaking: Sequence[Held]) -> tuple[list[Held], list[Contradiction]]:
    """Of several renderings of one utterance: own words before paraphrase before hearsay, then independent documents.

    Renderings that lose leave the field; those that tie and disagree all stay, so that the tie is seen.
    """
    utterances = [(one.statement.utterance, one.statement.subject) for one in speaking]
    if len(set(utterances)) == len(speaking):
        return list(speaking), []
    by_utterance: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for utterance, one in zip(utterances, speaking, strict=True):
        by_utterance[utterance].append(one)
    kept: list[Held] = []
    lost: list[Contradiction] = []
    for renderings in by_utterance.values():
        if len(renderings) == 1 or _all_agree(renderings):
            kept += renderings
            continue
        scores = {id(one): _score(one.statement, renderings) for one in renderings}
        best = [one for one in renderings if scores[id(one)] == max(scores.values())]
        winners = [one for one in renderings if all(agree(one.statement, other.statement) for other in best)] or best
        if winners is best:
            rank = max(one.rank for one in best)
            winners = [one._replace(rank=rank) for one in best]
        kept += winners
        ids = {one.statement.id for one in winners}
        lost += [Contradiction(one.statement, RENDERED_BETTER) for one in renderings if one.statement.id not in ids]
    return kept, lost


def _score(statement: Statement, renderings: Iterable[Held]) -> tuple[int, int, int]:
    alike = [
        r for r in renderings if (r.statement.denied, r.statement.meaning) == (statement.denied, statement.meaning)
    ]
    agreeing = {r.statement.document for r in renderings if agree(r.statement, statement)}
    ruled = max(r.rank[0] for r in alike)
    return ruled, max(DIRECTNESS[r.statement.directness] for r in alike), len(agreeing)


def _all_agree(several: Sequence[Held]) -> bool:
    meaning, denied = several[0].statement.meaning, several[0].statement.denied
    if all(one.statement.meaning == meaning and one.statement.denied == denied for one in several):
        return True
    return all(agree(a.statement, b.statement) for n, a in enumerate(several) for b in several[n + 1 :])


def _outlived(speaking: list[Held], on: int) -> tuple[list[Held], list[Contradiction]]:
    """What has run out gives way only to what speaks of days after its last; what it displaced does not come back."""
    lost: list[Contradiction] = []
    while any(_has_ended(one, on) for one in speaking):
        top, _ = _topmost(_standing_first(speaking, on))
        if not all(_has_ended(one, on) for one in top):
            break
        last_day = max(one.statement.until_day or on for one in top)
        later = [one for one in speaking if _speaks_of(one, on) > last_day]
        if not later:
            break
        for one in speaking:
            if _speaks_of(one, on) <= last_day:
                ended = "expired" if _has_ended(one, on) else ""
                lost.append(Contradiction(one.statement, ended, top[0].rank, one.rank))
        speaking = later
    return speaking, lost


def _no_longer_so(matter: Matter, one: Held, on: int) -> bool:
    """Whether what it told lasted, and has run out. An event of which a span is told has happened all the same."""
    return matter.shape == "many" and _has_ended(one, on)


def _has_ended(one: Held, on: int) -> bool:
    return one.statement.until_day is not None and one.statement.until_day < on


def _speaks_of(one: Held, on: int) -> int:
    """The last day of which it speaks: what was told only after its own end speaks of no later day than that."""
    said, until = one.statement.said_day, one.statement.until_day
    return said if until is None or until >= on else min(said, until)


def _standing_first(speaking: list[Held], on: int) -> list[Held]:
    """Without those that have run out where another of the same rank says the same and has not."""
    stays = [(one.rank[:7], one.statement.meaning, one.statement.denied) for one in speaking if not _has_ended(one, on)]
    return [
        one
        for one in speaking
        if not _has_ended(one, on) or (one.rank[:7], one.statement.meaning, one.statement.denied) not in stays
    ]


def _topmost(speaking: Sequence[Held]) -> tuple[list[Held], bool]:
    """Those that tie at the top before the last step, and whether they are in dispute."""
    ranks = [before_the_last_step(one.rank) for one in speaking]
    best = max(ranks)
    tied = [one for one, rank in zip(speaking, ranks, strict=True) if rank == best]
    if len(tied) == 1 or _all_agree(tied):
        return tied, False
    if len({one.statement.speaker for one in tied}) == 1 and not _splits_one_occasion(tied):
        newest = max(one.rank[-1] for one in tied)
        tied = [one for one in tied if one.rank[-1] == newest]
        return tied, not _all_agree(tied)
    return tied, True


def _splits_one_occasion(tied: Sequence[Held]) -> bool:
    """Whether two renderings of one utterance disagree."""
    by_utterance: dict[str, list[Held]] = defaultdict(list)
    for one in tied:
        by_utterance[one.statement.utterance].append(one)
    return any(not _all_agree(renderings) for renderings in by_utterance.values())


def _narrowed(best: Held, speaking: list[Held]) -> Held:
    """Of days that agree the narrower is the value: followed down the ranks as long as the next voices do not split."""
    if not isinstance(best.statement.meaning, PartialDate) or best.statement.denied:
        return best
    ordered = sorted(speaking, key=lambda one: before_the_last_step(one.rank), reverse=True)
    for _, level in groupby(ordered, key=lambda one: before_the_last_step(one.rank)):
        narrower = [
            one
            for one in level
            if isinstance(one.statement.meaning, PartialDate)
            and not one.statement.denied
            and agree(one.statement, best.statement)
            and one.statement.meaning.width < best.statement.meaning.width
        ]
        if narrower and not _all_agree(narrower):
            return best
        if narrower:
            best = max(narrower, key=_specific)
    return best


def _beside_each_other(
    matter: Matter, speaking: Sequence[Held], ruled_out: tuple[Contradiction, ...], on: int
) -> Entry:
    first = speaking[0].statement
    lasting = [one for one in speaking if not _no_longer_so(matter, one, on)]
    if not lasting:
        over = tuple(one.statement for one in speaking)
        return Entry(matter, first.by, first.towards, (), ("expired",), over, ruled_out)
    return Entry(matter, first.by, first.towards, _side_by_side(matter, lasting), (), (), ruled_out)


def _side_by_side(matter: Matter, speaking: Sequence[Held]) -> tuple[Saying, ...]:
    """All that stands, each utterance's saying once, in the order in which it was said."""
    grouped: dict[tuple[str, object], list[Statement]] = defaultdict(list)
    for one in speaking:
        statement = one.statement
        same_thing: object = (statement.meaning, statement.denied)
        if matter.shape == "figure" and isinstance(statement.value, dict):
            told = statement.value
            same_thing = (told.get("n"), told.get("min"), told.get("max"), str(told.get("includes")))
        grouped[statement.utterance, same_thing].append(statement)
    sayings = [Saying(several[0], tuple(several[1:])) for several in grouped.values()]
    return tuple(sorted(sayings, key=lambda saying: saying.statement.from_day))
