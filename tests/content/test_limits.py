"""What is out of proportion is refused in one line, with file, line and code; what is just within a limit is read.

To add a limit: a row beyond it (code, changes to the sample, file and line that are reported) and one within it.
"""

import os
from pathlib import Path

import pytest

from app.core.content.checks.structure import check_structure
from app.core.content.checks.writing import check_writing
from app.core.content.compiler import compile_library
from app.core.content.source import read_content
from app.core.model.page import Problem
from app.core.rendering import limits
from tests.content.sample import ACCESS_EN, START_EN, Change, Edit, Whole, write

GLOSSARY, COLLECTION, FIGURES = "en/glossary.yaml", "en/collection.yaml", "en/figures.yaml"
FIGURE = "{name}: {{kind: bars, title: A, alternative: B., sources: [paper], data: {data}}}\n"
BARS = "{axis: Axis, groups: [{title: A, note: B, bars: [{label: A, value: 1, shown: x}]}]}"
_TERM = "{name}: {{term: x, definition: y, mark: false}}\n"


def _text(text: str) -> list[Change]:
    """Put a text before the last heading of a page; it begins on line 14."""
    return [Edit(START_EN, "## Facts", f"{text}\n\n## Facts")]


def _title(title: str) -> list[Change]:
    return [Edit(START_EN, "title: Start", f"title: {title}")]


def _terms(count: int) -> list[Change]:
    return [Whole(GLOSSARY, "".join(_TERM.format(name=f"t{number}") for number in range(count)))]


def _figures(count: int) -> list[Change]:
    return [Whole(FIGURES, "".join(FIGURE.format(name=f"f{number}", data=BARS) for number in range(count)))]


def _figure(data: str, kind: str = "bars") -> list[Change]:
    """Describe one figure; its data stand on line 1 as all the rest."""
    return [Whole(FIGURES, FIGURE.format(name="f", data=data).replace("bars", kind, 1))]


def _bar(value: str = "1", label: str = "A") -> str:
    return f"{{label: {label}, value: {value}, shown: x}}"


def _bars(*bars: str, groups: int = 1) -> str:
    group = f"{{title: A, note: B, bars: [{', '.join(bars)}]}}"
    return f"{{axis: Axis, groups: [{', '.join([group] * groups)}]}}"


def _diagram(node: str, panel: str = "first: 1, last: 1") -> str:
    return f"{{columns: 2, nodes: [{{id: a, title: A, {node}}}], panels: [{{title: P, {panel}}}]}}"


def _values(count: int) -> list[Change]:
    return [Whole(GLOSSARY, f"a: [{'x, ' * count}]")]


def _long(size: int) -> str:
    return ("word " * size)[: size - 1] + "."


ODD_KEYS = ("1", "null", "true", "2017-09-30", ".nan", '"\\e[31m"', "1e3", "''")
BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)

BEYOND: list[tuple[str, list[Change], str, int]] = [
    ("size", [Whole(ACCESS_EN, b"x" * (limits.FILE_BYTES + 1))], ACCESS_EN, 1),
    ("size", [Whole(ACCESS_EN, b"x" * (limits.FILE_BYTES - 1) + "éé".encode())], ACCESS_EN, 1),
    ("size", [Whole(GLOSSARY, b"#" * (limits.FILE_BYTES + 1))], GLOSSARY, 1),
    ("size", _text("\n" * limits.LINES), START_EN, 12 + limits.LINES - 1),
    ("size", _text(_long(limits.LINE + 1)), START_EN, 14),
    ("size", _text("*a*b*_c_ " * (limits.SIGNS_TOGETHER // 5 + 1)), START_EN, 14),
    ("size", _text(("|" * 5_000 + "\n\n") * 11), START_EN, 14 + 18),
    ("size", _terms(limits.TERMS + 1), GLOSSARY, limits.TERMS + 1),
    ("size", _figures(limits.FIGURES + 1), FIGURES, limits.FIGURES + 1),
    *(
        ("figure-data", _figure(_bars(_bar(value))), FIGURES, 1)
        for value in (
            ".nan",
            ".inf",
            "-.inf",
            "-1",
            "1e308",
            "1.0e+308",
            "9" * limits.DIGITS,
            "2017-09-30",
            "[]",
        )
    ),
    ("figure-data", _figure(_bars(*[_bar()] * (limits.FIGURE_ITEMS + 1))), FIGURES, 1),
    ("figure-data", _figure(_bars(_bar(label="x" * (limits.FIGURE_LETTERS + 1)))), FIGURES, 1),
    (
        "figure-data",
        _figure(_bars(*[_bar()] * limits.FIGURE_ITEMS, groups=3)),
        FIGURES,
        1,
    ),
    ("figure-data", _figure(f"{{events: [{{year: {10**30}, title: A}}]}}", "timeline"), FIGURES, 1),
    (
        "figure-data",
        _figure(
            "{start: 9999-01-01, months: [J], meetings:"
            " [{region: A, place: B, dates: C, first: 9999-01-01, last: 9999-01-02}]}",
            "schedule",
        ),
        FIGURES,
        1,
    ),
    ("figure-data", _figure(_diagram(f"row: {10**30}, column: 1"), "diagram"), FIGURES, 1),
    ("figure-data", _figure(_diagram("row: 1, column: 1, rows: -5"), "diagram"), FIGURES, 1),
    ("figure-data", _figure(_diagram("row: 1, column: 1", "first: 7, last: 9"), "diagram"), FIGURES, 1),
    *(("unknown-key", [Edit(START_EN, "order: 10", f"{key}: 10")], START_EN, 4) for key in ODD_KEYS),
    *(
        ("unknown-key", [Edit(COLLECTION, "title: Briefing", f"title: a\n{key}: b")], COLLECTION, 2)
        for key in ODD_KEYS
    ),
    *(
        ("source", [Edit(COLLECTION, "  paper:", f"  {key}: b\n  paper:")], COLLECTION, 11)
        for key in ODD_KEYS
    ),
    *(("glossary", [Whole(GLOSSARY, f"a: b\n{key}: c")], GLOSSARY, 2) for key in ODD_KEYS),
    *(("figure", [Whole(FIGURES, f"a: b\n{key}: c")], FIGURES, 2) for key in ODD_KEYS),
    ("yaml", [Whole(FIGURES, "a: b\n[1]: c")], FIGURES, 2),
    ("character", _title('"a\\e[31m\\u202e"'), START_EN, 2),
    ("nesting", _text(">" * (limits.NESTING + 1) + " a"), START_EN, 14),
    (
        "nesting",
        _text("\n".join("    " * level + "- a" for level in range(40))),
        START_EN,
        14 + limits.NESTING,
    ),
    (
        "nesting",
        _text("\n".join("    " * level + ":   a" for level in range(40))),
        START_EN,
        14 + limits.NESTING,
    ),
    ("nesting", _text("[" * (limits.OPEN + 1)), START_EN, 14),
    ("nesting", _text("[a](\n" * (limits.OPEN + 1)), START_EN, 14 + limits.OPEN),
    ("nesting", _text("<a " * (limits.OPEN + 1)), START_EN, 14),
    ("nesting", _text("*wordwordword****word *wordword* word * ![](figure:road)*"), START_EN, 14),
    ("spaces", _text("a" + " " * limits.SPACES + "b"), START_EN, 14),
    ("character", _text("a" + "\u0301" * (limits.ACCENTS + 1)), START_EN, 14),
    ("front-matter", _title('"\\ud800"'), START_EN, 2),
    ("character", _text("a\0b"), START_EN, 14),
    ("character", _text("a\u202eb"), START_EN, 14),
    ("character", _text("a\ue123b"), START_EN, 14),
    ("front-matter", _title("[" * 21 + "]" * 21), START_EN, 2),
    ("front-matter", _title("&a Start"), START_EN, 2),
    ("front-matter", _title("!!python/name:os.system Start"), START_EN, 2),
    ("front-matter", _title("1" * (limits.DIGITS + 1)), START_EN, 2),
    ("front-matter", _title("1:59:59" + ":59" * 20_000), START_EN, 2),
    ("front-matter", _title("0x" + "f" * 20_000), START_EN, 2),
    ("yaml", [Whole(GLOSSARY, BOMB)], GLOSSARY, 1),
    ("yaml", [Whole(FIGURES, BOMB)], FIGURES, 1),
    ("yaml", [Whole(COLLECTION, BOMB)], COLLECTION, 1),
    ("yaml", [Whole(COLLECTION, "title: a\n<<: {title: b}\n")], COLLECTION, 2),
    ("yaml", _values(limits.ENTRIES), GLOSSARY, 1),
    ("yaml", [Whole(GLOSSARY, "[" * 200_000)], GLOSSARY, 1),
]

WITHIN: list[list[Change]] = [
    [Whole("en/topics/more.md", b"x" * limits.FILE_BYTES)],
    [Edit(START_EN, "## Facts", "\n" * (limits.LINES - 40) + "## Facts")],
    _text(_long(limits.LINE)),
    _text("*a*b*_c_ " * (limits.SIGNS_TOGETHER // 5)),
    _text(("*a b* " * 1_000 + "\n\n") * (limits.SIGNS // 2_000 - 1)),
    _terms(limits.TERMS),
    _figures(limits.FIGURES),
    _figure(_bars(*[_bar()] * limits.FIGURE_ITEMS)),
    _figure(_diagram(f"row: 1, column: 1, rows: {limits.FIGURE_NUMBER}"), "diagram"),
    _text("> " * limits.NESTING + "a"),
    _text("\n".join("    " * level + "- a" for level in range(limits.NESTING))),
    _text("[" * limits.OPEN),
    _text("<a " * limits.OPEN),
    _text("a" + " " * (limits.SPACES - 1) + "b"),
    _text("a" + "\u0301" * limits.ACCENTS),
    _text('!!! admonition "x"\n    Text.'),
    [Whole(GLOSSARY, f"{'{a: ' * limits.YAML_NESTING}{'}' * limits.YAML_NESTING}")],
    [Edit(START_EN, "order: 10", f"order: {'1' * limits.DIGITS}")],
    _values(limits.ENTRIES - 3),
]

NOT_OF_LIMITS = {"front-matter", "unknown-key", "glossary", "source", "figure"}
CODES = {code for code, *_rest in BEYOND}


def _faults(folder: Path) -> set[Problem]:
    """Return the faults that `briefing check` finds, each of which fits a line, after a library was made."""
    content = read_content(folder)
    compile_library(content, folder / "library.sqlite")
    found = {*content.problems, *check_structure(content), *check_writing(content)}
    assert all(
        fault.message.replace("\u00a0", "").isprintable() and fault.file.isprintable() for fault in found
    )
    return found


@pytest.mark.parametrize(("code", "changes", "file", "line"), BEYOND)
def test_beyond_a_limit(tmp_path: Path, code: str, changes: list[Change], file: str, line: int) -> None:
    found = _faults(write(tmp_path, changes))
    assert (file, line, code) in {problem[:3] for problem in found}
    assert all(len(problem.message) < 400 for problem in found)


@pytest.mark.parametrize("changes", WITHIN)
def test_within_a_limit(tmp_path: Path, changes: list[Change]) -> None:
    found = _faults(write(tmp_path, changes))
    assert not CODES & ({problem.code for problem in found} - NOT_OF_LIMITS)


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hostname", "access.md", "missing.md"])
def test_a_link_that_leads_nowhere_good(tmp_path: Path, target: str) -> None:
    write(tmp_path, [Whole(ACCESS_EN, None)])
    (tmp_path / ACCESS_EN).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / ACCESS_EN).symlink_to(target)
    found = [problem for problem in read_content(tmp_path).problems if problem.file == ACCESS_EN]
    assert [(problem.line, problem.code) for problem in found] == [(1, "unreadable")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, [Whole(ACCESS_EN, None), Whole(GLOSSARY, None)])
    (tmp_path / ACCESS_EN).parent.mkdir(parents=True, exist_ok=True)
    for name in (ACCESS_EN, GLOSSARY):
        os.mkfifo(tmp_path / name)
    found = read_content(tmp_path).problems
    assert {(problem.file, problem.code) for problem in found} == {
        (ACCESS_EN, "unreadable"),
        (GLOSSARY, "unreadable"),
    }


def test_a_fault_found_between_files_is_one_line(tmp_path: Path) -> None:
    quoted = 'subjects: ["\\e[31m\\nred\\u202e", "\\L", "\\u200b"]'
    found = _faults(write(tmp_path, [Edit(START_EN, "subjects: [conf.what]", quoted)]))
    assert {(problem.file, problem.line) for problem in found if problem.code == "unknown-subject"} == {
        (START_EN, 5)
    }


def test_a_fault_is_one_line_however_it_is_made() -> None:
    assert Problem("a\n", 1, "yaml", "\x1b[31m\n\u202e\ud800\u2028\u00a0é") == (
        "a ",
        1,
        "yaml",
        "\ufffd[31m \ufffd\ufffd \u00a0é",
    )


def test_a_fault_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    content = read_content(write(tmp_path, [Edit(START_EN, "order: 10", '"a\\nb\\e[31m": 10')]))
    found = [problem for problem in content.problems if problem.code == "unknown-key"]
    assert len(found) == 1
    assert found[0].message.isprintable()


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, [])
    (tmp_path / "en/topics" / os.fsdecode(b"a\xff\n.md")).write_text("text", encoding="utf-8")
    content = read_content(tmp_path)
    assert [problem.code for problem in content.problems] == ["page-name"]
    assert content.problems[0].file.isprintable()
