"""Bold, italics, numbers of sources and links survive on paper and in Markdown; no tag is ever printed."""

import pytest

from app.core.rendering.export.inline import LINE_BREAK, Run, cells, runs, text_of


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ()),
        ("plain", (Run("plain"),)),
        ("a &amp; b &lt;c&gt;", (Run("a & b <c>"),)),
        ("<strong>x</strong> y", (Run("x", bold=True), Run(" y"))),
        ("<em><strong>x</strong></em>", (Run("x", bold=True, italic=True),)),
        ("<code>a_b</code>", (Run("a_b", code=True),)),
        ("CO<sub>2</sub>", (Run("CO"), Run("2", lowered=True))),
        ('<a href="page:topics/ott#why">x</a>', (Run("x", href="page:topics/ott#why"),)),
        ('<abbr title="y">x</abbr>', (Run("x"),)),
        ("a<br>b", (Run("a"), Run(LINE_BREAK), Run("b"))),
        ("<strong>not closed", (Run("not closed", bold=True),)),
        ("closed twice</em>", (Run("closed twice"),)),
    ],
)
def test_runs(html: str, expected: tuple[Run, ...]) -> None:
    assert runs(html) == expected


def test_two_numbers_on_one_word_are_told_apart() -> None:
    html = '<sup><a href="note:a">1</a></sup><sup><a href="note:b">2</a></sup>'
    assert [run.text for run in runs(html)] == ["1", ",", "2"]
    assert [run.cites for run in runs(html)] == [True, False, True]
    assert all(run.raised for run in runs(html))


def test_the_cells_of_a_row_with_an_empty_one() -> None:
    assert cells("<td>a</td><td></td><td><em>b</em></td>") == ((Run("a"),), (), (Run("b", italic=True),))


def test_text_has_no_numbers_of_sources() -> None:
    assert text_of(runs('Word<sup><a href="note:a">1</a></sup>, next<br>line')) == "Word, next line"
