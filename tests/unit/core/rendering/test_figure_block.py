"""A figure on a page is a block like any other: read, cited, copied and exported, with words for what it shows."""

import pytest

from app.core.model.page import Block, BlockKind, Page
from app.core.rendering.figure_block import FigureText
from app.core.rendering.markdown_blocks import MarkdownReader, ParsedBlock
from app.core.rendering.page_html import PageWords, page_html
from app.core.rendering.plain import page_markdown, page_text
from tests.sample_pages import page

ROAD = FigureText("The <road>", 'Seen: "six" & one.', ("coord", "isoc17"))
FIGURES = {"road": ROAD}


def parsed(text: str) -> list[ParsedBlock]:
    return MarkdownReader().parse(text, 1, FIGURES)[0]


def shown(text: str = "![](figure:road)", figures: tuple[str, ...] = ("road",)) -> str:
    return page_html(sample(text), "", PageWords("", "", ""), "en", figures)


def sample(text: str = "![](figure:road)") -> Page:
    made = (
        Block(b.explicit_id, 1, b.kind, b.level, b.group, b.variant, b.label, b.html, b.text)
        for b in parsed(text)
    )
    return page(*made)


def test_a_paragraph_that_is_a_figure_becomes_one() -> None:
    before, figure, after = parsed("Before.\n\n![](figure:road)\n\nAfter.")
    assert (figure.kind, figure.variant, figure.explicit_id) == (BlockKind.FIGURE, "road", "figure-road")
    assert (before.line, figure.line, after.line) == (1, 3, 5)
    assert figure.text == 'The <road>. Seen: "six" & one.'


def test_its_sources_are_numbered_in_reading_order() -> None:
    blocks, cited = MarkdownReader().parse("One.[^isoc17]\n\n![](figure:road)\n\nTwo.[^other]", 1, FIGURES)
    assert cited == ("isoc17", "coord", "other")
    assert blocks[1].notes == ("coord", "isoc17")
    assert '<a href="note:coord">2</a></sup><sup><a href="note:isoc17">1</a>' in blocks[1].html


@pytest.mark.parametrize(
    "text",
    [
        "See ![](figure:road).",
        "- ![](figure:road)",
        "> ![](figure:road)",
        "![](figure:road) ![](figure:road)",
    ],
)
def test_a_figure_in_the_midst_of_something_is_none(text: str) -> None:
    (block,) = parsed(text)
    assert block.kind is not BlockKind.FIGURE
    assert "<img" not in block.html


def test_an_unknown_figure_is_called_by_its_id() -> None:
    (block,) = parsed("![](figure:none)")
    assert block.kind is BlockKind.FIGURE
    assert block.text == "none."


def test_on_the_page_it_is_an_image_with_a_caption() -> None:
    html = shown()
    assert '<img src="figure:road" alt="Seen: &quot;six&quot; &amp; one.">' in html
    assert '<p class="caption">The &lt;road&gt;<sup>' in html
    assert '<a name="figure-road">' in html


def test_what_cannot_be_drawn_stands_there_in_words() -> None:
    html = shown(figures=())
    assert "<img" not in html
    assert "<p>Seen: &quot;six&quot; &amp; one.</p>" in html
    assert '<a name="figure-road"></a>The &lt;road&gt;' in html


def test_in_the_terminal_it_is_read() -> None:
    assert 'The <road> [1] [2]. Seen: "six" & one.' in page_text(sample())


def test_its_markdown_reads_back_as_the_same_figure_where_nobody_knows_it() -> None:
    markdown = page_markdown(sample()).partition("\n")[2]
    assert '![Seen: "six" & one.](figure:road "The <road>")[^coord][^isoc17]' in markdown
    blocks, cited = MarkdownReader().parse(markdown)
    assert blocks == [block._replace(line=blocks[0].line) for block in parsed("![](figure:road)")]
    assert cited == ROAD.sources


def test_a_figure_that_is_drawn_leads_to_its_words_where_somebody_answers() -> None:
    words = PageWords("", "", "", "In words")
    assert '<a href="description:road">In\u00a0words</a>' in page_html(sample(), "", words, "en", ("road",))
    assert "description:" not in page_html(sample(), "", words, "en"), "the words stand there already"
    assert "description:" not in shown()
