"""An author is told about every fault: file, line, code and what to do. One row below is one fault.

To add a row: what is changed in the sample (file, old text, new text; or file and its whole new content, None to
delete it), the code that must be reported, and the file and line it must point to.
"""

from pathlib import Path

import pytest

from app.core.content.checks.structure import check_structure
from app.core.content.source import read_content
from app.core.errors import ContentError
from app.core.model.page import Problem
from tests.content.sample import (
    ACCESS_EN,
    ACCESS_FR,
    CLEAN,
    FRENCH,
    START_EN,
    START_FR,
    Change,
    Edit,
    Whole,
    both,
    write,
)

FAULTS_OF_STRUCTURE: list[tuple[str, list[Change], str, int]] = [
    # source.py: files
    ("misplaced", [Whole("en/stray.md", CLEAN[START_EN])], "en/stray.md", 1),
    ("page-name", [Whole("en/topics/Über uns.md", CLEAN[ACCESS_EN])], "en/topics/Über uns.md", 1),
    ("unknown-file", [Whole("en/topics/access.markdown", "text")], "en/topics/access.markdown", 1),
    ("unreadable", [Whole("en/topics/folder.md", {})], "en/topics/folder.md", 1),
    ("encoding", [Edit(START_FR, "Dix jours.", "Dix \udce9t\udce9s.")], START_FR, 12),
    ("encoding", [Whole("fr/glossary.yaml", b"a: 1\nb: \xe9\n")], "fr/glossary.yaml", 2),
    ("empty-page", [Edit(ACCESS_EN, CLEAN[ACCESS_EN].split("---\n", 2)[2], "")], ACCESS_EN, 11),
    ("missing-file", [Whole("fr/collection.yaml", None)], "fr/collection.yaml", 1),
    ("missing-file", [Whole("fr/glossary.yaml", None)], "fr/glossary.yaml", 1),
    # source.py: text that Markdown lets through
    ("raw-html", [Edit(START_EN, "Ten days.[", "Ten <b>days</b>.[")], START_EN, 12),
    ("raw-html", [Edit(START_EN, "\n!!! after", "\n<div class='x'>\n\n!!! after")], START_EN, 19),
    ("raw-html", [Edit(START_EN, "## Facts", "<!-- later -->\n\n## Facts")], START_EN, 14),
    ("footnote", [Edit(START_EN, "\n!!! after", "\n[^paper]: A paper.\n\n!!! after")], START_EN, 19),
    ("table-row", [Edit(ACCESS_EN, "| Ten days. |", "| Ten | days. |")], ACCESS_EN, 18),
    ("table-row", [Edit(ACCESS_EN, "| Ten days. |", "| Ten days.")], ACCESS_EN, 18),
    # source.py: collection.yaml and glossary.yaml
    (
        "yaml",
        [Edit("en/collection.yaml", "title: Briefing", "title: Briefing: 2017")],
        "en/collection.yaml",
        1,
    ),
    ("yaml", [Whole("fr/glossary.yaml", "- one\n- two\n")], "fr/glossary.yaml", 1),
    ("yaml", [Edit("en/glossary.yaml", "term: Exchange point", "term: 2017-13-45")], "en/glossary.yaml", 4),
    (
        "duplicate-key",
        [Edit("en/glossary.yaml", "  pages", "  acronym: GIX\n  pages")],
        "en/glossary.yaml",
        7,
    ),
    ("unknown-key", [Edit("en/collection.yaml", "subtitle", "undertitle")], "en/collection.yaml", 2),
    ("unknown-key", [Edit("en/collection.yaml", "author", "writer")], "en/collection.yaml", 12),
    ("unknown-key", [Edit("en/glossary.yaml", "aliases", "synonyms")], "en/glossary.yaml", 5),
    ("missing-key", [Edit("en/collection.yaml", "Buenos Aires", "")], "en/collection.yaml", 2),
    ("section", [Edit("en/collection.yaml", "  title: Focus areas\n", "")], "en/collection.yaml", 8),
    ("section", [Edit("en/collection.yaml", "- id: topics", "- id: conference")], "en/collection.yaml", 8),
    ("source", [Edit("en/collection.yaml", "    title: Background paper\n", "")], "en/collection.yaml", 11),
    ("glossary", [Edit("fr/glossary.yaml", "  definition: Un lieu.\n", "")], "fr/glossary.yaml", 2),
    ("bad-value", [Edit("fr/glossary.yaml", "[GIX]", "GIX")], "fr/glossary.yaml", 5),
    # front_matter.py
    ("front-matter", [Whole(START_EN, "Just text.\n")], START_EN, 1),
    ("front-matter", [Whole(START_EN, "")], START_EN, 1),
    ("front-matter", [Edit(START_EN, "30\n---\n", "30\n")], START_EN, 1),
    ("front-matter", [Edit(START_EN, "title: Start", "title: Start: here")], START_EN, 2),
    ("front-matter", [Edit(START_EN, "2017-09-30", "2017-09-31")], START_EN, 9),
    ("character", [Edit(START_EN, "order: 10", "order: \x07")], START_EN, 4),
    ("front-matter", [Edit(START_EN, CLEAN[START_EN].split("---\n")[1], "- a list\n")], START_EN, 2),
    ("duplicate-key", [Edit(START_EN, "order: 10", "order: 10\norder: 20")], START_EN, 5),
    ("unknown-key", [Edit(START_EN, "keywords", "keyword")], START_EN, 6),
    ("missing-key", [Edit(START_EN, "reviewed: 2017-09-30\n", "")], START_EN, 2),
    ("missing-key", [Edit(START_EN, "title: Start", "title: ' '")], START_EN, 2),
    ("bad-value", [Edit(START_EN, "title: Start", "title: 2017")], START_EN, 2),
    ("bad-value", [Edit(START_EN, "order: 10", "order: first")], START_EN, 4),
    ("bad-value", [Edit(START_EN, "[conf.what]", "conf.what")], START_EN, 5),
    ("bad-value", [Edit(START_EN, "keywords: [Start", "keywords: [no, Start")], START_EN, 6),
    ("bad-value", [Edit(START_EN, "keywords: [Start", "keywords: [2017-10-09")], START_EN, 6),
    ("bad-value", [Edit(START_EN, "[topics/access]", "[topics/Access.md]")], START_EN, 7),
    ("bad-value", [Edit(START_EN, "2017-09-30", "September")], START_EN, 9),
    ("bad-value", [Edit(START_EN, "2017-09-30", "2017-09-30 10:00:00")], START_EN, 9),
    # checks/: the two languages beside one another
    ("missing-translation", [Whole(ACCESS_FR, None)], ACCESS_EN, 1),
    ("missing-translation", [Whole("fr", None)], START_EN, 1),
    (
        "missing-translation",
        [Edit("fr/glossary.yaml", "glossary.ixp", "glossary.gix")],
        "en/glossary.yaml",
        2,
    ),
    ("missing-translation", [Edit("fr/collection.yaml", "paper:", "report:")], "en/collection.yaml", 11),
    ("block-structure", [Edit(START_FR, "- Dix jours.", "1. Dix jours.")], START_FR, 16),
    ("block-structure", [Edit(START_FR, "{#facts}", "{#faits}")], START_FR, 14),
    (
        "block-structure",
        [Edit(ACCESS_FR, "| Faits |", "| | Faits |"), Edit(ACCESS_FR, "|---", "|---|---")],
        ACCESS_FR,
        16,
    ),
    ("block-structure", [Edit(ACCESS_FR, "\nDix jours.\n", "\nDix jours.\n\nEt un.\n")], ACCESS_FR, 16),
    ("block-structure", [Edit(START_FR, "    Dix jours.", "    Dix jours.\n\n    Et un.")], START_FR, 22),
    ("block-structure", [Edit(START_FR, '!!! after "Faits"\n    Dix jours.\n', "")], START_FR, 20),
    ("block-structure", [Edit(START_FR, FRENCH["more"], "")], START_FR, 20),
    ("front-matter-differs", [Edit(START_FR, "order: 10", "order: 11")], START_FR, 4),
    ("front-matter-differs", [Edit(START_FR, "[conf.what]", "[conf.who]")], START_FR, 5),
    ("front-matter-differs", [Edit(START_FR, "related: [topics/access]", "related: []")], START_FR, 7),
    ("glossary-differs", [Edit("fr/glossary.yaml", "pages", "mark: false\n  pages")], "fr/glossary.yaml", 2),
    ("glossary-differs", [Edit("fr/glossary.yaml", "[topics/access]", "[]")], "fr/glossary.yaml", 2),
    ("collection-differs", [Edit("fr/collection.yaml", '"1"', '"2"')], "fr/collection.yaml", 3),
    ("collection-differs", [Edit("fr/collection.yaml", "id: topics", "id: themes")], "fr/collection.yaml", 5),
    # checks/: links, sources, subjects
    ("link-form", [Edit(START_EN, "page:topics/access#why", "../topics/access.md")], START_EN, 17),
    ("link-form", [Edit(START_EN, "page:topics/access#why", "https://example.org")], START_EN, 17),
    ("link-form", [Edit(START_EN, "page:topics/access#why", "javascript:alert()")], START_EN, 17),
    ("dead-link", [Edit(START_EN, "page:topics/access#why", "page:topics/acces")], START_EN, 17),
    ("dead-link", [Edit("en/glossary.yaml", "topics/access", "topics/acces")], "en/glossary.yaml", 2),
    (
        "dead-link",
        [Edit("en/collection.yaml", "conference/start", "conference/end")],
        "en/collection.yaml",
        4,
    ),
    ("dead-anchor", [Edit(START_FR, "access#why", "access#pourquoi")], START_FR, 17),
    ("unknown-related", [Edit(START_EN, "[topics/access]", "[topics/nothing]")], START_EN, 7),
    ("unknown-related", [Edit(START_EN, "[topics/access]", "\n- conference/start")], START_EN, 8),
    ("unknown-source", [Edit(START_EN, "[^paper]", "[^papers]")], START_EN, 12),
    ("unlisted-source", [Edit(START_EN, "sources: [paper]", "sources: []")], START_EN, 12),
    ("unused-source", [Edit(START_EN, "[^paper]", "")], START_EN, 8),
    ("duplicate-subject", both("topic.access", "conf.what", "topics/access.md"), ACCESS_EN, 5),
    ("duplicate-subject", both("topic.access", "conf.what", "topics/access.md"), ACCESS_FR, 5),
    ("unknown-section", [Edit("en/collection.yaml", "id: topics", "id: topic")], "en/collection.yaml", 5),
    # checks/: the blocks of a page
    ("heading-level", both("## ", "# "), START_EN, 14),
    ("heading-level", both("## ", "#### "), START_FR, 14),
    ("heading-id", both(" {#facts}", ""), START_EN, 14),
    ("duplicate-id", both("\n!!! after", "\n### Twice {#facts}\n\n!!! after"), START_EN, 19),
    ("note-kind", both("!!! after", "!!! warning"), START_EN, 20),
    ("empty-block", both("\n!!! after", "\n![A map](map.png)\n\n!!! after"), START_EN, 19),
]


def problems(folder: Path) -> list[Problem]:
    content = read_content(folder)
    return [*content.problems, *check_structure(content)]


def test_a_clean_briefing_has_no_fault(tmp_path: Path) -> None:
    assert problems(write(tmp_path, [])) == []


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault(tmp_path: Path) -> None:
    text = CLEAN[START_EN].replace("\n", "\r\n")
    assert problems(write(tmp_path, [Whole(START_EN, b"\xef\xbb\xbf" + text.encode())])) == []


@pytest.mark.parametrize(
    ("code", "changes", "file", "line"),
    FAULTS_OF_STRUCTURE,
    ids=[f"{code}-{number}" for number, (code, *_rest) in enumerate(FAULTS_OF_STRUCTURE)],
)
def test_a_fault_is_reported_where_it_is(
    tmp_path: Path, code: str, changes: list[Change], file: str, line: int
) -> None:
    found = problems(write(tmp_path, changes))
    assert (file, line, code) in [(problem.file, problem.line, problem.code) for problem in found]
    assert all(problem.message and "\n" not in problem.message for problem in found)


@pytest.mark.parametrize("files", [{}, {"en/collection.yaml": "title: x"}, {"de/topics/a.md": "text"}])
def test_a_folder_without_pages_is_no_briefing(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(ContentError):
        read_content(tmp_path)


def test_one_bad_page_does_not_hide_the_faults_of_the_others(tmp_path: Path) -> None:
    changes: list[Change] = [Whole(START_EN, "no front matter"), Edit(ACCESS_FR, "order: 20", "order: 21")]
    found = {(problem.file, problem.code) for problem in problems(write(tmp_path, changes))}
    assert found == {(START_EN, "front-matter"), (ACCESS_FR, "front-matter-differs")}
