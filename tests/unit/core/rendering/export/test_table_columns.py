"""Printed tables keep words whole and take no more lines than they must."""

import pytest

from app.core.rendering.export.table_columns import column_shares


def test_a_table_that_fits_is_shared_out_by_its_widest_cells() -> None:
    assert column_shares([["ab", "abcdefgh"]], 40) == pytest.approx([4 / 14, 10 / 14])


def test_a_long_text_does_not_squeeze_a_date() -> None:
    rows = [["14 September 2016", "An event that is told at some length, over several lines " * 2]] * 4
    date, event = (share * 60 for share in column_shares(rows, 60))
    assert date >= len("September 2016")
    assert event > date


def test_the_longest_word_decides_how_narrow_a_column_may_be() -> None:
    rows = [["Telecommunications", "word " * 60, "word " * 60]]
    assert column_shares(rows, 60)[0] * 60 >= len("Telecommunications")


def test_words_with_a_no_break_space_stay_together() -> None:
    rows = [["9\u00a0October\u00a02017", "word " * 40]]
    assert column_shares(rows, 40)[0] * 40 >= len("9 October 2017")


@pytest.mark.parametrize(
    "rows", [[["a"]], [[""]], [["", ""], ["x"]], [["x" * 500, "y" * 500]], [["a"] * 12] * 3]
)
def test_strange_tables_have_columns_too(rows: list[list[str]]) -> None:
    shares = column_shares(rows, 40)
    assert len(shares) == max(map(len, rows))
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0
