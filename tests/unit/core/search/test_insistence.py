"""What one insists on is searched as typed: only the words that were corrected are quoted, syntax stays."""

import pytest

from app.core.search.insistence import insisted


@pytest.mark.parametrize(
    ("typed", "corrected", "expected"),
    [
        ("cybr", "cyber", '"cybr"'),
        ("cybr attack", "cyber attack", '"cybr" attack'),
        ("title:cybr in:topics", "title:cyber in:topics", 'title:"cybr" in:topics'),
        ("-cybr x", "-cyber x", '-"cybr" x'),
        ("one OR tow", "one OR two", 'one OR "tow"'),
        ("doubleword", "double word", '"doubleword"'),
        ("fracturre numerque", "fracture numérique", '"fracturre" "numerque"'),
    ],
)
def test_only_what_was_corrected_is_quoted(typed: str, corrected: str, expected: str) -> None:
    assert insisted(typed, corrected) == expected
