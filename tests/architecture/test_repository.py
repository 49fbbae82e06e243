"""The tree works on every machine: nothing in it names a package index or somebody's home folder."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

FOREIGN = {
    "address of a package index": re.compile(
        r"https?://\S*/simple\b|files\.pythonhosted\.|--(extra-)?index-url[ =]http"
    ),
    "folder of one machine": re.compile(
        r"file:///(opt|root|srv|work)\b|(?<![\w.])/(home|Users)/[a-z]\w*/|(?<![\w.])/root/|[A-Z]:\\Users\\"
    ),
}


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    """Return name -> text of every file that git has or would take."""
    if not (root / ".git").exists() or shutil.which("git") is None:
        pytest.skip("only where there is a git checkout, and git to ask")
    listing = subprocess.run(
        [
            *("git", "-c", "safe.directory=*", "ls-files"),
            *("-z", "--cached", "--others", "--exclude-standard"),
        ],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    )
    found = {}
    for name in filter(None, listing.stdout.split("\0")):
        path = root / name
        if path.is_file() and path != Path(__file__):
            found[name] = path.read_bytes().decode("utf-8", errors="replace")
    return found


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names_what_only_one_machine_has(texts: dict[str, str], what: str) -> None:
    found = [
        f"{name}: {match.group()}" for name, text in texts.items() for match in FOREIGN[what].finditer(text)
    ]
    assert not found


def test_the_compiled_library_is_not_in_git(texts: dict[str, str]) -> None:
    assert [name for name in texts if name.startswith("search_index/")] == ["search_index/README.md"]
