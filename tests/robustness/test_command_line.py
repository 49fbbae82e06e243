"""Whatever is typed, piped or set in the environment: a clear answer and an exit code, never a traceback.

To add a hostile text, add it to `HOSTILE`: every command gets it in every place where it takes a text.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import run
from app.core.paths import Locations

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = {
    "empty": "",
    "blank": " \t ",
    "lines": "one\ntwo\r\nthree\n",
    "null": "a\0b",
    "escape sequence": "\x1b[2J\x1b[31mred",
    "right to left": "\u202eabc",
    "undecodable": "caf\udce9 \udcff",
    "emoji": "🤷🏽 👩‍💻",
    "combining": "e" + "\u0301" * 300,
    "chinese": "互联网",
    "fullwidth": "ＩＸＰ",
    "very long": "a" * 10_000,
    "many words": "ott " * 5_000,
    "many stars": "a* b* c* d* e* " * 50,
    "stars": "*" * 500,
    "open quotation": '"digital divide',
    "many quotations": '"' * 501,
    "brackets": "((((a OR (b AND",
    "operators": "OR AND NOT OR",
    "excluded only": "-ott -ixp",
    "hyphens": "--",
    "hyphen": "-",
    "dash": "—",
    "punctuation": "?!.,;:…«»",
    "empty filters": "in: lang: title:",
    "unknown filters": "in:nowhere lang:xx title:zzz",
    "regular expression": "(?P<x>[a-z]+)*$",
    "format": "{page} {0.__class__} %s %n",
    "sql": "' OR 1=1; DROP TABLE page; --",
    "path upwards": "../../../etc/passwd",
    "absolute path": "/etc/passwd",
    "path inside": "topics/../topics/ott",
    "windows path": "C:\\Windows\\System32",
    "only a hash": "#",
    "two hashes": "topics/ott##1",
    "no number": "topics/ott#",
    "negative": "topics/ott#-1",
    "fraction": "topics/ott#1.5",
    "huge number": "topics/ott#" + "9" * 5_000,
    "arabic digits": "topics/ott#\u0663",
    "link": "briefing:",
}

PLACES = {
    "search": ["search", "{}"],
    "search --engine scan": ["search", "{}", "--engine", "scan"],
    "search --json": ["search", "--json", "--lang", "fr", "{}"],
    "search --in": ["search", "ott", "--in", "{}"],
    "search --limit": ["search", "ott", "--limit", "{}"],
    "search --lang": ["search", "ott", "--lang", "{}"],
    "show": ["show", "{}"],
    "show --json": ["show", "{}", "--json"],
    "show #": ["show", "topics/ott#{}"],
    "show --format": ["show", "topics/ott", "--format", "{}"],
    "cite": ["cite", "{}"],
    "cite --lang": ["cite", "topics/ott#1", "--lang", "{}"],
    "terms": ["terms", "{}"],
    "terms --json": ["terms", "--json", "{}"],
    "check": ["check", "{}"],
    "build": ["build", "--", "{}"],
    "build -o": ["build", "nowhere", "-o", "{}"],
    "build --jobs": ["build", "nowhere", "--jobs", "{}"],
    "list --ui-lang": ["list", "--ui-lang", "{}"],
    "a command": ["{}"],
    "--page": ["--page", "{}"],
    "--lang": ["--lang", "{}"],
}


@pytest.fixture(scope="module")
def locations(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """Return the briefing as it ships, with a library of its own."""
    folder = tmp_path_factory.mktemp("library")
    where = Locations(ROOT / "content", folder / "search_index", folder / "cache" / "search_index")
    assert run(["build", "-o", str(where.shipped)], where) == 0
    return where


@pytest.mark.parametrize("place", PLACES)
def test_a_hostile_argument_is_answered(
    locations: Locations,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    place: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in HOSTILE.items():
        arguments = [part.replace("{}", text) for part in PLACES[place]]
        code = run(arguments, locations)
        out, err = capsys.readouterr()
        assert code in {0, 1, 2}, name
        assert "error in the program" not in err, name
        assert "\x1b" not in out + err, name
        if code:
            assert out == "", name
            assert len(err.splitlines()) == 1, name
            assert len(err) < 1000, name
        else:
            assert err == "", name
            if "--json" in arguments:
                json.loads(out)
    assert list(tmp_path.iterdir()) == []


SCRIPT = """
import sys
from pathlib import Path
from app.cli import run
from app.core.paths import Locations
content, shipped, cached, *arguments = sys.argv[1:]
sys.exit(run(arguments, Locations(Path(content), Path(shipped), Path(cached))))
"""


def started(
    locations: Locations, *arguments: str, stdout: int | None = subprocess.PIPE, **surroundings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, with `surroundings` added to a bare environment."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, *map(str, locations), *arguments],
        cwd=ROOT,
        env=environment | surroundings,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


PLAIN = [
    {"LANG": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LANG": "xx_YY.nonsense"},
]


@pytest.mark.parametrize("surroundings", PLAIN)
def test_a_terminal_without_accents(locations: Locations, surroundings: dict[str, str]) -> None:
    shown = started(locations, "show", "topics/ott", "--lang", "fr", **surroundings)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"Services over-the-top" in shown.stdout
    wrong = started(locations, "show", "été", **surroundings)
    assert wrong.returncode == 1
    assert wrong.stderr.startswith(b"There is no page")
    data = started(locations, "show", "topics/ott", "--lang", "fr", "--json", **surroundings)
    assert "réglementation" in data.stdout.decode("utf-8")


def test_exit_codes(locations: Locations) -> None:
    assert started(locations, "list").returncode == 0
    assert started(locations, "show", "nothing").returncode == 1
    assert started(locations, "show").returncode == 2


def test_a_reader_that_stops_early(locations: Locations) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = started(locations, "show", "topics/ott", "--json", stdout=writing)
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk(locations: Locations) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = started(locations, "list", stdout=full.fileno())
    assert ended.returncode == 1
    assert ended.stderr.count(b"\n") == 1
    assert b"cannot be written" in ended.stderr


HEAVY = ("markdown", "yaml", "nh3", "babel", "whoosh", "PySide6")

LIGHT = [
    ["--version"],
    ["--help"],
    ["search", "--help"],
    ["frobnicate"],
    ["show", "topics/ott"],
    ["list"],
    ["terms", "ott"],
    ["cite", "topics/ott#1"],
]


@pytest.mark.parametrize("arguments", LIGHT, ids=lambda arguments: arguments[0])
def test_a_command_imports_no_more_than_it_needs(locations: Locations, arguments: list[str]) -> None:
    """Each of these packages costs as much time as the rest of the command together."""
    watch = f"""
import atexit, sys
atexit.register(lambda: print("imported:", *[name for name in {HEAVY} if name in sys.modules], file=sys.stderr))
"""
    ended = subprocess.run(
        [sys.executable, "-c", watch + SCRIPT, *map(str, locations), *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert ended.stderr.splitlines()[-1] == "imported:"
