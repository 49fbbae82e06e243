"""A link leads to its place in the file, or is no link any more: never to nowhere."""

import pytest

from app.core.model.page import BlockKind
from app.core.rendering.export.document import Links
from tests.sample_documents import PAPER, document, export_page, term
from tests.sample_pages import block, heading, item, page, row

FIRST = export_page(
    page(heading("Why", "why"), block("text", name="b1"), sources=(PAPER,)), name="topics/one"
)
SECOND = export_page(page(block("text", name="b2")), name="topics/two")


@pytest.fixture
def links() -> Links:
    return Links(document(FIRST, SECOND, terms=(term("glossary.ixp", en="IXP"),)))


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("page:topics/two", "#topics/two"),
        ("page:topics/one#why", "#topics/one--why"),
        ("page:topics/two#gone", "#topics/two"),
        ("page:topics/elsewhere#why", ""),
        ("#why", "#topics/one--why"),
        ("note:paper", "#topics/one--en-note-paper"),
        ("term:glossary.ixp", "#term--glossary.ixp"),
        ("term:glossary.ott", ""),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("briefing:topics/one", ""),
        ("", ""),
    ],
)
def test_targets(links: Links, href: str, target: str) -> None:
    assert links.target(href, "topics/one", "en") == target


def test_rows_that_belong_together() -> None:
    both = export_page(
        page(block("a"), item("b"), item("c"), row("d", "e", head=True), row("f", "g"), block("h")),
        page(block("A"), item("B"), item("C"), row("D", "E", head=True), row("F", "G"), language="fr"),
    )
    assert [(kind, len(run)) for kind, run in both.runs_of_rows] == [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.LIST_ITEM, 2),
        (BlockKind.TABLE_ROW, 2),
        (BlockKind.PARAGRAPH, 1),
    ]
    assert both.rows[-1][1] is None


def test_a_document_of_one_page_has_the_title_of_the_page() -> None:
    assert document(SECOND).single
    assert document(SECOND).title == "Title"
    assert document(FIRST, SECOND).title == "Briefing-en"
