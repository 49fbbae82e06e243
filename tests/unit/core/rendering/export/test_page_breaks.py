"""No heading stands last on a page, no row is torn that must not be, nothing is lost or printed outside a page."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.rendering.export.page_breaks import paginated

HEIGHT = 100.0


class Item(NamedTuple):
    """A row of `lines` of height 10."""

    name: int
    lines: int
    gap: float = 0.0
    needs: float = 0.0
    keeps_next: bool = False
    begins_page: bool = False
    breakable: bool = False
    header: "Item | None" = None

    @property
    def height(self) -> float:
        return self.lines * 10.0

    @property
    def least(self) -> float:
        return 20.0 if self.breakable and self.lines >= 4 else self.height

    def split(self, room: float, *, forced: bool = False) -> "tuple[Item, Item] | None":
        lines = min(int(room // 10), self.lines - 1)
        if not forced:
            lines = min(lines, self.lines - 2)
        if lines < (1 if forced else 2) or not (forced or self.breakable):
            return None
        return self._replace(lines=lines), self._replace(lines=self.lines - lines, gap=0.0, begins_page=False)


def names(items: list[Item], height: float = HEIGHT) -> list[list[int]]:
    return [[placed.item.name for placed in page] for page in paginated(items, height)]


def test_rows_follow_one_another_and_the_gap_is_dropped_at_the_top() -> None:
    pages = paginated([Item(1, 4, gap=5), Item(2, 5, gap=5), Item(3, 1, gap=5)], HEIGHT)
    assert [[(placed.item.name, placed.top, placed.gap) for placed in page] for page in pages] == [
        [(1, 0.0, 0.0), (2, 45.0, 5.0)],
        [(3, 0.0, 0.0)],
    ]


def test_a_row_that_does_not_fit_goes_to_the_next_page_whole() -> None:
    assert names([Item(1, 8), Item(2, 3)]) == [[1], [2]]


def test_a_heading_goes_with_what_follows() -> None:
    assert names([Item(1, 8), Item(2, 1, keeps_next=True), Item(3, 2)]) == [[1], [2, 3]]


def test_two_headings_go_with_the_text_under_them() -> None:
    items = [Item(1, 7), Item(2, 1, keeps_next=True), Item(3, 1, keeps_next=True), Item(4, 2)]
    assert names(items) == [[1], [2, 3, 4]]


def test_a_heading_stays_where_the_beginning_of_the_paragraph_fits() -> None:
    assert names([Item(1, 7), Item(2, 1, keeps_next=True), Item(3, 6, breakable=True)]) == [[1, 2, 3], [3]]


def test_a_paragraph_goes_on_with_two_lines_at_least_on_each_side() -> None:
    pages = paginated([Item(1, 7), Item(2, 4, breakable=True)], HEIGHT)
    assert [[placed.item.lines for placed in page] for page in pages] == [[7, 2], [2]]
    assert names([Item(1, 9), Item(2, 4, breakable=True)]) == [[1], [2]]
    assert names([Item(1, 8), Item(2, 3, breakable=True)]) == [[1], [2]]


def test_a_section_begins_a_page() -> None:
    assert names([Item(1, 1), Item(2, 1, begins_page=True), Item(3, 1)]) == [[1], [2, 3]]


def test_a_heading_before_a_section_does_not_go_with_it() -> None:
    assert names([Item(1, 1, keeps_next=True), Item(2, 1, begins_page=True)]) == [[1], [2]]


def test_an_article_wants_room() -> None:
    assert names([Item(1, 6), Item(2, 1, needs=50.0)]) == [[1], [2]]
    assert names([Item(1, 5), Item(2, 1, needs=50.0)]) == [[1, 2]]


def test_the_head_of_a_table_is_repeated() -> None:
    head = Item(0, 1)
    rows = [Item(0, 1, keeps_next=True), *(Item(number, 4, header=head) for number in (1, 2, 3))]
    assert names(rows) == [[0, 1, 2], [0, 3]]


def test_a_row_taller_than_a_page_is_split_by_force() -> None:
    pages = paginated([Item(1, 3), Item(2, 25)], HEIGHT)
    assert sum(placed.item.lines for page in pages for placed in page if placed.item.name == 2) == 25
    assert all(placed.top + placed.item.height <= HEIGHT for page in pages for placed in page)


@given(
    st.lists(
        st.builds(
            Item,
            name=st.just(0),
            lines=st.integers(1, 14),
            gap=st.sampled_from([0.0, 3.0, 12.0]),
            needs=st.sampled_from([0.0, 0.0, 35.0]),
            keeps_next=st.booleans(),
            begins_page=st.sampled_from([False, False, False, True]),
            breakable=st.booleans(),
            header=st.sampled_from([None, None, Item(-1, 2)]),
        ),
        max_size=25,
    )
)
def test_whatever_comes_nothing_is_lost_and_all_is_on_a_page(items: list[Item]) -> None:
    items = [item._replace(name=number) for number, item in enumerate(items)]
    pages = paginated(items, HEIGHT)
    lines: dict[int, int] = {}
    order = []
    for page in pages:
        bottom = 0.0
        for placed in page:
            assert placed.top >= bottom - 1e-9
            bottom = placed.top + placed.item.height
            if placed.item.name < 0:
                continue
            lines[placed.item.name] = lines.get(placed.item.name, 0) + placed.item.lines
            order.append(placed.item.name)
        assert bottom <= HEIGHT
    assert order == sorted(order)
    assert lines == {item.name: item.lines for item in items}
    for item in items:
        parts = sum(placed.item.name == item.name for page in pages for placed in page)
        assert parts == 1 or item.breakable or item.height > HEIGHT


@pytest.mark.parametrize("items", [[], [Item(1, 1)], [Item(1, 1, keeps_next=True)]])
def test_the_smallest_documents(items: list[Item]) -> None:
    assert names(items) == [[item.name for item in items]][: len(items)]
