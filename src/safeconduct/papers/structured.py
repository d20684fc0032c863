"""What search engines may read of a page: a NewsArticle, and a ClaimReview where an officer has judged a claim."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from safeconduct.dates import iso
from safeconduct.papers.grammar import capital, unmarked
from safeconduct.papers.sentence import clause, who
from safeconduct.papers.speech import Speech
from safeconduct.papers.told import Became, Told

LONGEST_HEADLINE = 110


def article(speech: Speech, address: str, title: str, days: tuple[int, int], told: Iterable[Told]) -> Markup:
    """The data of a page as JSON-LD. `address`: of the page; `days`: the ordinals of its first day and its last change.

    A ClaimReview stands only for what a ruling set aside as not so: our own errors and retractions are no review.
    """
    told = tuple(told)
    publisher = {"@type": "Organization", "name": speech("site")}
    graph: list[dict[str, Any]] = [
        {
            "@type": "NewsArticle",
            "headline": title[:LONGEST_HEADLINE],
            "inLanguage": speech.lang,
            "datePublished": iso(days[0]),
            "dateModified": iso(days[1]),
            "url": address,
            "isAccessibleForFree": True,
            "publisher": publisher,
            "author": publisher,
        }
    ]
    graph += [
        _review(one, became, address, publisher, speech)
        for one in told
        for became in one.became
        if became.decision == "does-not-count"
    ]
    document = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    # JSON with every < spelt out: it cannot end the element it stands in.
    return Markup(text)  # noqa: S704 - see above


def _review(told: Told, became: Became, address: str, publisher: dict[str, str], speech: Speech) -> dict[str, Any]:
    cited = told.cited
    appearance = {"appearance": {"@type": "CreativeWork", "url": cited.address}} if cited and cited.whole else {}
    return {
        "@type": "ClaimReview",
        "url": f"{address}#s-{told.anchor}",
        "datePublished": iso(became.day),
        "inLanguage": speech.lang,
        "author": publisher,
        "claimReviewed": capital(unmarked(clause(told, speech))),
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Thing", "name": capital(unmarked(who(told, speech)))},
            "datePublished": iso(told.said.last),
            **appearance,
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": speech(f"since-{became.decision}", day=speech.day(became.day)),
        },
    }
