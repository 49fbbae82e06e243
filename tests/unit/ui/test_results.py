"""An answer is shown as it is: hits, counts, hints, suggestions; and a word where there is nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.core.content.library import Library
from app.core.search.result import Hit, SearchAnswer, SearchRequest, Snippet
from app.ui.language import InterfaceLanguage
from app.ui.panels.results import ResultsPanel
from app.ui.theme import Theme, load_theme


def hit(page: str, language: str = "en", kind: str = "passage", text: str = "Some text.") -> Hit:
    return Hit(
        kind,
        page,
        "b1",
        3,
        language,
        (),
        f"Title of {page}",
        "topics",
        "Part",
        Snippet(text, ((0, 4),)),
        1.0,
        ("x",),
    )


def answer(*hits: Hit, **values: object) -> SearchAnswer:
    request = SearchRequest("text", "en")
    empty = SearchAnswer(request, "scan", len(hits), 1.0, "", (), hits, {"topics": len(hits)}, {"en": 1}, ())
    return empty._replace(**values)


@pytest.fixture
def panel(qtbot: QtBot, interface: InterfaceLanguage, theme: Theme, library: Library) -> ResultsPanel:
    panel = ResultsPanel(interface, theme)
    qtbot.addWidget(panel)
    panel.resize(300, 500)
    panel.set_sections(library.collection.sections)
    panel.show()
    return panel


def words(panel: ResultsPanel) -> str:
    """Return what the panel says in words, apart from the hits."""
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def choices(panel: ResultsPanel) -> list[list[str]]:
    return [[box.itemText(row) for row in range(box.count())] for box in panel.findChildren(QComboBox)]


@pytest.mark.parametrize(("total", "text"), [(0, "0 results"), (1, "1 result"), (1234, "1234 results")])
def test_hits_are_counted(panel: ResultsPanel, total: int, text: str) -> None:
    panel.show_answer(answer(hit("a"), total=total))
    assert text in words(panel)


def test_the_first_hit_is_chosen_and_previewed_once(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.preview_requested) as previewed:
        panel.show_answer(answer(hit("a"), hit("b")))
    assert previewed.args[0].page == "a"
    assert panel.current_hit() == previewed.args[0]


def test_stepping_stops_at_both_ends(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), hit("b"), hit("c")))
    pages = []
    for rows in (-1, 1, 5, 1, -1):
        panel.step(rows)
        pages.append(panel.current_hit().page)  # type: ignore[union-attr]
    assert pages == ["a", "b", "c", "c", "b"]


def test_keys_in_the_list_work_as_in_the_box(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), hit("b")))
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.open_requested) as opened:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args[0].page == "b"


def test_nothing_found_says_what_to_do(panel: ResultsPanel) -> None:
    panel.show_answer(answer())
    assert "Nothing found" in words(panel)
    assert panel.current_hit() is None


def test_a_correction_is_told_and_its_hits_are_shown(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), corrected="cyber <b>"))
    assert "cyber &lt;b&gt;" in words(panel)
    assert panel.list.isVisible()


def test_a_suggestion_is_one_click_away(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.show_answer(answer(suggestions=("cybersecurity", 'the "web"')))
    (label,) = [label for label in panel.findChildren(QLabel) if "cybersecurity" in label.text()]
    with qtbot.waitSignal(panel.query_requested) as wanted:
        label.linkActivated.emit("query:cybersecurity")
    assert wanted.args == ["cybersecurity"]


def test_a_hint_is_shown_beside_the_hits(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), hint="A quotation mark is missing."))
    assert "A quotation mark is missing." in words(panel)


def late(panel: ResultsPanel) -> str:
    """Return what is said below the list."""
    (label,) = [label for label in panel.findChildren(QLabel) if label.objectName() == "late"]
    return label.text() if label.isVisible() else ""


def test_a_late_hint_comes_after_a_pause_and_moves_nothing(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), late_hint="A quotation mark is missing."))
    before = panel.list.mapTo(panel, panel.list.rect().topLeft())
    assert late(panel) == ""
    qtbot.waitUntil(lambda: late(panel) == "A quotation mark is missing.")
    assert panel.list.mapTo(panel, panel.list.rect().topLeft()) == before
    panel.show_answer(answer(hit("b"), late_hint="A quotation mark is missing."))
    assert late(panel) == "A quotation mark is missing.", "as long as it holds it stays"
    panel.show_answer(answer(hit("b")))
    assert late(panel) == ""


def test_a_late_hint_comes_with_enter(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), late_hint="There is no section of that name."))
    panel.open_current()
    assert late(panel) == "There is no section of that name."
    panel.clear()
    assert late(panel) == ""


def test_what_was_typed_on_meanwhile_is_not_told_of_any_more(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), late_hint="A quotation mark is missing."))
    panel.show_answer(answer(hit("a")))
    assert not panel._pause.isActive()


def passage(page: str, number: int, block: str = "b1") -> Hit:
    return hit(page)._replace(passage=number, block=block)


def test_asked_again_the_chosen_passage_stays_chosen_wherever_it_is_now(panel: ResultsPanel) -> None:
    pages = [passage(f"p{number}", number) for number in range(30)]
    panel.show_answer(answer(*pages))
    for _step in range(9):
        panel.step(1)
    chosen = panel.current_hit()
    height = panel._height_of_current()
    assert height > 0
    other = [one._replace(block="b2") if one == chosen else one for one in reversed(pages)]
    panel.show_answer(answer(*other), preview=False)
    assert panel.current_hit() == chosen._replace(block="b2")  # type: ignore[union-attr]
    assert panel._height_of_current() == height


def test_asked_again_a_passage_behind_the_others_of_its_page_is_unfolded(panel: ResultsPanel) -> None:
    own = [passage("p", number, f"b{number}")._replace(more=5) for number in range(6)]
    panel.show_answer(answer(own[5], *own[:5]))
    assert panel.current_hit() == own[5]
    panel.show_answer(answer(*own), preview=False)
    assert panel.current_hit() == own[5]
    assert not panel._preview.isActive()


def test_counts_change_in_their_places_from_key_to_key(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), sections={"topics": 4}, languages={"en": 3}))
    (box, _tongue) = panel.findChildren(QComboBox)
    cleared: list[int] = []
    box.model().rowsRemoved.connect(lambda *_: cleared.append(1))
    panel.show_answer(answer(hit("a"), sections={"topics": 7}, languages={"en": 3}))
    assert "Focus areas (7)" in choices(panel)[0]
    assert cleared == []
    panel._filters._language.switch("fr")
    panel.show_answer(answer(hit("a"), sections={"topics": 7}, languages={"en": 3}))
    assert choices(panel)[0][0] != "All sections"


def test_filters_offer_sections_and_languages_with_counts(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a"), sections={"topics": 4}, languages={"en": 3, "fr": 1}))
    sections, languages = choices(panel)
    assert sections[0] == "All sections"
    assert "Focus areas (4)" in sections
    assert "The conference (0)" in sections
    assert languages == ["Both languages", "In English (3)", "In French (1)"]


def test_a_chosen_filter_is_asked_for_and_stays_chosen(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a")))
    section, language = panel.findChildren(QComboBox)
    section.setCurrentIndex(section.findData("topics"))
    language.setCurrentIndex(language.findData("fr"))
    with qtbot.waitSignal(panel.filter_requested) as wanted:
        section.activated.emit(section.currentIndex())
    assert wanted.args == ["topics", "fr"]
    panel.show_answer(answer(request=SearchRequest("text", "en", section="topics", in_language="fr")))
    assert [section.currentData(), language.currentData()] == ["topics", "fr"]


def test_clearing_forgets_everything(panel: ResultsPanel) -> None:
    panel.show_answer(answer(hit("a")))
    panel.clear()
    assert panel.current_hit() is None
    assert words(panel).strip() == ""


def test_every_kind_of_hit_can_be_drawn(panel: ResultsPanel, resources) -> None:  # type: ignore[no-untyped-def]
    long = "très long " * 60
    panel.show_answer(
        answer(
            hit("a"),
            hit("b", language="fr"),
            hit("c", kind="term")._replace(number=None, page=""),
            hit("d" * 200, text=long),
            hit("e", text="")._replace(snippet=Snippet("", ()), heading="", section="gone"),
        )
    )
    for name in ("light", "dark"):
        panel.set_theme(load_theme(resources / "themes", name))
        assert not panel.grab().isNull()


def test_a_height_follows_from_the_kind_of_row_and_not_from_its_text(panel: ResultsPanel) -> None:
    """Measuring text that nobody sees made every key press of a long list wait."""
    panel.show_answer(answer(hit("a"), hit("b", text="word " * 200), hit("c")._replace(matched=("IXP",))))
    heights = [panel.list.visualRect(panel._model.index(row)).height() for row in (1, 3, 5)]
    assert heights[0] == heights[1] < heights[2]


def test_the_term_one_asked_for_is_answered_with_its_whole_definition(
    panel: ResultsPanel, library: Library
) -> None:
    panel.set_library(library)
    longest = max(library.terms(), key=lambda term: len(term.text("en").definition))
    term = hit("", kind="term", text="cut …")._replace(subjects=(longest.id,))
    panel.show_answer(answer(term, hit("a"), term))
    rows = [panel._model.row(number) for number in (0, 3)]
    assert [row.snippet.text for row in rows if row] == [longest.text("en").definition, "cut …"]
    assert panel.list.visualRect(panel._model.index(0)).height() > 70


def test_what_was_typed_can_be_insisted_on(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.show_answer(
        answer(hit("a"), request=SearchRequest("cybr in:topics", "en"), corrected="cyber in:topics")
    )
    (label,) = [label for label in panel.findChildren(QLabel) if "instead" in label.text()]
    assert "query:&quot;cybr&quot; in:topics" in label.text()


def test_more_of_a_page_is_opened_where_it_stands(qtbot: QtBot, panel: ResultsPanel) -> None:
    of_a = [hit("a")._replace(block=f"b{number}", more=4) for number in range(5)]
    panel.show_answer(answer(*of_a, hit("b")))
    panel.step(3)
    assert panel.current_hit() is None
    panel.open_current()
    assert panel.current_hit() == of_a[3]
    hits = [panel._model.hit(row) for row in range(panel._model.rowCount())]
    assert hits == [None, *of_a, None, hit("b")]


def test_what_a_hit_says_in_the_other_language_is_one_key_away(panel: ResultsPanel, library: Library) -> None:
    panel.set_library(library)
    block = next(block for block in library.page("topics/ott", "en").blocks if block.number == 3)
    french = next(b for b in library.page("topics/ott", "fr").blocks if b.id == block.id)
    found = hit("topics/ott", language="fr", text=block.text[:40])._replace(block=block.id)
    panel.show_answer(answer(found))
    panel.turn_current()
    row = panel._model.row(1)
    assert row is not None
    assert row.snippet.text[:20] == french.text[:20]
    panel.turn_current()
    row = panel._model.row(1)
    assert row is not None
    assert row.snippet == found.snippet
