"""What an author writes becomes the blocks a reader sees, each with the line it stands on. One row, one construct."""

from textwrap import dedent

import pytest

from app.core.rendering.markdown_blocks import MarkdownReader, ParsedBlock


def parsed(text: str, first_line: int = 1) -> list[ParsedBlock]:
    return MarkdownReader().parse(dedent(text).lstrip("\n"), first_line)[0]


def outline(text: str) -> list[str]:
    """Return each block as "line kind level variant: text"."""
    return [
        " ".join(filter(None, (str(b.line), b.kind.value, str(b.level or ""), b.variant))) + f": {b.text}"
        for b in parsed(text)
    ]


CONSTRUCTS = {
    "headings": (
        "## Part {#part}\n\n### Detail",
        ["1 heading 2: Part", "3 heading 3: Detail"],
    ),
    "paragraphs of several lines": (
        "One line\nand another.\n\n\nNext.",
        ["1 paragraph: One line and another.", "5 paragraph: Next."],
    ),
    "a list in a list": (
        "- one\n    - inner\n    - inner two\n- two",
        [
            "1 list_item 1 bullet: one",
            "2 list_item 2 bullet: inner",
            "3 list_item 2 bullet: inner two",
            "4 list_item 1 bullet: two",
        ],
    ),
    "a numbered list": (
        "1. one\n2. two",
        ["1 list_item 1 ordered: one", "2 list_item 1 ordered: two"],
    ),
    "an item of several paragraphs": (
        "- one\n\n    more of it\n\n- two",
        ["1 list_item 1 bullet: one more of it", "5 list_item 1 bullet: two"],
    ),
    "a table": (
        "| Head | Other |\n|---|---|\n| a | b |\n| c | d |",
        ["1 table_row header: Head | Other", "3 table_row: a | b", "4 table_row: c | d"],
    ),
    "a quotation": (
        "> One voice.\n>\n> And more.",
        ["1 quote: One voice.", "3 quote: And more."],
    ),
    "a note with a title": (
        '!!! after "After the conference"\n    It was adopted.\n\n    Later on.',
        ["2 note after: It was adopted.", "4 note after: Later on."],
    ),
    "definitions": (
        "Term\n:   What it means.",
        ["1 list_item 1 bullet: Term What it means."],
    ),
    "a rule is no block": ("One.\n\n---\n\nTwo.", ["1 paragraph: One.", "5 paragraph: Two."]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_each_construct_becomes_its_blocks(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_lines_are_counted_from_where_the_body_begins() -> None:
    assert [block.line for block in parsed("One.\n\nTwo.", first_line=12)] == [12, 14]


def test_neighbouring_lists_tables_and_notes_are_told_apart() -> None:
    first, _middle, second = parsed("- one\n\nBetween.\n\n- two")
    assert first.group != second.group
    assert len({row.group for row in parsed("| a |\n|---|\n| b |")}) == 1


def test_the_title_of_a_note_stands_on_its_first_paragraph_only() -> None:
    blocks = parsed('!!! conflict "Two figures"\n    One.\n\n    Two.')
    assert [block.label for block in blocks] == ["Two figures", ""]


def test_an_explicit_id_is_kept() -> None:
    assert parsed("## Rules {#rules}")[0].explicit_id == "rules"


def test_sources_are_numbered_by_first_use_and_a_second_use_keeps_its_number() -> None:
    blocks, cited = MarkdownReader().parse("One.[^b]\n\nTwo.[^a] Three.[^b]")
    assert cited == ("b", "a")
    assert '<a href="note:b">1</a>' in blocks[0].html
    assert '<a href="note:a">2</a>' in blocks[1].html
    assert '<a href="note:b">1</a>' in blocks[1].html
    assert [block.notes for block in blocks] == [("b",), ("a", "b")]
    assert [block.text for block in blocks] == ["One.", "Two. Three."]


def test_the_next_page_starts_counting_anew() -> None:
    reader = MarkdownReader()
    reader.parse("One.[^a]\n\n- item\n\n[link](page:topics/ott)")
    blocks, cited = reader.parse("Two.[^b]")
    assert cited == ("b",)
    assert 'note:b">1<' in blocks[0].html


def test_links_are_listed_as_written() -> None:
    (block,) = parsed("See [OTT](page:topics/ott#rules) and [a & b](page:topics/access).")
    assert block.links == ("page:topics/ott#rules", "page:topics/access")
    assert block.text == "See OTT and a & b."


def test_emphasis_code_and_typographic_marks_survive() -> None:
    (block,) = parsed("**Bold**, *slanted*, `code` and l’« Internet »…")
    assert block.html == "<strong>Bold</strong>, <em>slanted</em>, <code>code</code> and l’« Internet »…"
    assert block.text == "Bold, slanted, code and l’« Internet »…"


def test_cells_of_a_row_stay_cells() -> None:
    assert parsed("| A | B |\n|---|---|\n| 1 | **2** |")[1].html == "<td>1</td><td><strong>2</strong></td>"
