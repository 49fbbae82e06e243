"""The Markdown file reads as it is, keeps paragraph numbers, and other programs see the same text in it."""

import re

import markdown
import pytest

from app.core.rendering.export.markdown_file import escaped, markdown_file
from tests.sample_documents import PAPER, document, export_page, term
from tests.sample_pages import block, heading, item, note, page, row

ENGLISH = page(
    heading("Why", "why"),
    block('A <strong>bold</strong> word<sup><a href="note:paper">1</a></sup>.', name="b1"),
    item("first", variant="ordered"),
    item("inner", level=2),
    item("second", variant="ordered"),
    row("Head", "Other", head=True),
    row("a|b", "c"),
    note("later", "After"),
    note("still later"),
    block('See <a href="page:topics/one#why">why</a>, <a href="page:topics/none">none</a>', name="b9"),
    title="English title",
    summary="Summary",
    sources=(PAPER,),
)
FRENCH = page(block("Texte", name="b1"), title="Titre", language="fr")
SECOND = export_page(page(block("short", name="b2"), title="Second"), None, name="topics/two")


def test_one_page() -> None:
    assert markdown_file(document(export_page(ENGLISH, name="topics/one"))) == (
        '<a id="topics/one"></a>\n\n# English title\n\n*Summary*\n\n'
        '<a id="topics/one--why"></a>\n\n## Why\n\n'
        "¶1 A **bold** word[^topics-one-en-paper].\n\n"
        "1. ¶2 first\n    - ¶3 inner\n2. ¶4 second\n\n"
        "| Head | Other |\n|---|---|\n| ¶5 a\\|b | c |\n\n"
        "> **After**\n>\n> ¶6 later\n>\n> ¶7 still later\n\n"
        "¶8 See [why](#topics/one--why), none\n\n"
        "[^topics-one-en-paper]: Internet Society, Paper\n"
    )


def test_languages_follow_one_another_page_by_page() -> None:
    made = document(
        export_page(ENGLISH, FRENCH, name="topics/one"),
        SECOND,
        languages=("en", "fr"),
        terms=(term("ixp", en="exchange", fr="échange"),),
    )
    text = markdown_file(made)
    order = ["# Briefing-en", "# Briefing-fr", "### English title", "### Titre", "### Second", "*missing-fr*"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "- [Section-en / Section-fr](#section--topics)" in text
    assert "**échange**: What échange means." in text
    targets = set(re.findall(r"\]\(#([^)]*)\)", text))
    assert targets
    assert targets <= set(re.findall(r'<a id="([^"]*)">', text))


@pytest.mark.parametrize(
    "text", ["*a* _b_ `c` [d](e) <f> g|h R&D &amp;amp; \\i", "# not a heading", "1. not a list", "- nor this"]
)
def test_what_looks_like_markdown_is_shown_as_it_is(text: str) -> None:
    shown = markdown.markdown(
        markdown_file(
            document(
                export_page(
                    page(
                        block("x")._replace(
                            html=text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                        )
                    )
                )
            )
        )
    )
    assert escaped(text)
    plain = re.sub(r"<[^>]+>", "", shown).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert f"¶1 {text}" in plain


def test_a_paragraph_without_a_number_is_no_list() -> None:
    bare = page(block("x"))
    blocks = (bare.blocks[0]._replace(html="1. not a list", number=None),)
    assert "<li>" not in markdown.markdown(markdown_file(document(export_page(bare._replace(blocks=blocks)))))
