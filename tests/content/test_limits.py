"""What is out of proportion is refused in one line, with file, line and code; what is just within a limit is read.

To add a limit: a row beyond it (code, changes to the sample, file and line that are reported) and one within it.
"""

import os
from pathlib import Path

import pytest

from app.core.content.source import read_content
from app.core.rendering import limits
from tests.content.sample import ACCESS_EN, START_EN, Change, Edit, Whole, write

GLOSSARY, COLLECTION, FIGURES = "en/glossary.yaml", "en/collection.yaml", "en/figures.yaml"
_TERM = "{name}: {{term: x, definition: y, mark: false}}\n"


def _text(text: str) -> list[Change]:
    """Put a text before the last heading of a page; it begins on line 14."""
    return [Edit(START_EN, "## Facts", f"{text}\n\n## Facts")]


def _title(title: str) -> list[Change]:
    return [Edit(START_EN, "title: Start", f"title: {title}")]


def _terms(count: int) -> list[Change]:
    return [Whole(GLOSSARY, "".join(_TERM.format(name=f"t{number}") for number in range(count)))]


def _values(count: int) -> list[Change]:
    return [Whole(GLOSSARY, f"a: [{'x, ' * count}]")]


def _long(size: int) -> str:
    return ("word " * size)[: size - 1] + "."


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
    ("spaces", _text("a" + " " * limits.SPACES + "b"), START_EN, 14),
    ("character", _text("a" + "\u0301" * (limits.ACCENTS + 1)), START_EN, 14),
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

CODES = {code for code, *_rest in BEYOND}


@pytest.mark.parametrize(("code", "changes", "file", "line"), BEYOND)
def test_beyond_a_limit(tmp_path: Path, code: str, changes: list[Change], file: str, line: int) -> None:
    found = read_content(write(tmp_path, changes)).problems
    assert (file, line, code) in {problem[:3] for problem in found}
    assert all(problem.message.isprintable() and len(problem.message) < 300 for problem in found)


@pytest.mark.parametrize("changes", WITHIN)
def test_within_a_limit(tmp_path: Path, changes: list[Change]) -> None:
    found = read_content(write(tmp_path, changes)).problems
    assert not CODES & ({problem.code for problem in found} - {"front-matter"})


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
