"""Side by side, the n-th block of one language stands beside the n-th of the other, whatever kind of block it is."""

import re

import pytest

from app.core.model.page import Block, BlockKind, Page, SourceNote
from app.core.rendering.parallel_html import Columns, LanguageText, columns_html
from app.core.rendering.table_html import STACKED, Lines, TableFit
from tests.sample_pages import block, heading, item, note, page, row


def text(language: str, *blocks: Block, sources: tuple[SourceNote, ...] = (), **values: str) -> LanguageText:
    made = page(*blocks, language=language, sources=sources, **values)  # type: ignore[arg-type]
    return LanguageText(language, made, f"Section {language}", f"Sources {language}", f"None in {language}.")


def nothing(language: str) -> LanguageText:
    return LanguageText(language, None, "", "", f"None in {language}.")


def rows(columns: Columns) -> list[str]:
    """Return the rows of the outer table; rows of tables in its cells are not counted."""
    flat = re.sub(
        r'<table class="cells.*?</table>', lambda found: found[0].replace("tr>", "TR>"), columns.html
    )
    return re.findall(r"<tr>(.*?)</tr>", flat)


def cells(columns: Columns) -> list[tuple[str, str]]:
    """Return look and HTML of the two cells of each row."""
    found = []
    for line in rows(columns):
        parts = re.sub(r'<td width="6%" rowspan="\d+"></td>', "", line).split('<td class="')
        first, second = (f'<td class="{part}' for part in parts if part and "</td>" in part)
        found.append((first, second))
    return found


@pytest.mark.parametrize("place", [0, 1])
def test_each_block_stands_in_its_column_and_beside_the_other(place: int) -> None:
    made = columns_html(
        (
            text("en", heading("Part", "part"), block("One.", name="a"), item("two"), note("Three.")),
            text("fr", heading("Partie", "part"), block("Un.", name="a"), item("deux"), note("Trois.")),
        )
    )
    words = (["Title", "Part", "One.", "two", "Three."], ["Title", "Partie", "Un.", "deux", "Trois."])[place]
    shown = [re.sub("<[^>]*>", "", pair[place]) for pair in cells(made)]
    assert [word for word in shown if word in words] == words
    assert [names[place][0] for names in made.rows] == [
        "",
        "",
        "",
        "part",
        "a",
        f"b-{'two' if not place else 'deux'}",
        f"b-{'Three.' if not place else 'Trois.'}",
    ]


def test_what_stands_above_the_text_of_a_note_is_counted() -> None:
    made = columns_html((text("en", note("x", label="After")), text("fr", note("y", label="Après"))))
    assert made.rows[-1] == (("b-x", 1), ("b-y", 1))


def test_a_text_there_is_not_leaves_one_cell_that_says_so() -> None:
    for order in (0, 1):
        texts = [nothing("en"), text("fr", block("Un."), block("Deux."))]
        made = columns_html(tuple(texts if order == 0 else reversed(texts)))
        assert made.html.count("None in en.") == 1
        assert f'rowspan="{len(made.rows)}"' in made.html
        assert "Deux." in made.html
        assert made.html.count("<tr>") == len(made.rows)


def test_a_block_only_one_language_has_stands_alone() -> None:
    made = columns_html((text("en", block("One."), block("Two.")), text("fr", block("Un."))))
    assert re.sub("<[^>]*>", "", cells(made)[-1][0]) == "Two."
    assert re.sub("<[^>]*>", "", cells(made)[-1][1]) == ""


def test_items_of_an_ordered_list_go_on_counting_and_a_new_list_begins_anew() -> None:
    steps = [item(name, variant="ordered") for name in ("a", "b")]
    again = item("c", variant="ordered", group=2)
    one = text("en", *steps, block("Between."), again)
    assert re.findall(r'start="(\d)"', columns_html((one, one)).html) == ["1", "1", "2", "2", "1", "1"]


def test_an_item_of_an_inner_list_is_indented_twice() -> None:
    one = text("en", item("outer"), item("inner", level=2))
    assert "<ul><ul><li>inner</li></ul></ul>" in columns_html((one, one)).html


def test_the_columns_of_a_table_are_as_wide_in_every_row_and_no_word_is_squeezed() -> None:
    one = text("en", row("Region", "Name", head=True), row("Commonwealth", "x"), row("Africa", "y"))
    pair = r'class="cells"[^>]*><tr><t[dh] class="data" width="(\d+)%">[^<]*</t[dh]><t[dh] class="data" width="(\d+)%">'
    widths = re.findall(pair, columns_html((one, one)).html)
    assert len(widths) == 6
    assert len(set(widths)) == 1
    first, second = map(int, widths[0])
    assert first > second > 10
    assert first + second in range(99, 102)


def test_a_table_still_has_a_head_and_lines() -> None:
    one = text("en", row("Head", "B", head=True), row("cell", "d"))
    looks = re.findall(r'<td class="(\w+)"><table', columns_html((one, one)).html)
    assert looks == ["thead", "thead", "row", "row"]


def test_a_table_without_room_is_shown_row_by_row_in_both_languages() -> None:
    one = text("en", row("Region", "Place", head=True), row("Africa", "Kigali"))
    two = text("fr", row("Région", "Lieu", head=True), row("Afrique", "Kigali"))
    made = columns_html((one, two), TableFit({("en", 2): STACKED, ("fr", 2): STACKED}, {}))
    head, first = cells(made)[-2:]
    shown = [re.sub("(<[^>]*>)+", "|", html) for html in first]
    assert shown == ["|Africa|Place:| Kigali|", "|Afrique|Lieu\u00a0:| Kigali|"]
    assert [re.sub("<[^>]*>", "", html) for html in head] == ["\u2060", "\u2060"], (
        "a place, and nothing to see"
    )
    assert made.rows[-2:] == ((("Region", 0), ("Région", 0)), (("Africa", 0), ("Afrique", 0)))


def test_a_note_of_several_paragraphs_is_one_box() -> None:
    one = text("en", note("a", label="After"), note("b"), note("c"), block("d"))
    looks = re.findall(r'<td class="(after[^"]*)"', columns_html((one, one)).html)
    assert looks[::2] == ["after box first", "after box", "after box last"]


def test_sources_stand_side_by_side_and_can_be_gone_to() -> None:
    notes = (SourceNote(1, "a", "Book", "Book"), SourceNote(2, "b", "Page", "Page"))
    made = columns_html((text("en", block("x"), sources=notes), text("fr", block("y"), sources=notes[:1])))
    assert made.rows[-2:] == ((("note-a", 0), ("note-a", 0)), (("note-b", 0), ("", 0)))
    assert "Sources fr" in made.html


def test_figures_go_by_their_language() -> None:
    def figure(language: str) -> LanguageText:
        made = block(
            f'<img src="figure:road" alt="{language}"><br>Road',
            BlockKind.FIGURE,
            name="figure-road",
            variant="road",
        )
        own: Page = page(made, language=language)
        return LanguageText(language, own, "", "", "", {f"road/{language}"}, f"Words {language}")

    html = columns_html((figure("en"), figure("fr"))).html
    assert 'src="figure:road/en"' in html
    assert 'src="figure:road/fr"' in html
    assert '<a href="description:road/en">Words\u00a0en</a>' in html
    assert '<a href="description:road/fr">Words\u00a0fr</a>' in html


def test_a_row_of_lines_is_a_paragraph_with_tabs_and_another_stays_a_table() -> None:
    """Both look the same; a table in a table takes far longer."""
    cited = row("1989", "BDT")._replace(html="<td>1989</td><td>BDT<sup>1</sup></td>")
    one = text("en", row("When", "What", head=True), cited, row("a long date", "x"))
    two = text("fr", row("Date", "Quoi", head=True), row("1989", "BDT"), row("1992", "y"))
    lines = {("en", 2): Lines((90.5,), (True, True, False)), ("fr", 2): Lines((80.0,), (True, True, True))}
    shares = {("en", 2): (40.0, 60.0), ("fr", 2): (35.0, 65.0)}
    made = columns_html((one, two), TableFit(shares, lines))
    assert '<p class="data head">When\tWhat</p>' in made.html
    assert '1989\tBDT<sup class="data">1</sup>' in made.html
    assert made.html.count('<table class="cells"') == 1
    head = len(made.rows) - 3
    assert sorted(made.tabs) == [
        (head, 0, (90.5,)),
        (head, 1, (80.0,)),
        (head + 1, 0, (90.5,)),
        (head + 1, 1, (80.0,)),
        (head + 2, 1, (80.0,)),
    ]


def test_two_notes_on_one_word_of_a_table_are_two_numbers() -> None:
    notes = '<sup><a href="note:a">1</a></sup><sup><a href="note:b">2</a></sup>'
    cited = row("1989", "BDT")._replace(html=f"<td>1989</td><td>BDT{notes}</td>")
    one = text("en", cited)
    fits = TableFit({("en", 2): (40.0, 60.0)}, {("en", 2): Lines((90.5,), (True,))})
    for fit in (None, fits):
        shown = re.sub("<[^>]*>", "", columns_html((one, one), fit).html)
        assert shown.count("BDT1,\u00a02") == 2


def test_what_is_between_the_texts_is_one_cell() -> None:
    made = columns_html((text("en", block("One."), block("Two.")), text("fr", block("Un."), block("Deux."))))
    assert made.html.count("<td></td>") == 0
    assert made.html.count(f'<td width="6%" rowspan="{len(made.rows)}"></td>') == 1


def test_names_cannot_break_out_of_the_html() -> None:
    made = columns_html((text("en", block("x"), title='<b>"&'), nothing("fr")))
    assert "&lt;b&gt;" in made.html
    assert "<b>" not in made.html
