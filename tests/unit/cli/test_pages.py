"""show, list, cite: what a delegate reads and quotes without the window."""

from collections.abc import Callable
from typing import Any

import pytest


def test_show_prints_the_page_with_its_paragraph_numbers(briefing: Callable[..., Any]) -> None:
    answer = briefing("show", "topics/access", "--lang", "fr")
    assert answer.code == 0
    assert answer.out.startswith("Accès\n=====\n")
    assert "   1  La fracture numérique est large [1]." in answer.out
    assert "   3  - Les prix baissent." in answer.out
    assert "[1] Internet Society, Background paper" in answer.out
    assert answer.err == ""


def test_show_in_json_has_the_keys_of_the_contract(briefing: Callable[..., Any]) -> None:
    page = briefing("show", "conference/start", "--json").json
    assert list(page) == ["page", "language", "title", "summary", "subjects", "blocks"]
    assert (page["page"], page["language"], page["subjects"]) == ("conference/start", "en", ["conf.what"])
    assert [list(block) for block in page["blocks"]] == [["id", "number", "kind", "text"]] * 3
    assert [block["number"] for block in page["blocks"]] == [1, None, 2]
    assert page["blocks"][1] == {"id": "dates", "number": None, "kind": "heading", "text": "Dates"}


@pytest.mark.parametrize("reference", ["topics/access#2", "topics/access#¶ 2", "topics/access.md#2"])
def test_show_one_paragraph(briefing: Callable[..., Any], reference: str) -> None:
    page = briefing("show", reference, "--json").json
    assert [block["text"] for block in page["blocks"]] == ["Exchange points keep traffic local."]
    text = briefing("show", reference).out
    assert text == "Access\n======\n\n   2  - Exchange points keep traffic local.\n"


def test_the_sources_of_one_paragraph_come_with_it(briefing: Callable[..., Any]) -> None:
    assert "[1] Internet Society" in briefing("show", "topics/access#1").out


@pytest.mark.parametrize(
    "written",
    [
        "topics/access",
        "topics/access.md",
        "briefing:topics/access",
        "Topics/Access",
        " topics/access/ ",
        "fr/topics/access.md",
        "content/fr/topics/access.md",
        "topics\\access.md",
        "access",
        "Access.md",
    ],
)
def test_a_page_may_be_written_in_many_ways(briefing: Callable[..., Any], written: str) -> None:
    assert briefing("show", written, "--json").json["page"] == "topics/access"


@pytest.mark.parametrize("written", ["acces", "topics/acess", "accès", "topic/access"])
def test_an_unknown_page_names_the_close_ones(briefing: Callable[..., Any], written: str) -> None:
    answer = briefing("show", written)
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err == f"There is no page “{written}”. Close to it: topics/access.\n"


def test_a_page_close_to_nothing_points_to_the_list(briefing: Callable[..., Any]) -> None:
    assert "briefing list" in briefing("show", "zzzzzz").err


def test_a_section_is_said_to_be_one(briefing: Callable[..., Any]) -> None:
    answer = briefing("show", "topics")
    assert (answer.code, answer.out) == (1, "")
    assert "topics/access" in answer.err
    assert "briefing list" in answer.err


@pytest.mark.parametrize("written", ["glossary", "help/glossary", "briefing:help/glossary"])
def test_the_glossary_is_a_page_like_any_other(briefing: Callable[..., Any], written: str) -> None:
    page = briefing("show", written, "--json", "--lang", "fr").json
    assert (page["page"], page["language"]) == ("help/glossary", "fr")
    blocks = [block for block in page["blocks"] if block["kind"] == "paragraph"]
    assert blocks
    text = briefing("show", written, "--lang", "fr").out
    for block in blocks:
        name = block["text"].partition(": ")[0]
        assert f"\n      {name}\n" in text, "each name on a line of its own"
    assert "See:" not in text
    markdown = briefing("show", written, "--lang", "fr", "--format", "markdown").out
    assert f"**{blocks[0]['text'].partition(': ')[0]}**\\\n" in markdown


def test_what_has_no_numbers_cannot_be_cited_and_says_so(briefing: Callable[..., Any]) -> None:
    answer = briefing("cite", "glossary#1")
    assert (answer.code, answer.out) == (1, "")
    assert "no numbers" in answer.err


def test_the_help_is_printed_and_cited(briefing: Callable[..., Any]) -> None:
    assert briefing("show", "help").code == 0
    assert "briefing:help/using#2" in briefing("cite", "help#2").out


def test_an_unknown_paragraph_says_which_there_are(briefing: Callable[..., Any]) -> None:
    answer = briefing("show", "topics/access#12")
    assert (answer.code, answer.out) == (1, "")
    assert "1 to 3" in answer.err


@pytest.mark.parametrize(
    ("form", "begins", "holds"),
    [
        ("markdown", "# Access\n", "- Prices fall."),
        ("html", "<!DOCTYPE html>", '<a name="why"></a>Why</h2>'),
        ("text", "Access\n", "Prices fall."),
    ],
)
def test_formats(briefing: Callable[..., Any], form: str, begins: str, holds: str) -> None:
    answer = briefing("show", "topics/access", "--format", form)
    assert answer.out.startswith(begins)
    assert holds in answer.out


def test_a_page_without_translation_is_shown_in_the_other_language(
    own_briefing: Callable[..., Any], locations: Any
) -> None:
    (locations.content / "fr/topics/access.md").unlink()
    own_briefing("build")
    answer = own_briefing("show", "topics/access", "--lang", "fr", "--json")
    assert answer.json["language"] == "en"
    assert answer.err == (
        "Page “topics/access” is not available in this language (Français);"
        " it is shown in another (English).\n"
    )


def test_a_page_that_is_broken_in_every_language_says_why(
    own_briefing: Callable[..., Any], locations: Any
) -> None:
    for language in ("en", "fr"):
        (locations.content / language / "topics/access.md").write_text("no front matter", encoding="utf-8")
    own_briefing("build")
    answer = own_briefing("show", "topics/access")
    assert answer.code == 1
    assert "en/topics/access.md:1: " in answer.err
    assert own_briefing("show", "conference/start").code == 0


def test_list_by_section(briefing: Callable[..., Any]) -> None:
    assert briefing("list", "--lang", "fr").out == (
        "Dossier du délégué\n\n"
        "La conférence [conference]\n  conference/start  En un coup d’œil\n\n"
        "Thèmes [topics]\n  topics/access     Accès\n"
    )


def test_list_in_json(briefing: Callable[..., Any]) -> None:
    assert briefing("list", "--json").json[1] == {
        "page": "topics/access",
        "section": "topics",
        "titles": {"en": "Access", "fr": "Accès"},
        "subjects": ["topic.access"],
    }


def test_cite_in_the_order_given(briefing: Callable[..., Any]) -> None:
    cited = briefing("cite", "topics/access#1", "--lang", "fr,en", "--json").json
    assert [one["language"] for one in cited] == ["fr", "en"]
    assert cited[0]["text"].startswith("«\u00a0La fracture numérique est large.\u00a0»\n")
    assert "[briefing:topics/access#1]" in cited[1]["text"]
    text = briefing("cite", "topics/access#1", "--lang", "fr,en").out
    assert text == f"{cited[0]['text']}\n\n{cited[1]['text']}\n"


def test_a_range_of_paragraphs_is_cited_as_one(briefing: Callable[..., Any]) -> None:
    english, french = briefing("cite", "topics/access#1-2", "--lang", "en,fr", "--json").json
    assert (
        "The digital divide is wide.\nExchange points keep traffic local.”\nAccess, ¶\u00a01 to\u00a02,"
        in english["text"]
    )
    assert ", §\u00a01 à\u00a02," in french["text"]
    assert english["link"] == french["link"] == "briefing:topics/access#1-2"
    assert f'<a href="{english["link"]}">' in english["html"]
    shown = briefing("show", english["link"], "--json").json
    assert [block["number"] for block in shown["blocks"]] == [1, 2]


@pytest.mark.parametrize("paragraphs", ["1-99", "0-2", "8-9"])
def test_a_range_that_is_not_all_there_is_refused(briefing: Callable[..., Any], paragraphs: str) -> None:
    answer = briefing("cite", f"topics/access#{paragraphs}")
    assert (answer.code, answer.out) == (1, "")
    assert f"“{paragraphs}”; its paragraphs are numbered 1 to 3" in answer.err


def test_a_citation_can_be_pasted_back(briefing: Callable[..., Any]) -> None:
    assert briefing("show", "briefing:topics/access#1").code == 0
    assert briefing("briefing:topics/access#1").out == briefing("show", "topics/access#1").out


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [("topics/access", "N from 1 to 3"), ("topics/access#why", "heading"), ("topics/access#99", "1 to 3")],
)
def test_only_numbered_paragraphs_can_be_cited(
    briefing: Callable[..., Any], paragraph: str, reason: str
) -> None:
    answer = briefing("cite", paragraph)
    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err
