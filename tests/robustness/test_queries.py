"""Hostile texts and random libraries: an answer within reason, never a traceback, the same from both engines.

The oracle below reads the texts itself, word by word; neither engine nor matching can be wrong with it.
"""

import random
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.search.query import MAX_LETTERS, MAX_WORDS, parse
from app.core.search.result import SearchRequest
from app.core.search.service import SearchService
from tests.builders import make_library
from tests.garbage import collect_much

HOSTILE = {
    "10,000 letters": "x" * 10_000,
    "10,000 characters of words": "internet " * 1_111,
    "thousands of OR": "ixp OR " * 3_000,
    "nothing but OR": "OR " * 500,
    "quotation marks": '"' * 999,
    "unbalanced": 'ixp "kenya “gix «ott',
    "minus signs": "-" * 500 + " -ixp --ixp - ixp",
    "only exclusions": "-ixp -kenya",
    "stars": "* ** *a a*b *",
    "one-letter stars": "a* b* c* d* e* f* g* h*",
    "unknown fields": "foo:bar title: in: lang: in:: title:: :: :",
    "fields of fields": 'title:in:lang:ixp title:"a -b" in:"" lang:""',
    "control characters": "\x00\x01ixp\x07\x1b[31m\r\n\t\x7f",
    "bidi marks": "\u202eixp\u202c \u2066gix\u2069 \u200f",
    "emoji": "😀👩‍👩‍👧‍👦🇫🇷 ixp",
    "combining marks": "e" + "\u0301" * 500 + " ixp",
    "lone surrogate": "ixp \ud800 \udfff",
    "other scripts": "互联网交换点 интернет إنترنت อินเทอร์เน็ต",
    "markup": "<b>ixp</b> &amp; <script>alert(1)</script>",
    "sql": "ixp'; DROP TABLE passage; -- % _ \\",
    "regular expression": r"(?P<x>.*)+$ [a-z]{9999} \b ixp",
    "inner tokens": "#1 #2 \x1f ixp\x1fgix",
    "numbers": "1/2/3/4 1.2.3.4 1,2,3,4 00000 9.c.d 5//1 1e999",
    "apostrophes": "l'l'l'l'ixp d’ 's ''' qu'",
    "hyphens": "-a- a--b - - wtdc- -17 a-b-c-d-e-f-g-h " * 20,
    "stop words": "le la les the of de du and",
    "spaces of all kinds": "\u00a0ixp\u2003gix\u3000ott\u202f",
}


@pytest.fixture(scope="module", params=["whoosh", "scan"])
def service(request: pytest.FixtureRequest, library_folder: Path) -> Iterator[SearchService]:
    service = SearchService(library_folder, request.param)
    yield service
    service.close()


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_answered(service: SearchService, text: str, typing: bool) -> None:
    answer = service.search(SearchRequest(text, "fr", typing=typing))
    assert answer.hits or answer.total == 0
    assert all(isinstance(word, str) and word for word in answer.words)


@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if "ixp" in text.split()])
def test_rubbish_around_a_word_does_not_hide_it(service: SearchService, text: str) -> None:
    answer = service.search(SearchRequest(text, "en"))
    assert answer.total > 0 or "-ixp" in text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), typing=st.booleans())
def test_any_text_is_answered(service: SearchService, text: str, typing: bool) -> None:
    answer = service.search(SearchRequest(text, "en", typing=typing))
    assert len(answer.hits) <= max(answer.total, 0)


def test_a_library_of_one_empty_page(tmp_path: Path) -> None:
    folder = make_library(tmp_path, {"a/empty": {"en": "# …"}})
    for engine in ("whoosh", "scan"):
        with closing(SearchService(folder, engine)) as service:
            for text in ("ixp", "", "a*", '"a b"', "ixp gix", "x OR y"):
                assert service.search(SearchRequest(text, "fr")).total == 0


# -- both engines, and an oracle ----------------------------------------------------------------------------

WORDS = ("alpha", "beta", "gamma", "delta", "the", "école", "wtdc-17", "9.c")
FOLDED = {"école": "ecole"}

titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
blocks = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3
)
libraries = st.dictionaries(
    st.sampled_from(["a/one", "a/two", "b/three", "b/four"]),
    st.fixed_dictionaries({"en": blocks, "fr": blocks}),
    min_size=1,
    max_size=4,
)
plain_words = st.sampled_from(
    [*WORDS, "alp*", "bet*", "nowhere", "title:alpha", "title:école", "alpha OR gamma", "beta OR nowhere"]
)
phrases = st.lists(st.sampled_from(WORDS[:6]), min_size=2, max_size=3).map(
    lambda words: f'"{" ".join(words)}"'
)
filters = st.sampled_from(["", "", "", "lang:en", "lang:fr", "in:a", "in:b"])
queries = st.builds(
    lambda wanted, excluded, narrowed: " ".join(
        [*wanted, *(f"-{word}" for word in excluded), narrowed]
    ).strip(),
    st.lists(st.one_of(plain_words, phrases), min_size=1, max_size=3),
    st.lists(st.one_of(st.sampled_from(WORDS[:4]), phrases), max_size=1),
    filters,
)


def pages_found(service: SearchService, text: str) -> tuple[set[str], bool]:
    """Return the pages with a passage found, and whether the text was searched as it stands."""
    answer = service.search(SearchRequest(text, "en", limit=1000))
    return {hit.page for hit in answer.hits}, not answer.corrected


@settings(max_examples=60, deadline=None)
@given(pages=libraries, texts=st.lists(queries, min_size=1, max_size=8))
def test_both_engines_find_the_same_pages(pages: dict[str, dict[str, list[str]]], texts: list[str]) -> None:
    collect_much()  # of the libraries before
    with tempfile.TemporaryDirectory() as folder:
        library = make_library(Path(folder), written(pages))
        with (
            closing(SearchService(library, "whoosh")) as whoosh,
            closing(SearchService(library, "scan")) as scan,
        ):
            for text in texts:
                assert pages_found(whoosh, text) == pages_found(scan, text), text


@settings(max_examples=15, deadline=None)
@given(
    pages=libraries,
    heads=st.lists(titles, min_size=4, max_size=4),
    texts=st.lists(queries, min_size=1, max_size=8),
)
def test_both_engines_agree_on_titles_keywords_and_terms(
    pages: dict[str, dict[str, list[str]]], heads: list[str], texts: list[str]
) -> None:
    """With all that a library has: titles, keywords, and a glossary whose forms are words of the texts."""
    headed = {
        page: {language: text.replace("# …", f"# {title}", 1) for language, text in versions.items()}
        for (page, versions), title in zip(written(pages).items(), heads, strict=False)
    }
    with tempfile.TemporaryDirectory() as folder:
        library = make_library(
            Path(folder),
            headed,
            glossary={
                "glossary.ab": {
                    "en": ("AB", "alpha beta", ("gamma",), "Delta."),
                    "fr": ("", "école", (), "Beta."),
                }
            },
            keywords=dict.fromkeys(headed, ("gamma", "nowhere else")),
            term_pages={"glossary.ab": (next(iter(headed)),)},
        )
        with (
            closing(SearchService(library, "whoosh")) as whoosh,
            closing(SearchService(library, "scan")) as scan,
        ):
            for text in [*texts, "AB", "alpha beta", '"alpha beta"', "gamma -alpha"]:
                requests = (SearchRequest(text, "en", 1000), SearchRequest(text, "fr", 1000, "a", "fr"))
                for request in requests:
                    if request.section and not any(page.startswith("a/") for page in headed):
                        continue
                    one, other = whoosh.search(request), scan.search(request)
                    assert {hit.page for hit in one.hits} == {hit.page for hit in other.hits}, text
                    assert one.total == other.total, text
                    assert (one.sections, one.languages) == (other.sections, other.languages), text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from(
            ["école", "fracture", "numérique", "Asunción", "l’accès", "données", "à", "nœud", "Bakou"]
        ),
        min_size=1,
        max_size=4,
    ),
    quoted=st.booleans(),
)
def test_composed_and_decomposed_letters_find_the_same(
    service: SearchService, words: list[str], quoted: bool
) -> None:
    """A Mac types é as one character, a file name copied from it has two."""
    text = " ".join(words)
    text = f'"{text}"' if quoted else text
    found = [
        service.search(SearchRequest(unicodedata.normalize(form, text), "fr", typing=typing))
        for typing in (False, True)
        for form in ("NFC", "NFD")
    ]
    assert found[0].hits == found[1].hits
    assert found[2].hits == found[3].hits


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_cut_to_what_fits_the_time_budget(text: str) -> None:
    """Time grows with the words that are looked up, and with nothing else; so these are bounded."""
    for typing in (False, True):
        query = parse(text, typing)
        words = [word for clause in query.clauses for word in clause] + list(query.excluded)
        assert sum(max(1, len(word.phrase)) for word in words) <= MAX_WORDS
        assert all(len(word.token) <= MAX_LETTERS for word in words)


@settings(max_examples=60, deadline=None)
@given(pages=libraries, words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
def test_words_and_phrases_find_what_a_plain_reading_finds(
    pages: dict[str, dict[str, list[str]]], words: list[str]
) -> None:
    """One word: every page that has it. A phrase: every page that has it within one block."""
    with tempfile.TemporaryDirectory() as folder:
        library = make_library(Path(folder), written(pages))
        with closing(SearchService(library, "whoosh")) as service:
            assert pages_found(service, words[0])[0] == reading(pages, words[:1])
            found, is_exact = pages_found(service, f'"{" ".join(words)}"')
            assert found == reading(pages, words) or not is_exact


def written(pages: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, str]]:
    """Return page texts: each block a section of its own but the first."""
    return {
        page: {language: "# …\n\n" + "\n\n## …\n\n".join(texts) for language, texts in versions.items()}
        for page, versions in pages.items()
    }


def reading(pages: Mapping[str, Mapping[str, list[str]]], words: list[str]) -> set[str]:
    wanted = [FOLDED.get(word, word) for word in words]
    return {
        page
        for page, versions in pages.items()
        for texts in versions.values()
        for text in texts
        if has_in_a_row([FOLDED.get(word, word) for word in text.split()], wanted)
    }


def has_in_a_row(words: list[str], wanted: list[str]) -> bool:
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words)))


def test_a_hundred_random_queries_on_the_briefing_agree(library_folder: Path) -> None:
    """Finished words, exclusions and phrases cut from the real texts: the same hits, in the same order."""
    chance = random.Random(17)
    with (
        closing(SearchService(library_folder, "whoosh")) as whoosh,
        closing(SearchService(library_folder, "scan")) as scan,
    ):
        texts = [
            hit.snippet.text
            for text in ("internet", "conférence", "africa")
            for hit in whoosh.search(SearchRequest(text, "fr", 60)).hits
        ]
        for _ in range(100):
            words = chance.choice(texts).split()
            start = chance.randrange(len(words))
            text = " ".join(words[start : start + chance.randint(1, 3)])
            text = chance.choice([text, f'"{text}"', f"{text} -internet", f"{text} lang:fr"])
            request = SearchRequest(text, chance.choice(["en", "fr"]), 20)
            assert whoosh.search(request).hits == scan.search(request).hits, text
