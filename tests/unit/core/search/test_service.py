"""Questions and answers over a small library, with both engines: what a delegate sees of the search."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.core.errors import LibraryError, UnknownSectionError
from app.core.search.query import HINT_LANGUAGE, HINT_NOTHING, HINT_PARTLY, HINT_QUOTE, HINT_SECTION
from app.core.search.result import SearchAnswer, SearchRequest
from app.core.search.service import SearchService
from tests.unit.core.search.conftest import Ask


def places(answer: SearchAnswer) -> list[str]:
    return [f"{hit.page}#{hit.number}" for hit in answer.hits if hit.kind == "passage"]


def pages(answer: SearchAnswer) -> set[str]:
    return {hit.page for hit in answer.hits if hit.kind == "passage"}


def test_the_passage_is_found_in_either_language_and_shown_in_the_one_read(ask: Ask) -> None:
    for text in ("latency", "latence"):
        hit = ask(text, "fr").hits[0]
        assert (hit.kind, hit.page, hit.number, hit.title, hit.heading) == (
            "passage",
            "topics/exchange",
            2,
            "Points d’échange",
            "Kenya",
        )
        assert hit.snippet.text == "Au Kenya, la latence est tombée à 2 ms."
    assert ask("latency", "fr").hits[0].language == "en"
    assert ask("latence", "fr").hits[0].language == "fr"


def test_a_passage_is_one_hit_though_both_languages_match(ask: Ask) -> None:
    assert places(ask("kenya")) == ["topics/exchange#2"]


def test_accents_case_plurals_and_elision_do_not_matter(ask: Ask) -> None:
    expected = places(ask("fracture numérique", "fr"))
    for text in ("fracture numerique", "FRACTURES NUMÉRIQUES", "la fracture", "l'fracture"):
        assert places(ask(text, "fr"))[:1] == expected[:1] == ["topics/divide#1"], text


def test_a_term_is_found_by_every_name_in_every_language(ask: Ask) -> None:
    """The delegate who types GIX and the one who types "peering point" want the same paragraph."""
    for text in (
        "ixp",
        "IXP",
        "gix",
        "peering point",
        "point d'echange internet",
        "Internet exchange points",
    ):
        for language in ("en", "fr"):
            answer = ask(text, language)
            first, second = answer.hits[:2]
            assert (first.kind, first.subjects) == ("term", ("glossary.ixp",)), text
            assert (second.kind, second.page) == ("passage", "topics/exchange"), text


def test_a_term_hit_reads_like_an_answer(ask: Ask) -> None:
    hit = ask("gix", "en").hits[0]
    assert (hit.title, hit.snippet.text, hit.page, hit.block, hit.number) == (
        "Internet exchange point (IXP)",
        "Where networks meet.",
        "topics/exchange",
        "",
        None,
    )


def test_the_answer_says_what_matched_beyond_what_was_typed(ask: Ask) -> None:
    passages = [hit for hit in ask("gix", "fr").hits if hit.kind == "passage"]
    assert passages[0].matched == ("point d’échange Internet",)
    passages = [hit for hit in ask("point d’échange Internet", "fr").hits if hit.kind == "passage"]
    assert passages[0].matched == ()


def test_marks_are_on_the_words_as_printed(ask: Ask) -> None:
    hit = next(hit for hit in ask("gix", "fr").hits if hit.kind == "passage")
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["point d’échange Internet"]


def test_an_acronym_in_capitals_is_not_an_article(ask: Ask) -> None:
    assert ask("UN", "en").hits[0].subjects == ("glossary.un",)


def test_numbers_with_a_dot_or_slash_and_years(ask: Ask) -> None:
    assert places(ask("5/1")) == places(ask("Q5/1")) == ["conference/dates#1"]
    for text in ("WTDC-17", "wtdc 17", "WTDC17", "wtdc‑17"):
        assert places(ask(text)) == ["conference/dates#1"], text
    assert places(ask("resolution 37"))[0] == "topics/divide#2"


def test_all_words_of_a_page_find_it_even_in_different_passages(ask: Ask) -> None:
    assert "topics/exchange" in pages(ask("latency angola"))


def test_a_word_that_is_nowhere_does_not_empty_the_list(ask: Ask) -> None:
    assert places(ask("kenya zzzzzz")) == ["topics/exchange#2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"internet exchange point"', {"topics/exchange"}),
        ('"exchange internet"', set()),
        ('"d’échange internet"', {"topics/exchange"}),
        ('"rural schools wait"', {"topics/divide"}),
        ("kenya OR broadband", {"topics/exchange", "topics/divide"}),
        ("rur*", {"topics/divide"}),
        ("title:divide", {"topics/divide"}),
        ("title:kenya", set()),
        ("traffic -angola", {"topics/exchange"}),
        ("october -buenos", set()),
        ("women lang:fr", set()),
        ("femmes lang:fr", {"topics/divide"}),
        ("2017 in:conference", {"conference/dates"}),
        ("2017 in:topics", set()),
        ("2017 dans:Conference", {"conference/dates"}),
    ],
)
def test_syntax(ask: Ask, text: str, expected: set[str]) -> None:
    answer = ask(text)
    assert answer.corrected or pages(answer) == expected
    assert not answer.corrected or not expected


def test_exclusion_takes_the_passage_not_the_page(ask: Ask) -> None:
    assert places(ask("traffic -angola")) == ["topics/exchange#1"]


def test_filters_of_the_request_and_their_counts(ask: Ask) -> None:
    """Counts must say what the other filter settings would give, or nobody dares to change them."""
    everything = ask("points")
    assert everything.sections == {"topics": 3}
    assert ask("2017 OR kenya", section="conference").sections == {"topics": 1, "conference": 1}
    assert ask("femmes", in_language="en").total == 0
    assert ask("femmes", in_language="en").languages == {"en": 0, "fr": 1}
    assert ask("femmes", in_language="fr").total == 1


def test_limit_bounds_the_hits_not_the_count(ask: Ask) -> None:
    answer = ask("points", limit=1)
    assert len(answer.hits) == 1
    assert answer.total == 3
    assert ask("points", limit=0).hits == ()
    assert ask("points", limit=-3).hits == ()


def test_more_counts_the_further_passages_of_a_page(ask: Ask) -> None:
    passages = [hit for hit in ask("exchange points").hits if hit.kind == "passage"]
    assert [hit.more for hit in passages] == [len(passages) - 1, *[0] * (len(passages) - 1)]


@pytest.mark.parametrize(
    ("typed", "page"),
    [("lat", "topics/exchange"), ("broadb", "topics/divide"), ("buenos ai", "conference/dates")],
)
def test_while_typing_the_last_word_is_a_prefix(ask: Ask, typed: str, page: str) -> None:
    assert ask(typed, typing=True).hits[0].page == page
    assert ask(typed).hits == () or ask(typed).corrected or ask(typed).suggestions or " " in typed


def test_one_letter_looks_at_titles_and_headings_only(ask: Ask) -> None:
    """In the text, one letter would find everything and mean nothing."""
    assert pages(ask("k", typing=True)) == {"topics/exchange"}
    assert pages(ask("w", typing=True)) == set()


def test_typing_on_never_loses_the_word_that_is_finished(ask: Ask) -> None:
    for end in range(3, len("broadband") + 1):
        assert "topics/divide" in pages(ask("broadband"[:end], typing=True))


@pytest.mark.parametrize("text", ["", "  ", "?!", "“”", "\u0000", "😀"])
def test_nothing_to_search_for_is_said_so(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.hits, answer.total, answer.hint) == ((), 0, HINT_NOTHING)


def test_unknown_filters_in_the_text_are_a_hint_and_in_the_request_an_error(ask: Ask) -> None:
    assert ask("kenya in:nowhere").hint == HINT_SECTION
    assert places(ask("kenya in:nowhere")) == ["topics/exchange#2"]
    assert ask("kenya lang:xx").hint == HINT_LANGUAGE
    with pytest.raises(UnknownSectionError):
        ask("kenya", section="nowhere")


def test_a_question_that_is_given_up_is_not_answered_in_full(service: SearchService) -> None:
    assert service.search(SearchRequest("kenya", "en"), lambda: True).hits == ()


def test_words_to_mark_are_those_of_query_and_terms(ask: Ask) -> None:
    words = ask("gix kenya").words
    assert {"gix", "kenya", "point echange internet", "internet exchange point"} <= set(words)
    assert "the" not in ask("the traffic").words
    assert ask("numer", "fr", typing=True).words == ("numer", "numer*")


def test_a_word_that_is_found_by_its_stem_is_marked_while_it_is_typed(ask: Ask) -> None:
    for typed in ("kenyas", "kenya"):
        first = ask(typed, typing=True).hits[0]
        assert [first.snippet.text[start:end] for start, end in first.snippet.marks][:1] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("kenya in:nowhere", HINT_SECTION),
        ("kenya lang:xx", HINT_LANGUAGE),
        ('"kenya', HINT_QUOTE),
        ('"kenia', HINT_QUOTE),
    ],
)
def test_while_somebody_types_what_may_be_unfinished_is_a_late_hint(ask: Ask, text: str, hint: str) -> None:
    answer = ask(text, typing=True)
    assert (answer.hint, answer.late_hint) == ("", hint)
    answer = ask(text)
    assert (answer.hint, answer.late_hint) == (hint, "")


def test_the_answer_names_its_engine_and_takes_time(service: SearchService) -> None:
    answer = service.search(SearchRequest("kenya", "en"))
    assert answer.engine == service.engine_name
    assert answer.took_ms > 0


def test_both_engines_give_the_same_hits_in_the_same_order(small_library: Path) -> None:
    texts = [
        "ixp",
        "points",
        '"rural areas"',
        "kenya OR 2017",
        "trafic -angola",
        "rur*",
        "title:dates",
        "conectivity",
        "lat",
    ]
    with (
        closing(SearchService(small_library, "whoosh")) as whoosh,
        closing(SearchService(small_library, "scan")) as scan,
    ):
        for text in texts:
            for typing in (False, True):
                request = SearchRequest(text, "fr", typing=typing)
                assert whoosh.search(request).hits == scan.search(request).hits, text


def test_hits_with_part_of_the_words_are_said_to_be_such(ask: Ask) -> None:
    """Else a delegate takes them for what was asked, and looks for the missing word in vain."""
    answer = ask("latency schools cybersecurity")
    assert answer.total > 0
    assert answer.hint == HINT_PARTLY
    assert ask("latency kenya").hint == ""
    assert ask("latency zzzzzzzz").hint == HINT_PARTLY


def test_a_phrase_that_names_a_term_shows_its_entry_first(ask: Ask) -> None:
    assert ask('"internet exchange points"').hits[0].subjects == ("glossary.ixp",)


def test_scanning_does_not_import_whoosh_but_for_its_stemmers(small_library: Path) -> None:
    """The scan answers before the index has been opened: it must not cost what the index costs."""
    code = (
        "import sys; from pathlib import Path; from app.core.search.service import SearchService as S;"
        "from app.core.search.result import SearchRequest as R;"
        f"s = S(Path({str(small_library)!r}), 'scan'); s.search(R('kenya', 'en'));"
        "print(sorted(n for n in sys.modules if n.startswith('whoosh.') and not n.startswith('whoosh.lang')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_library_is_a_library_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        SearchService(tmp_path)
