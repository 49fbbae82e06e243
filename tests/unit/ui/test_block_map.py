"""Whatever stands on the page, one finds out which paragraph it is, and in which language: on every real page."""

import pytest
from PySide6.QtGui import QTextCursor

from app.core.content.library import Library
from app.core.model.page import BlockKind
from app.core.userdata.session import BENEATH, BOTH
from app.ui.navigation import Place
from app.ui.reader.reader_pane import ReaderPane


def plain(text: str) -> str:
    """Return the letters and figures of a text: what Qt and we make of spaces and signs is not the point here."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("reading", ["en", "fr"])
@pytest.mark.parametrize("mode", [BOTH, BENEATH])
def test_every_block_of_every_page_is_found_in_both_languages(
    reader: ReaderPane, library: Library, mode: str, reading: str
) -> None:
    reader.resize(1300, 700)
    reader.set_mode(mode)
    lost = []
    for page in library.collection.pages:
        reader.show_place(Place(page), reading)
        blocks, document = reader.view.blocks, reader.view.document()
        tops = blocks.tops()
        if tops != sorted(tops):
            lost.append((page, "order", ""))
        for tag in ("en", "fr"):
            text = library.page(page, tag)
            for block in text.blocks:
                spot = next((s for s in blocks.all_spots if (s.id, s.language) == (block.id, tag)), None)
                same = block.kind is BlockKind.TABLE_ROW and mode == BENEATH and tag != reading
                if spot is None or spot.number != block.number:
                    if not same:  # a row that says the same in both languages says it once
                        lost.append((page, tag, block.id))
                elif block.kind is not BlockKind.FIGURE and not same:
                    shown = plain(document.findBlock(spot.position).text())
                    if shown[:8] not in plain(block.text):  # the first cell of a row may be empty
                        lost.append((page, tag, block.id))
            if any(f"note-{source.key}" not in blocks.anchors for source in text.sources):
                lost.append((page, tag, "sources"))
    assert reader.side_by_side == (mode == BOTH)
    assert lost == []


@pytest.mark.parametrize("width", [700, 1300])
def test_a_position_tells_language_id_and_number(reader: ReaderPane, library: Library, width: int) -> None:
    reader.resize(width, 700)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/cybersecurity"), "fr")
    blocks = reader.view.blocks
    found = set()
    for spot in blocks.all_spots:
        for position in (spot.position, spot.position + 3):
            at = blocks.spot_at(position)
            assert at == spot
            assert blocks.language_at(position) == spot.language
            assert blocks.position_of(blocks.point_at(position)) == position
        found.add((spot.language, spot.id))
    page = library.page("topics/cybersecurity", "en")
    assert found == {(tag, block.id) for tag in ("en", "fr") for block in page.blocks}


@pytest.mark.parametrize("width", [700, 1300])
def test_the_head_of_the_page_has_a_language_and_no_number(reader: ReaderPane, width: int) -> None:
    reader.resize(width, 700)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/cybersecurity"), "en")
    document, blocks = reader.view.document(), reader.view.blocks
    for title, tag in (("Cybersecurity", "en"), ("Cybersécurité", "fr")):
        position = document.find(title).selectionStart()
        assert blocks.language_at(position) == tag
        assert blocks.spot_at(position) is None
        assert blocks.position_of(blocks.point_at(position)) == position


def test_the_label_of_a_note_is_in_its_own_language(reader: ReaderPane) -> None:
    reader.resize(1300, 700)
    reader.set_mode(BOTH)
    reader.show_place(Place("topics/ixp"), "en")
    label = reader.view.document().find("Après la conférence")
    assert not label.isNull()
    assert reader.view.blocks.language_at(label.selectionStart()) == "fr"


def test_a_place_in_a_text_that_is_not_shown_is_nowhere(reader: ReaderPane) -> None:
    reader.show_place(Place("topics/cybersecurity"), "en")
    point = reader.view.blocks.point_at(QTextCursor(reader.view.document()).position())
    assert reader.view.blocks.position_of(point._replace(language="fr")) is None
    assert reader.view.blocks.position_of(point._replace(block="gone")) is None
