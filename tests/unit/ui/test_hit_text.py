"""Of a snippet with more words than there is room for, the part is shown that has what was looked for."""

import pytest

from app.core.search.result import Snippet
from app.ui.panels.hit_text import best_beginning

_WORDS = "one two three four five six seven eight nine ten eleven twelve"


def snippet(*marked: str) -> Snippet:
    return Snippet(_WORDS, tuple((_WORDS.index(word), _WORDS.index(word) + len(word)) for word in marked))


@pytest.mark.parametrize("marked", [("one",), ("two", "three"), ("one", "twelve"), ()])
def test_it_begins_at_its_beginning_where_that_shows_as_much(marked: tuple[str, ...]) -> None:
    assert not marked or best_beginning(snippet(*marked), 20) == 0


@pytest.mark.parametrize("marked", [("nine",), ("nine", "ten"), ("one", "nine", "ten"), ("twelve",)])
def test_else_at_a_word_before_the_marks_all_of_which_can_be_seen(marked: tuple[str, ...]) -> None:
    found, room = snippet(*marked), 20
    begin = best_beginning(found, room)
    assert begin > 0
    assert found.text[begin - 1] == " "
    shown = found.text[begin : begin + room - 2]  # the dots take two
    assert all(word in shown for word in marked if word != "one")


def test_a_mark_that_is_longer_than_the_room_is_begun_with() -> None:
    assert best_beginning(Snippet("a " + "b" * 50, ((2, 52),)), 10) in {0, 2}
