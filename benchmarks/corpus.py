"""A seeded bilingual library of any size: `python -m benchmarks.corpus FOLDER PAGES`.

Each page has the sections, blocks and sentences of a page of the briefing, with its content words drawn anew from
200,000 made-up ones in a Zipf distribution, headed by the briefing's own; stop words, names and numbers stay. One
block in thirty stays as it is, so terms of the glossary occur, and a few planted words stand on three pages each.
Goes through the compiler from the parsed content on: 20,000 pages do not have to be 40,000 Markdown files.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from app.core import paths
from app.core.content.compiler import compile_library
from app.core.content.schema import DATABASE
from app.core.content.source import Content, SourcePage, read_content
from app.core.model.page import BlockKind
from app.core.rendering.markdown_blocks import ParsedBlock, plain_text
from app.core.search.analysis import fold
from app.core.search.stop_words import is_stop_word

PLANTED = [f"velquor{letter}in" for letter in "abcdefghij"]
"""Words that stand on three pages each, in both languages."""

_SEED = 2017
_WORDS_OF_A_LANGUAGE = 100_000
_EXPONENT = 1.0
_VERBATIM = 30
_DOUBLED = 0.35
"""Share of the paragraphs that are written twice as long: 4 kB of text a page, both languages together."""

_SLOT = "\ue000"
_WORD = re.compile(r"(?<![\w&’'/.-])[^\W\d_A-Z]{4,}(?![\w;’'/-])")
_TAG = re.compile(r"(<[^>]+>)")
_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "br",
    "cr",
    "dr",
    "fl",
    "gr",
    "pl",
    "pr",
    "st",
    "tr",
    "ch",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ou", "en", "an"]
_ENDINGS = {
    "en": ["", "", "s", "ed", "ing", "er", "ation", "ity", "able"],
    "fr": ["", "", "s", "e", "er", "ement", "ation", "ité", "able"],
}


class _Shape(NamedTuple):
    """A text with gaps for words: as HTML, as plain text, how many, and the words it had."""

    html: str
    text: str
    gaps: int
    own: tuple[str, ...]

    def filled(self, words: tuple[str, ...]) -> tuple[str, str]:
        """Return HTML and plain text with `words` in the gaps."""
        return self.html % words, self.text % words


def _shape(html: str) -> _Shape:
    own: list[str] = []

    def gap(found: re.Match[str]) -> str:
        word = found.group()
        if is_stop_word(fold(word)):
            return word
        own.append(word)
        return _SLOT

    parts = [part if part.startswith("<") else _WORD.sub(gap, part) for part in _TAG.split(html)]
    emptied = "".join(parts)
    return _Shape(_format(emptied), _format(plain_text(emptied)), len(own), tuple(own))


def _format(text: str) -> str:
    return text.replace("%", "%%").replace(_SLOT, "%s")


class _Words:
    """The words of one language, drawn by rank."""

    def __init__(self, language: str, own: Iterable[str], chance: random.Random) -> None:
        words = dict.fromkeys(word for word, _ in Counter(own).most_common())
        while len(words) < _WORDS_OF_A_LANGUAGE:
            syllables = chance.choices((2, 3, 4), (3, 4, 2))[0]
            stem = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
            for ending in chance.sample(_ENDINGS[language], 3):
                words[stem + ending] = None
        self._words = list(words)[:_WORDS_OF_A_LANGUAGE]
        self._weights = list(accumulate(1.0 / (rank + 3) ** _EXPONENT for rank in range(len(self._words))))
        self._chance = chance

    def drawn(self, count: int) -> tuple[str, ...]:
        """Return `count` words."""
        return tuple(self._chance.choices(self._words, cum_weights=self._weights, k=count))


class _Writer:
    def __init__(self, content: Content) -> None:
        chance = random.Random(_SEED)
        self._chance = chance
        self._content = content
        self._templates = [
            versions for _, versions in sorted(content.pages.items()) if set(versions) == {"en", "fr"}
        ]
        self._shapes: dict[str, _Shape] = {}
        own: dict[str, list[str]] = {"en": [], "fr": []}
        for versions in self._templates:
            for language, page in versions.items():
                for block in page.blocks:
                    own[language] += self._shape(block.html).own
        self._words = {language: _Words(language, own[language], chance) for language in own}

    def _shape(self, html: str) -> _Shape:
        if html not in self._shapes:
            self._shapes[html] = _shape(html)
        return self._shapes[html]

    def pages(self, count: int) -> dict[str, dict[str, SourcePage]]:
        """Return `count` pages in both languages."""
        rare = {}
        for word in PLANTED:
            for number in self._chance.sample(range(count), min(3, count)):
                rare[number] = word
        found = {}
        for number in range(count):
            versions = self._templates[number % len(self._templates)]
            # The first ones keep their names: the glossary says which pages its terms belong to.
            own = versions["en"].id
            page = own if number < len(self._templates) else f"{own}-{number}"
            found[page] = {
                language: self._page(page, language, source, rare.get(number, ""))
                for language, source in versions.items()
            }
        return found

    def _page(self, page: str, language: str, source: SourcePage, rare: str) -> SourcePage:
        assert source.head is not None
        head = source.head._replace(
            title=self._text(source.head.title, language),
            summary=self._text(source.head.summary, language),
            keywords=tuple(self._text(keyword, language) for keyword in source.head.keywords),
            subjects=(),
            related=(),
        )
        blocks = [self._block(block, language) for block in source.blocks]
        if rare:
            last = blocks[-1]
            blocks[-1] = last._replace(html=f"{last.html} {rare}", text=f"{last.text} {rare}")
        file = f"{language}/{page}.md"
        return source._replace(id=page, file=file, head=head, blocks=tuple(blocks), keys=None)

    def _block(self, block: ParsedBlock, language: str) -> ParsedBlock:
        if self._chance.random() * _VERBATIM < 1.0:
            return block._replace(explicit_id="", links=())
        shape = self._shape(block.html)
        html, text = shape.filled(self._words[language].drawn(shape.gaps))
        if block.kind is BlockKind.PARAGRAPH and self._chance.random() < _DOUBLED:
            more, more_text = shape.filled(self._words[language].drawn(shape.gaps))
            html, text = f"{html} {more}", f"{text} {more_text}"
        return block._replace(explicit_id="", html=html, text=text, links=())

    def _text(self, text: str, language: str) -> str:
        shape = self._shape(text)
        return shape.filled(self._words[language].drawn(shape.gaps))[1]


def write(folder: Path, pages: int) -> int:
    """Write the library of so many pages into `folder`, without its index; return the characters of its text."""
    content = read_content(paths.content_folder())
    # Marking terms in running text takes minutes at 20,000 pages, and changes nothing that is searched.
    glossary = {
        tag: {term: entry._replace(mark=False) for term, entry in entries.items()}
        for tag, entries in content.glossary.items()
    }
    own = content._replace(pages=_Writer(content).pages(pages), glossary=glossary, problems=())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATABASE).unlink(missing_ok=True)
    compile_library(own, folder / DATABASE)
    return sum(
        len(block.text) for versions in own.pages.values() for of in versions.values() for block in of.blocks
    )


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]), int(sys.argv[2]))))
