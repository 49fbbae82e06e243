"""Distances decide what "did you mean" proposes: near slips must be nearer than other words."""

import pytest

from app.core.search.spelling import distance


@pytest.mark.parametrize(
    ("typed", "near", "far"),
    [
        ("acccess", "access", "excess"),
        ("numerqiue", "numerique", "numerotage"),
        ("qcces", "acces", "exces"),
        ("conection", "connection", "collection"),
        ("gouvernence", "gouvernance", "gouvernante"),
    ],
)
def test_slips_are_nearer_than_other_words(typed: str, near: str, far: str) -> None:
    assert distance(typed, near, 9.0) < distance(typed, far, 9.0)


def test_the_same_word_is_at_no_distance_and_far_words_are_beyond_the_limit() -> None:
    assert distance("internet", "internet", 2.0) == 0.0
    assert distance("internet", "spectrum", 2.0) > 2.0
    assert distance("a", "abcdefghij", 2.0) > 2.0


def test_distance_is_symmetrical() -> None:
    assert distance("reseau", "rezeau", 3.0) == distance("rezeau", "reseau", 3.0)
