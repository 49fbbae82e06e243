"""The translation stands under what it translates: under each block, or under those one has asked for."""

import re

from app.core.model.page import Block, BlockKind, SourceNote
from app.core.rendering.beneath_html import beneath_html
from app.core.rendering.parallel_html import LanguageText
from app.core.rendering.table_html import STACKED
from tests.sample_pages import block, heading, item, note, page, row


def shown(
    english: list[Block], french: list[Block], only: frozenset[str] | None = None, **values: object
) -> str:
    own = page(*english, language="en", summary="What.", title="Page", **values)  # type: ignore[arg-type]
    other = page(*french, language="fr", summary="Quoi.", title="La page")
    texts = [LanguageText(one.language, one, "Part", "Sources", "") for one in (own, other)]
    return beneath_html(texts[0], own, texts[1], (), only=only)


def test_a_stacked_table_has_each_head_once_and_translations_under_their_cells() -> None:
    english = page(row("Region", "Place", head=True), row("Africa", "Kigali, Rwanda"))
    french = page(row("Région", "Lieu", head=True), row("Afrique", "Kigali (Rwanda)"), language="fr")
    texts = [LanguageText(one.language, one, "", "Sources", "") for one in (english, french)]
    html = beneath_html(texts[0], english, texts[1], (), tables={("en", 2): STACKED})
    assert words(html.partition('class="data"')[2])[1:] == [
        *("Africa", "Afrique", "Place:", " ", "Kigali, Rwanda", "Kigali (Rwanda)")
    ]
    assert "<p" not in re.sub(r"<p[^>]*>.*?</p>", "", html), "no paragraph in a paragraph"


def words(html: str) -> list[str]:
    return [word for word in re.split(r"(?:<[^>]*>)+", html) if word]


def test_each_block_is_followed_by_its_translation() -> None:
    html = shown(
        [heading("Head", "h"), block("One.", name="a"), item("two"), note("Three.", label="After")],
        [heading("Titre", "h"), block("Un.", name="a"), item("deux"), note("Trois.", label="Après")],
    )
    assert words(html) == [
        *("Part", "Page", "La page", "What.", "Quoi."),
        *("Head", "Titre", "One.", "Un.", "two", "deux", "After", "Three.", "Trois."),
    ]


def test_every_text_says_in_which_language_it_is() -> None:
    html = shown([block("One.", name="a")], [block("Un.", name="a")])
    assert '<a name="en/a"></a>One.' in html
    assert '<a name="fr/a"></a>Un.' in html
    assert '<a name="fr/"></a>La page' in html


def test_a_cell_of_a_table_holds_both_and_says_only_once_what_is_the_same() -> None:
    html = shown(
        [row("Place", "Code", head=True), row("Lithuania", "LT")],
        [row("Lieu", "Code", head=True), row("Lituanie", "LT")],
    )
    assert html.count("<tr>") == 2
    assert words(html)[-6:] == ["Place", "Lieu", "Code", "Lithuania", "Lituanie", "LT"]


def test_only_what_has_been_asked_for_is_translated() -> None:
    english = [block("One.", name="a"), block("Two.", name="b")]
    french = [block("Un.", name="a"), block("Deux.", name="b")]
    assert words(shown(english, french, frozenset({"b"}))) == [
        "Part",
        "Page",
        "What.",
        "One.",
        "Two.",
        "Deux.",
    ]


def test_a_source_is_repeated_only_in_other_words() -> None:
    notes = (SourceNote(1, "a", "ITU, note", "ITU, note"), SourceNote(2, "b", "Book", "Book"))
    own = page(block("x"), language="en", sources=notes)
    other = page(block("y"), language="fr", sources=(SourceNote(1, "a", "UIT, note", ""), notes[1]))
    texts = [LanguageText(one.language, one, "", "Sources", "") for one in (own, other)]
    html = beneath_html(texts[0], own, texts[1], ())
    assert (html.count("UIT, note"), html.count("Book")) == (1, 1)


def test_a_page_without_translation_says_what_it_has_to_say_and_stands_alone() -> None:
    own = page(block("One."), language="en")
    text = LanguageText("en", own, "", "Sources", "")
    html = beneath_html(text, own, LanguageText("fr", None, "", "", ""), ("Not in French.",))
    assert words(html)[-2:] == ["Not in French.", "One."]


def test_a_figure_is_followed_by_its_twin() -> None:
    def figure(alternative: str) -> Block:
        html = f'<img src="figure:road" alt="{alternative}"><br>Road'
        return block(html, BlockKind.FIGURE, name="figure-road", variant="road")

    own, other = page(figure("x"), language="en"), page(figure("y"), language="fr")
    texts = [LanguageText(one.language, one, "", "", "", {"road/en", "road/fr"}) for one in (own, other)]
    html = beneath_html(texts[0], own, texts[1], ())
    assert html.index('src="figure:road/en"') < html.index('src="figure:road/fr"')
