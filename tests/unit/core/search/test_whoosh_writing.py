"""The short way of writing an index must give what Whoosh's own way gives, byte for byte."""

import random
from array import array
from pathlib import Path
from typing import Any

import pytest
from whoosh.codec.whoosh3 import W3Codec

from app.core.search.whoosh_format import IndexStorage, schema
from app.core.search.whoosh_writing import ListCodec, PostingPool

WORDS = [f"w{number}" for number in range(60)]


def documents() -> list[dict[str, "array[int]"]]:
    chance = random.Random(3)
    return [
        {
            word: array("I", sorted(chance.sample(range(900), chance.randint(1, 3))))
            for word in chance.sample(WORDS, 20)
        }
        for _ in range(300)
    ]


def _runs(words: dict[str, "array[int]"]) -> list[tuple[int, list[str]]]:
    return [(place, [word]) for word, places in words.items() for place in places]


def write(folder: Path, pool: Any) -> list[bytes]:
    folder.mkdir()
    writer = IndexStorage(folder).create_index(schema()).writer(codec=ListCodec(), compound=False)
    if pool is None:
        # Whoosh's own pool and field writer; the segment name stays ours, so that files can be compared.
        writer.fieldwriter.close()
        writer.fieldwriter = W3Codec().field_writer(writer.storage, writer.newsegment)
    else:
        writer.pool = pool
    for number, words in enumerate(documents()):
        writer.add_document(page="a/b", section="a", block=number)
        if pool is None:
            for word, places in words.items():
                writer.pool.add(("body_en", word.encode(), number, float(len(places)), b""))
                writer.pool.add(("plain_en", word.encode(), number, float(len(places)), places.tobytes()))
        else:
            pool.add_weights("body_en", number, {word: len(places) for word, places in words.items()})
            pool.add_positions("plain_en", number, sorted(_runs(words)))
    writer.commit()
    return [(folder / f"MAIN_0.{ending}").read_bytes() for ending in ("trm", "pst")]


def test_both_ways_give_the_same_files(tmp_path: Path) -> None:
    assert write(tmp_path / "short", PostingPool()) == write(tmp_path / "long", None)


def test_a_posting_whoosh_makes_by_itself_is_refused() -> None:
    """It would be lost without a word."""
    with pytest.raises(TypeError):
        PostingPool().add(("body_en", b"w", 0, 1.0, b""))
