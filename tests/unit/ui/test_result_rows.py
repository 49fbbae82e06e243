"""Hits of one page stand together under its title; what is on screen never moves when further hits arrive."""

from app.core.search.result import Hit, Snippet
from app.ui.models.result_rows import ResultRow, RowKind, rows_of
from app.ui.models.results_model import ResultsModel


def hit(page: str, block: str = "b", more: int = 0, kind: str = "passage") -> Hit:
    snippet = Snippet("Text.", ())
    return Hit(kind, page, block, 1, "en", (), page, "topics", "", snippet, 1.0, (page,), more)


def shape(rows: list[ResultRow]) -> list[tuple[str, str, int]]:
    return [(row.kind.name, row.hit.page, row.rest) for row in rows]


def test_three_of_a_page_are_shown_and_the_others_counted() -> None:
    hits = (hit("a", "1", more=6), hit("b"), *(hit("a", block) for block in "2345"))
    assert shape(rows_of(hits)) == [
        ("HEAD", "a", 0),
        *[("PASSAGE", "a", 0)] * 3,
        ("MORE", "a", 4),
        ("HEAD", "b", 0),
        ("PASSAGE", "b", 0),
    ]


def test_hits_that_have_not_been_made_are_counted_too() -> None:
    assert shape(rows_of((hit("a", more=9),)))[-1] == ("MORE", "a", 9)


def test_only_a_first_term_is_an_answer() -> None:
    whole = Snippet("The whole definition.", ())
    term = hit("t", kind="term")
    rows = rows_of((term, hit("a"), term), 0, whole)
    assert [row.kind for row in rows] == [RowKind.ANSWER, RowKind.HEAD, RowKind.PASSAGE, RowKind.TERM]
    assert rows[0].snippet == whole
    assert rows_of((hit("a"), term), 0, whole)[-1].kind is RowKind.TERM
    assert rows_of((term,))[0].kind is RowKind.TERM


def test_further_hits_come_at_the_end_or_wait_for_their_page_to_be_opened() -> None:
    model = ResultsModel()
    first = (hit("a", "1", more=2), hit("b", "1"))
    model.show_hits(first, 6)
    before = [model.row(row) for row in range(model.rowCount())]
    further = (*first, hit("a", "2"), hit("c", "1"), hit("a", "3"))
    model.add_hits(further)
    assert [model.row(row) for row in range(len(before))] == before
    assert model.row(model.rowCount() - 1).hit.page == "c"  # type: ignore[union-attr]
    model.open_group(2)
    model.add_hits(further)
    assert [found.block for row in range(4) if (found := model.hit(row))] == ["1", "2", "3"]


def test_a_page_that_is_opened_before_its_hits_are_there_opens_when_they_come() -> None:
    model, asked, opened = ResultsModel(), [], []
    model.more_requested.connect(lambda: asked.append(True))
    model.group_opened.connect(opened.append)
    first = (hit("a", "1", more=1),)
    model.show_hits(first, 2)
    model.open_group(2)
    assert (asked, opened) == ([True], [])
    model.add_hits((*first, hit("a", "2")))
    assert opened == [2]
    assert model.rowCount() == 3
