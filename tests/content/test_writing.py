"""What an editor would mend is named before a delegate reads it; and what is right is left alone.

To add a row: what is changed in the sample, the code that must be reported, and the file and line it must point to.
"""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.content.checks.lists import read_list
from app.core.content.checks.spelling import Dictionary, check_spelling, dictionaries
from app.core.content.checks.structure import check_structure
from app.core.content.checks.subjects import SUBJECTS_FILE
from app.core.content.checks.texts import passages
from app.core.content.checks.writing import check_writing
from app.core.content.source import read_content
from app.core.errors import ContentError
from app.core.model.page import Problem
from app.core.paths import content_folder
from tests.content.sample import (
    ACCESS_EN,
    CLEAN,
    ENGLISH,
    START_EN,
    START_FR,
    Change,
    Edit,
    Whole,
    both,
    write,
)

Problems = Callable[[list[Change]], list[Problem]]

LONG = " ".join(["word"] * 61)
LINKS_TO_ACCESS = [
    *both("[topics/access]", "[]"),
    *both("(page:topics/access#why)", "(page:conference/start)"),
    Edit("en/glossary.yaml", "[topics/access]", "[]"),
    Edit("fr/glossary.yaml", "[topics/access]", "[]"),
]


def more(language: str, text: str) -> list[Change]:
    """Put `text` before the last paragraph of the first page, on line 22."""
    name = START_EN if language == "en" else START_FR
    last = CLEAN[name].rstrip("\n").split("\n")[-1]
    return [Edit(name, last, f"{text} {last}")]


FAULTS_OF_WRITING: list[tuple[str, list[Change], str, int]] = [
    # links, sources, subjects, keywords
    ("orphan-page", LINKS_TO_ACCESS, ACCESS_EN, 1),
    ("uncited-source", [Edit(START_EN, "[^paper]", "")], "en/collection.yaml", 11),
    ("unknown-subject", both("[conf.what]", "[conf.what, conf.who]"), START_EN, 5),
    ("unknown-subject", both("[conf.what]", "\n- conf.what\n- conf.waht"), START_FR, 7),
    ("homeless-subject", both("[conf.what]", "[]"), "subjects.txt", 2),
    ("encoding", [Whole("subjects.txt", b"\xff")], "subjects.txt", 1),
    ("unreadable", [Whole("subjects.txt", {})], "subjects.txt", 1),
    ("encoding", [Whole("words/names.txt", b"GCCS\xe9")], "words/names.txt", 1),
    ("few-keywords", [Edit(START_FR, ", ten days, when", ", when")], START_FR, 6),
    ("duplicate-keyword", [Edit(START_FR, "when]", "when, Ten days]")], START_FR, 6),
    ("duplicate-keyword", [Edit(START_FR, "[Début, ten days, when]", "\n- a\n- b\n- a")], START_FR, 9),
    # typography
    ("apostrophe", more("en", "The Union's house."), START_EN, 22),
    ("apostrophe", more("fr", "L'Union."), START_FR, 22),
    ("apostrophe", [Edit(START_FR, "De quoi il s’agit.", "De quoi il s'agit.")], START_FR, 3),
    ("apostrophe", [Edit("fr/glossary.yaml", "Un lieu.", "C'est un lieu.")], "fr/glossary.yaml", 6),
    ("quotation-marks", more("en", 'They say "now".'), START_EN, 22),
    ("quotation-marks", more("en", "They say «now»."), START_EN, 22),
    ("quotation-marks", more("en", "They say ‘now’."), START_EN, 22),
    ("quotation-marks", more("en", "They say “now."), START_EN, 22),
    ("quotation-marks", more("en", "They say now”."), START_EN, 22),
    ("quotation-marks", more("fr", 'Un "oui".'), START_FR, 22),
    ("quotation-marks", more("fr", "Un “oui”."), START_FR, 22),
    ("quotation-marks", more("fr", "Un «\u00a0oui."), START_FR, 22),
    ("dash", more("en", "Ten days – no more."), START_EN, 22),
    ("dash", more("en", "Ten days—no more."), START_EN, 22),
    ("dash", more("en", "Ten days - no more."), START_EN, 22),
    ("dash", more("fr", "Dix jours – pas plus."), START_FR, 22),
    ("thousands", more("en", "It has 10 000 members."), START_EN, 22),
    ("thousands", more("en", "It has 10000 members."), START_EN, 22),
    ("thousands", more("fr", "Dix jours, 10 000 membres."), START_FR, 22),
    ("thousands", more("fr", "Dix jours, 10.000 membres."), START_FR, 22),
    ("thousands", more("fr", "Dix jours, 10,000 membres."), START_FR, 22),
    ("thousands", more("fr", "Dix jours, 10000 membres."), START_FR, 22),
    ("no-break-space", more("fr", "Dix jours ; pas plus."), START_FR, 22),
    ("no-break-space", more("fr", "Dix jours: pas plus."), START_FR, 22),
    ("no-break-space", more("fr", "Dix jours !"), START_FR, 22),
    ("no-break-space", more("fr", "Dix jours?"), START_FR, 22),
    ("no-break-space", more("fr", "Dix jours, 10 %."), START_FR, 22),
    ("no-break-space", more("fr", "Un « oui\u00a0»."), START_FR, 22),
    ("no-break-space", more("fr", "Un «\u00a0oui »."), START_FR, 22),
    ("no-break-space", [Edit(START_FR, '"Faits"', '"Faits :"')], START_FR, 19),
    (
        "no-break-space",
        [Edit("fr/collection.yaml", "title: Thèmes", "title: Thèmes !")],
        "fr/collection.yaml",
        9,
    ),
    # spelling
    ("american-spelling", more("en", "They organize it."), START_EN, 22),
    ("american-spelling", more("en", "Organizing it takes days."), START_EN, 22),
    ("american-spelling", [Edit(START_EN, "title: Start", "title: The center")], START_EN, 2),
    ("american-spelling", [Edit("en/glossary.yaml", "A place.", "A neighbor.")], "en/glossary.yaml", 6),
    ("spelling", more("en", "The delagates meet."), START_EN, 22),
    ("spelling", more("en", "An self-organisd meeting."), START_EN, 22),
    ("spelling", more("fr", "Les délegués."), START_FR, 22),
    ("spelling", more("fr", "La CDMT-17."), START_FR, 22),
    ("spelling", more("fr", "De z’Union."), START_FR, 22),
    ("spelling", more("fr", "La numerique."), START_FR, 22),
    ("spelling", more("fr", "Les computer."), START_FR, 22),
    ("spelling", [Edit(ACCESS_EN, "| Ten days. |", "| Ten dayz. |")], ACCESS_EN, 18),
    ("spelling", [Edit("fr/glossary.yaml", "Un lieu.", "Un leiu.")], "fr/glossary.yaml", 6),
    (
        "spelling",
        [Edit("en/collection.yaml", "Background paper", "Backgroud paper")],
        "en/collection.yaml",
        13,
    ),
    # readability
    ("long-sentence", more("en", f"{LONG}."), START_EN, 22),
    (
        "long-sentences",
        [Edit(START_FR, "- Dix jours.", f"- Dix jours, {' '.join(['mot'] * 36)}.")],
        START_FR,
        16,
    ),
    ("repeated-opening", more("en", "They meet. They speak. They part."), START_EN, 22),
    ("repeated-opening", more("fr", "L’Union reste. L’Union parle. L’Union suit."), START_FR, 22),
    ("repeated-opening", more("fr", "Les jours passent. Les jours filent. Les jours volent."), START_FR, 22),
    ("page-length", [Edit(ACCESS_EN, ENGLISH["more"], "Ten days.")], ACCESS_EN, 12),
    ("page-length", [Edit(ACCESS_EN, "Ten days.\n", "Ten days. " * 550 + "\n")], ACCESS_EN, 12),
    ("long-summary", [Edit(START_EN, "What it is.", f"What it is, {'and ' * 40}more.")], START_EN, 3),
]

RIGHT = {
    "names keep their own spelling": ("en", "The World Health Organization and the Cooperation Center met."),
    "a name in a glossary term": ("en", "Center for peering."),
    "the words of others": ("en", "The “center” and *le large bande* are quoted."),
    "possessives": ("en", "The region’s plans, the Members’ wishes, IXP’s 8 days."),
    "British words": (
        "en",
        "They favoured a harmonised programme, analysed behaviour and organised defence.",
    ),
    "acronyms in the plural": ("en", "The IXPs of the region."),
    "compound words": ("en", "A well-attended follow-up of the IXP-based meeting."),
    "numbers": ("en", "Some 1,300 of 20,500 people met in 2014-2017 under A/RES/70/125 at 9:30."),
    "quotation inside a quotation": ("en", "“They said ‘yes’ at once,” it says."),
    "a listed word": ("en", "GCCS was a meeting."),
    "abbreviations end no sentence": ("en", "See No. 5. See the text. Yes."),
    "elisions": ("fr", "L’Union s’étonne qu’aujourd’hui, lorsqu’il pleut, quelqu’un d’autre n’ait rien dit."),
    "inverted verbs": ("fr", "Qu’a-t-elle à dire, et est-ce vrai\u202f?"),
    "ligatures": ("fr", "Le cœur de l’œuvre et la sœur."),
    "inflected forms": (
        "fr",
        "Elles se réuniraient\u00a0; nous finissons\u00a0; des régions voisines et générales.",
    ),
    "narrow and wide spaces": (
        "fr",
        "Oui\u202f! Non\u00a0! «\u202fOui\u202f», 5\u202f%, 1\u00a0300, 20\u202f000.",
    ),
    "marks within brackets": ("fr", "Un oui (?) ou un non."),
    "decimals and times": ("fr", "Il est 9:30, et 41,3\u00a0% le savent, 2,75 au plus."),
    "a quotation in italics": (
        "fr",
        "Le rapport *State of Broadband* et «\u00a0the report\u00a0» paraissent.",
    ),
    "a quotation inside a quotation": ("fr", "«\u00a0Il dit “oui” aussitôt\u00a0», lit-on."),
    "code": ("fr", 'On écrit `it\'s: "x"` sans espace.'),
    "one opening twice": ("fr", "Les jours passent. Les jours filent. Ils volent."),
}


@pytest.fixture(scope="session")
def known() -> dict[str, Dictionary]:
    """Return the dictionaries; they are read once."""
    found = dictionaries(["en", "fr"])
    assert found is not None
    return found


@pytest.fixture
def briefing_problems(tmp_path: Path, known: dict[str, Dictionary]) -> Problems:
    """Return a function that makes the sample with some changes, and checks it as `briefing check` does."""

    def check(changes: list[Change]) -> list[Problem]:
        content = read_content(write(tmp_path, changes))
        return [
            *content.problems,
            *check_structure(content),
            *check_writing(content),
            *check_spelling(content, known),
        ]

    return check


def test_a_clean_briefing_has_no_fault(briefing_problems: Problems) -> None:
    assert briefing_problems([]) == []


@pytest.mark.parametrize(
    ("code", "changes", "file", "line"),
    FAULTS_OF_WRITING,
    ids=[f"{code}-{number}" for number, (code, *_rest) in enumerate(FAULTS_OF_WRITING)],
)
def test_a_fault_is_reported_where_it_is(
    briefing_problems: Problems, code: str, changes: list[Change], file: str, line: int
) -> None:
    found = briefing_problems(changes)
    assert (file, line, code) in [(problem.file, problem.line, problem.code) for problem in found]
    assert all(problem.message and "\n" not in problem.message for problem in found)


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_right_is_left_alone(briefing_problems: Problems, what: str) -> None:
    language, text = RIGHT[what]
    term = Edit("en/glossary.yaml", "term: Exchange point", "term: Exchange Center point")
    assert briefing_problems([*more(language, text), term]) == []


def test_a_misspelt_word_is_reported_once_a_passage_and_with_a_guess(briefing_problems: Problems) -> None:
    found = briefing_problems(more("en", "The delagates and delagates meet."))
    assert [problem.code for problem in found] == ["spelling"]
    assert "'delegates'" in found[0].message
    assert "words/en.txt" in found[0].message


def test_a_title_that_both_languages_share_is_not_translated(briefing_problems: Problems) -> None:
    """The French collection may name an English book, with English marks and words."""
    titles: list[Change] = [
        Edit(
            f"{language}/collection.yaml",
            "title: Background paper",
            "title: 'Why? The organization of trust: a center'",
        )
        for language in ("en", "fr")
    ]
    assert briefing_problems(titles) == []


def test_a_briefing_without_list_of_subjects_may_have_any(tmp_path: Path) -> None:
    content = read_content(write(tmp_path, [Whole("subjects.txt", None), *both("[conf.what]", "[conf.who]")]))
    assert check_writing(content) == []


def test_keywords_and_aliases_may_be_misspelt(briefing_problems: Problems) -> None:
    changes: list[Change] = [
        *both("ten days", "tne dayz"),
        Edit("en/glossary.yaml", "peering point", "pering piont"),
    ]
    assert briefing_problems(changes) == []


STRANGE = [
    "a" * 100_000,
    "1" * 100_000,
    "«" * 5000,
    '"' * 5000,
    "“(" * 5000,
    "A. " * 5000,
    "organize " * 5000,
]


@pytest.mark.parametrize("text", STRANGE, ids=[text[:4] for text in STRANGE])
def test_no_text_is_so_strange_that_the_check_never_ends(briefing_problems: Problems, text: str) -> None:
    found = briefing_problems(more("en", text))
    assert found
    assert all("\n" not in problem.message and len(problem.message) < 300 for problem in found)


def test_every_kind_of_text_is_looked_at(tmp_path: Path) -> None:
    texts = [
        passage.text for passage in passages(read_content(write(tmp_path, []))) if passage.language == "en"
    ]
    for text in (
        "Briefing",
        "Buenos Aires",
        "Focus areas",
        "Start",
        "What it is.",
        "A place.",
        "Internet Society",
    ):
        assert text in texts


def test_the_briefing_that_ships_has_a_list_of_subjects() -> None:
    """Without the list, nobody would notice that a subject has lost its page."""
    listed = read_list(content_folder(), SUBJECTS_FILE)
    assert listed is not None
    assert len(listed.entries) == 94


@pytest.mark.parametrize(
    "content", [b"", b"text", gzip.compress(b"[]"), gzip.compress(b"{"), gzip.compress(b"\xff")]
)
def test_a_damaged_dictionary_is_told_of(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("pkgutil.get_data", lambda _package, _file: content)
    with pytest.raises(ContentError, match="dictionaries of pyspellchecker are damaged"):
        dictionaries(["en"])
