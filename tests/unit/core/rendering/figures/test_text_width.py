"""Labels are broken where a reader would break them, and never run out of their box."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.rendering.figures.text_width import text_width, wrap


def test_bold_is_wider_and_size_counts() -> None:
    assert text_width("Plenipotentiary", 14, bold=True) > text_width("Plenipotentiary", 14)
    assert text_width("Plenipotentiary", 28) == pytest.approx(2 * text_width("Plenipotentiary", 14))


def test_an_unknown_sign_counts_as_wide() -> None:
    assert text_width("電", 10) > text_width("W", 10)


def test_lines_are_even_and_do_not_end_with_a_little_word() -> None:
    assert wrap("Contribution to the Strategic Plan", 170, 15, bold=True) == [
        "Contribution",
        "to the Strategic Plan",
    ]


def test_a_no_break_space_holds_its_words_together() -> None:
    assert "juin\u00a0;" in " | ".join(wrap("jusqu’à fin juin\u00a0; peut être", 40, 13))


@given(
    text=st.text(alphabet="abcWMé -’\u00a0", min_size=1, max_size=80),
    width=st.floats(20, 300),
    size=st.sampled_from([13, 15, 20]),
    bold=st.booleans(),
)
@example(text="W", width=20.0, size=20, bold=True)  # 20.8 wide: nothing can be broken
@example(text="a W", width=20.0, size=20, bold=True)
def test_no_line_is_wider_than_the_box_but_a_single_sign_and_no_sign_is_lost(
    text: str, width: float, size: float, bold: bool
) -> None:
    lines = wrap(text, width, size, bold)
    assert all(text_width(line, size, bold) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
