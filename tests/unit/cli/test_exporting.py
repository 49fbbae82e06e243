"""export: the file says by its suffix what it is, holds what was asked for, and is whole or not there."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.core.model.term import sorting_key
from app.core.paths import Locations

pytestmark = pytest.mark.usefixtures("qapp")
"""One process has one application; the tests of windows need a larger one than the command makes."""

LAUNCH = """
import sys, resource, signal
from pathlib import Path
from app.cli import run
from app.core.model.term import sorting_key
from app.core.paths import Locations
if int(sys.argv[1]):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(run(sys.argv[3:], Locations(*[Path(sys.argv[2]) / name for name in ("content", "search_index", "cache")])))
"""


@pytest.mark.parametrize(
    ("name", "begins"), [("a.pdf", b"%PDF-1"), ("a.html", b"<!DOCTYPE html>"), ("a.md", b"# Delegate")]
)
def test_each_kind_of_file(briefing: Callable[..., Any], tmp_path: Path, name: str, begins: bytes) -> None:
    answer = briefing("export", "all", "-o", str(tmp_path / name), "--lang", "en,fr")
    assert (answer.code, answer.err) == (0, "")
    content = (tmp_path / name).read_bytes()
    assert content.startswith(begins)
    assert str(tmp_path / name) in answer.out


def test_json(briefing: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    data = briefing("export", "topics/access", "-o", str(file), "--json").json
    assert list(data) == ["file", "pages", "bytes", "seconds"]
    assert (data["file"], data["pages"], data["bytes"]) == (str(file), 1, file.stat().st_size)
    assert 0 < data["seconds"] < 1000


def test_languages_in_the_order_given(briefing: Callable[..., Any], tmp_path: Path) -> None:
    briefing("export", "topics", "-o", str(tmp_path / "a.md"), "--lang", "fr,en")
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert text.index("La fracture numérique") < text.index("The digital divide")
    briefing("export", "topics", "-o", str(tmp_path / "b.md"), "--lang", "fr")
    assert "The digital divide" not in (tmp_path / "b.md").read_text(encoding="utf-8")


def test_paper(briefing: Callable[..., Any], tmp_path: Path) -> None:
    for paper, width in (("a4", 595), ("letter", 612)):
        briefing("export", "topics/access", "-o", str(tmp_path / "a.pdf"), "--paper", paper)
        assert round(float(PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width)) == width


def test_a_page_that_does_not_exist(briefing: Callable[..., Any], tmp_path: Path) -> None:
    answer = briefing("export", "topics/acess", "topics", "-o", str(tmp_path / "a.pdf"))
    assert (answer.code, answer.out) == (1, "")
    assert "topics/access" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["topics"],
        ["-o", "a.pdf"],
        ["topics", "-o", "a.docx"],
        ["topics", "-o", "a.pdf", "--paper", "a5"],
        ["topics", "-o"],
    ],
)
def test_wrong_usage(briefing: Callable[..., Any], tmp_path: Path, arguments: list[str]) -> None:
    answer = briefing("export", *arguments)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/a.pdf", "folder.pdf", "missing/a.html", "x" * 300 + ".md"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_path_that_cannot_be_written(
    briefing: Callable[..., Any], tmp_path: Path, name: str, language: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    answer = briefing("export", "topics/access", "-o", str(tmp_path / name), "--ui-lang", language)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def in_own_process(where: Locations, limit: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    return subprocess.run(
        [sys.executable, "-c", LAUNCH, str(limit), str(where.content.parent), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
        env={**{name: value for name, value in os.environ.items() if name not in hidden}, "LC_ALL": "C"},
    )


def test_a_pdf_needs_no_display(compiled: Locations, tmp_path: Path) -> None:
    done = in_own_process(compiled, 0, "export", "topics/access", "-o", str(tmp_path / "a.pdf"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "The digital divide" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


@pytest.mark.skipif(sys.platform == "win32", reason="files are limited in another way there")
@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.md"])
def test_a_disk_that_fills_leaves_the_old_file_and_nothing_else(
    compiled: Locations, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("old", encoding="utf-8")
    done = in_own_process(compiled, 100, "export", "topics/access", "-o", str(tmp_path / name))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_html_is_written_without_qt(compiled: Locations, tmp_path: Path) -> None:
    code = LAUNCH.replace("sys.exit(run(", "code = run(").replace(
        "]))", "]))\nassert 'PySide6' not in sys.modules\nsys.exit(code"
    )
    command = [sys.executable, "-c", code, "0", str(compiled.content.parent)]
    done = subprocess.run(
        [*command, "export", "all", "-o", str(tmp_path / "a.html")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("part", ["topics/access#3-5", "topics/access#2"])
def test_a_part_of_a_page_is_refused_not_widened(
    briefing: Callable[..., Any], tmp_path: Path, part: str
) -> None:
    """Whoever asks for three paragraphs must not hand out the page."""
    answer = briefing("export", part, "-o", str(tmp_path / "a.md"))
    assert (answer.code, answer.out) == (1, "")
    assert "topics/access" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["pdf", "html", "md"])
def test_the_glossary_is_exported_by_itself_in_the_order_of_its_first_language(
    briefing: Callable[..., Any], tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"glossary.{suffix}"
    answer = briefing("export", "glossary", "-o", str(file), "--lang", "fr,en")
    assert (answer.code, answer.err) == (0, "")
    if suffix == "pdf":
        pages = PdfReader(file).pages
        assert len(pages) == 2, "a title and the terms: contents of one line would be none"
        text = "".join(page.extract_text() for page in pages)
    else:
        text = file.read_text(encoding="utf-8")
        assert 'id="contents"' not in text
    assert "Glossaire" in text
    names = [term["fr"]["term"] for term in briefing("terms", "--json").json]
    places = [text.index(name) for name in sorted(names, key=sorting_key)]
    assert places == sorted(places)


def test_the_glossary_goes_with_a_page_that_is_asked_for_beside_it(
    briefing: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "a.html"
    assert briefing("export", "topics/access", "glossary", "-o", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    assert 'id="glossary"' in text
    assert 'id="topics/access"' in text


def test_the_help_is_not_exported_and_says_where_it_is(briefing: Callable[..., Any], tmp_path: Path) -> None:
    answer = briefing("export", "help", "-o", str(tmp_path / "a.md"))
    assert (answer.code, list(tmp_path.glob("a.md"))) == (1, [])
    assert "briefing show help" in answer.err
