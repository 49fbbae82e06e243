"""The wheel is the whole program: it runs where there is no checkout, in any folder, for a user without a past."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]

OPEN_AND_QUIT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser
import app
from app.bootstrap import Program, WindowOptions

application = QApplication([])
program = Program(WindowOptions(language="fr"))

def leave():
    print(app.__file__, *(view.toPlainText() for view in program.window.findChildren(QTextBrowser)), sep="\\n")
    application.quit()

program.window.first_painted.connect(leave)
QTimer.singleShot(20_000, lambda: application.exit(3))
program.window.show()
sys.exit(application.exec())
"""
"""Starts the window as `briefing` does, and leaves when the first page is painted (status 3: it never was)."""


class Installed(NamedTuple):
    """The wheel in an environment of its own, and an empty home outside the checkout."""

    environment: Path
    home: Path

    def run(self, program: str, *arguments: str) -> str:
        """Run a program of the environment in the empty home and return what it prints."""
        outside = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "PYTHON", "VIRTUAL_ENV", "BRIEFING_", "LC_", "LANG"))
        }
        done = subprocess.run(
            [self.environment / "bin" / program, *arguments],
            cwd=self.home,
            env={**outside, "HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"},
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build source archive, from it the wheel, and install that without a network beside the locked packages."""
    folder = tmp_path_factory.mktemp("wheel")
    environment, home = folder / "environment", folder / "home"
    home.mkdir()
    step([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT])
    step([sys.executable, "-m", "venv", "--without-pip", environment])
    # A plain path line shows the locked packages, but follows none of their own: the checkout stays out of sight.
    (site_packages,) = environment.glob("lib/python3*/site-packages")
    (site_packages / "locked.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (wheel,) = (folder / "dist").glob("*.whl")
    python = str(environment / "bin" / "python")
    step([sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel])
    return Installed(environment, home)


def step(command: Sequence[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_requirements_are_met_by_what_was_tested(installed: Installed) -> None:
    script = """
from importlib.metadata import requires, version
from packaging.requirements import Requirement
for line in requires("delegate-briefing"):
    item = Requirement(line)
    if item.marker is None or item.marker.evaluate({"extra": ""}):
        print(item.name, version(item.name), item.specifier.contains(version(item.name)))
"""
    lines = installed.run("python", "-c", script).splitlines()
    assert "whoosh3 3.54.0 True" in lines
    assert not [line for line in lines if not line.endswith(" True")]


def test_it_lists_every_page_in_both_languages(installed: Installed) -> None:
    pages = json.loads(installed.run("briefing", "list", "--json"))
    there = {path.relative_to(ROOT / "content" / "en").with_suffix("").as_posix() for path in all_pages()}
    assert {page["page"] for page in pages} == there
    assert all(page["titles"]["en"] and page["titles"]["fr"] for page in pages)


def all_pages() -> list[Path]:
    return list((ROOT / "content" / "en").rglob("*.md"))


def test_it_searches_with_its_own_index(installed: Installed) -> None:
    answer = json.loads(installed.run("briefing", "search", "ixp", "--lang", "fr", "--json"))
    assert answer["total"] > 0
    assert answer["engine"] == "whoosh"


def test_its_doctor_finds_nothing_wrong(installed: Installed) -> None:
    assert str(installed.environment) in installed.run("briefing", "doctor")


def test_its_french_words_are_there(installed: Installed) -> None:
    script = """
from app.core.i18n.catalog import Catalog
from app.core.paths import resources_folder
print(Catalog(resources_folder() / "locale", "fr").gettext("Back"))
"""
    assert installed.run("python", "-c", script).strip() not in {"", "Back"}


def test_its_window_opens_on_a_page_it_carries(installed: Installed) -> None:
    where, *texts = installed.run("python", "-c", OPEN_AND_QUIT).splitlines()
    assert where.startswith(str(installed.environment))
    assert any("CMDT-17" in text for text in texts)


def test_it_holds_no_sources_of_catalogs(installed: Installed) -> None:
    (data,) = installed.environment.glob("lib/python3*/site-packages/app/_data")
    assert sorted(path.name for path in data.iterdir()) == ["content", "resources", "search_index"]
    assert not [path for path in data.rglob("*") if path.suffix in {".po", ".pot"}]
