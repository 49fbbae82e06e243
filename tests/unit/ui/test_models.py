"""Lists and trees keep Qt's contract, whatever is put into them, and say to a screen reader what they show."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.core.content.library import Library
from app.core.search.result import Hit, Snippet
from app.ui import plain_enums
from app.ui.models.contents_model import ContentsModel, ReadWords
from app.ui.models.lines_model import Line, LinesModel
from app.ui.models.results_model import ResultsModel
from app.ui.plain_enums import ItemRole


def hit(page: str, title: str = "Title", heading: str = "", text: str = "Some text.") -> Hit:
    return Hit("passage", page, "b1", 1, "en", (), title, "topics", heading, Snippet(text, ()), 1.0, ())


def titles(model: ContentsModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


@pytest.fixture
def contents(library: Library) -> ContentsModel:
    model = ContentsModel("en")
    model.set_library(library)
    return model


def test_contents_keep_the_contract(
    qtmodeltester: ModelTester, contents: ContentsModel, library: Library
) -> None:
    qtmodeltester.check(contents)
    contents.set_language("fr")
    contents.set_library(library)


def test_contents_without_a_library_keep_the_contract(qtmodeltester: ModelTester) -> None:
    model = ContentsModel("en")
    qtmodeltester.check(model)
    assert titles(model) == []


def test_contents_list_every_page_in_reading_order(contents: ContentsModel, library: Library) -> None:
    sections = library.collection.sections
    assert titles(contents) == [section.title("en") for section in sections]
    for row, section in enumerate(sections):
        parent = contents.index(row, 0)
        assert titles(contents, parent) == [library.info(page).title("en") for page in section.pages]


def test_contents_change_language_without_folding_up(contents: ContentsModel, library: Library) -> None:
    changed: list[QModelIndex] = []
    contents.dataChanged.connect(lambda first, _last: changed.append(first))
    contents.modelReset.connect(lambda: pytest.fail("the tree would fold up"))
    index = contents.index_of("topics/ott")
    contents.set_language("fr")
    assert index.data() == library.info("topics/ott").title("fr")
    assert index.parent().data() == library.collection.sections[2].title("fr")
    assert changed


def test_contents_find_every_page_again(contents: ContentsModel, library: Library) -> None:
    assert all(contents.index_of(page).data(ItemRole.OWN) == page for page in library.collection.pages)
    assert not contents.index_of("topics/nothing").isValid()


def test_a_section_is_no_page(contents: ContentsModel) -> None:
    assert contents.index(0, 0).data(ItemRole.OWN) is None


def test_results_keep_the_contract(qtmodeltester: ModelTester) -> None:
    model = ResultsModel()
    qtmodeltester.check(model)
    model.show_hits((hit("topics/ott"), hit("topics/access")), 2)
    model.show_hits((), 0)
    model.show_hits((hit("topics/ott"),) * 60, 60)


def test_a_result_is_read_out_with_title_path_and_text() -> None:
    model = ResultsModel()
    model.show_hits((hit("topics/ott", "OTT services", "Rules", "Regulation of OTT."),), 1)
    index = model.index(1)
    assert model.index(0).data() == "OTT services"
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert index.data(role) == "OTT services. Rules. Regulation of OTT."


def test_a_row_that_is_not_there_is_no_hit() -> None:
    model = ResultsModel()
    model.show_hits((hit("topics/ott"),), 1)
    assert (model.hit(-1), model.hit(2), model.hit(0)) == (None, None, None)
    assert model.hit(1) == model.index(1).data(ItemRole.OWN).hit


def test_plain_numbers_are_those_of_qt() -> None:
    """They are written out because naming `Qt` before the first paint costs a quarter of the start."""
    assert Qt.ItemDataRole.DisplayRole.value == ItemRole.DISPLAY
    assert Qt.ItemDataRole.ToolTipRole.value == ItemRole.TOOLTIP
    assert Qt.ItemDataRole.AccessibleTextRole.value == ItemRole.ACCESSIBLE_TEXT
    assert Qt.ItemDataRole.UserRole.value < ItemRole.OWN
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == plain_enums.NO_SCROLL_BAR
    assert Qt.TextInteractionFlag.TextBrowserInteraction.value == plain_enums.BROWSER_INTERACTION


def test_more_hits_are_asked_for_once_and_join_the_others() -> None:
    """Else a reader who scrolls on comes to the end of a list that has no end, or loses the row that is chosen."""
    model, asked = ResultsModel(), []
    model.more_requested.connect(lambda: asked.append(True))
    first = tuple(hit(f"topics/{number}") for number in range(3))
    model.show_hits(first, 5)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [True]
    with_rest = (*first, hit("topics/3"), hit("topics/4"))
    model.add_hits(with_rest)
    hits = [model.hit(row) for row in range(model.rowCount())]
    assert [each for each in hits if each] == list(with_rest)
    model.show_hits(first, 3)
    assert not model.canFetchMore(QModelIndex())


WORDS = ReadWords("read", "unread", "{read} of {all} read")


def test_contents_say_what_is_read_once_somebody_keeps_account(
    contents: ContentsModel, library: Library
) -> None:
    ott = contents.index_of("topics/ott")
    assert ott.data(ItemRole.UNREAD) is None
    assert ott.parent().data(ItemRole.BESIDE) is None
    assert not contents.set_read(frozenset({"topics/ott"}), WORDS), "the same rows"
    assert ott.data(ItemRole.UNREAD) is False
    assert ott.data(ItemRole.ACCESSIBLE_TEXT) == f"{library.info('topics/ott').title('en')}, read"
    assert contents.index_of("topics/ixp").data(ItemRole.UNREAD) is True
    pages = len(library.collection.sections[2].pages)
    assert ott.parent().data(ItemRole.BESIDE) == f"1/{pages}"
    assert ott.parent().data(ItemRole.TOOLTIP) == f"1 of {pages} read"


def test_pages_of_the_program_are_not_counted(contents: ContentsModel, library: Library) -> None:
    contents.set_program_pages([("help/glossary", "Glossary")])
    contents.set_library(library)
    contents.set_read(frozenset(), WORDS)
    assert contents.index_of("help/glossary").data(ItemRole.UNREAD) is None
    assert contents.index_of("help/glossary").data(ItemRole.DISPLAY) == "Glossary"


def test_only_unread_pages_keep_the_contract(
    qtmodeltester: ModelTester, contents: ContentsModel, library: Library
) -> None:
    section = library.collection.sections[1]
    contents.set_read(frozenset(section.pages), WORDS)
    assert contents.show_unread_only(True, section.pages[2])
    qtmodeltester.check(contents)
    assert titles(contents, contents.index(1, 0)) == [library.info(section.pages[2]).title("en")]
    assert contents.pages_of(contents.index(1, 0)) == section.pages
    assert contents.show_unread_only(False, "")
    assert len(titles(contents, contents.index(1, 0))) == len(section.pages)


def test_lines_keep_the_contract_and_know_where_one_is(qtmodeltester: ModelTester) -> None:
    model = LinesModel()
    model.show_lines(
        [Line("One", "#one"), Line("Deeper", "#two", "Deeper, level 3", depth=1), Line("Last", "#three")]
    )
    qtmodeltester.check(model)
    model.set_words("you are here")
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.mark("#two")
    model.mark("#two")
    assert (model.here, changed) == (1, [1])
    assert model.index(1).data() == "\u2003Deeper"
    spoken = [model.index(row).data(ItemRole.ACCESSIBLE_TEXT) for row in range(model.rowCount())]
    assert spoken == ["One", "Deeper, level 3, you are here", "Last"]
    model.mark("#gone")
    assert (model.here, changed) == (-1, [1, 1])
    model.mark("#three")
    model.show_lines([Line("One", "#one")])
    assert model.here == -1
