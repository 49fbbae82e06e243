"""The cases of the fault injection: which file, which damage, which process; how one is run and judged."""

import json
import random
import re
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from app.__main__ import main
from app.core.build import good_library
from benchmarks.stress.damage import FILE_DAMAGES, FOLDER_DAMAGES, damage
from benchmarks.stress.processes import Child, Ended, use_tree
from benchmarks.stress.trees import PROFILE, SITE, linked_copy, locations

WINDOW = "window"
COMMANDS = {
    "search": ["search", "conference", "--ui-lang=fr"],
    "show": ["show", "conference/in-brief", "--lang=fr"],
    "list": ["list"],
    "doctor": ["doctor"],
    "check": ["check"],
    "export": ["export", "conference/in-brief", "-o", "out.html", "--lang=en,fr"],
    "pdf": ["export", "conference/in-brief", "-o", "out.pdf"],
    "terms": ["terms", "ITU"],
    "misspelt": ["search", "confrence"],
}
_CHECKED = {
    "search_index": ("search", "show", "list", "doctor", "terms"),
    "content": ("check", "doctor", "search"),
}
_DRAWN = ("export", "pdf", "search", "show", "doctor")
_FOLDERS = (
    "content",
    "content/en",
    "content/fr/conference",
    "content/words",
    "resources",
    "resources/icons",
    "resources/themes",
    "resources/locale",
    "resources/locale/fr/LC_MESSAGES",
    "resources/help",
    "resources/print",
    "search_index",
    "search_index/whoosh",
    PROFILE,
    f"{PROFILE}/requests",
    f"{SITE}/fontpkg_pt_serif/files",
    f"{SITE}/spellchecker/resources",
)
_BUG = re.compile(
    r"Traceback|An error in the program|Une erreur du programme|Fatal Python error|Exception ignored|Timeout \("
)
UNAVOIDABLE = re.compile(r"^This plugin does not support .*$\n?", re.MULTILINE)
"""What Qt says of a screen in memory."""


class Case(NamedTuple):
    """`seed` settles what is left to chance in the damage."""

    base: str
    file: str
    damage: str
    process: str
    seed: str

    @property
    def name(self) -> str:
        """What `--only` asks for."""
        return f"{self.base}:{self.file}:{self.damage}:{self.process}:{self.seed}"

    @property
    def kind(self) -> str:
        """The kind of file, for the table."""
        top, _, rest = self.file.partition("/")
        if top in {"content", "search_index"} or not rest:
            suffix = Path(self.file).suffix
            part = "whoosh" if "whoosh/" in self.file else suffix or "folder"
            return f"{top} {part}"
        return f"{top} {rest.split('/')[0]}"


class Outcome(NamedTuple):
    """What became of a case; no `faults` means that it passed."""

    opened: bool
    said: bool
    repaired: bool
    faults: tuple[str, ...]
    errors: str


def all_cases(bases: dict[str, Path], count: int, chance: random.Random) -> list[Case]:
    """Return `count` cases: every file with every damage, each file of the whole briefing once, then bits by chance.

    Where `count` is too small for all of them, chance chooses.
    """
    small = bases["small"]
    files = [path for path in _files(small) if _is_read(path)]
    cases = []
    for name in files:
        own = cycle(_commands(name))
        for kind in FILE_DAMAGES:
            cases.append(Case("small", name, kind, WINDOW, "0"))
            cases.append(Case("small", name, kind, next(own), "0"))
    for name in _FOLDERS:
        for kind in FOLDER_DAMAGES:
            cases.append(Case("small", name, kind, WINDOW, "0"))
            cases.append(Case("small", name, kind, _commands(name)[0], "0"))
    kinds = cycle(FILE_DAMAGES)
    rest = sorted(set(filter(_is_read, _files(bases["whole"]))) - set(files))
    cases += [Case("whole", name, next(kinds), chance.choice((WINDOW, "doctor")), "0") for name in rest]
    if count < len(cases):
        return chance.sample(cases, count)
    library = [name for name in files if name.startswith("search_index/")]
    heavy = [name for name in library if name.endswith("library.sqlite")] * 4 + library
    for number in range(count - len(cases)):
        name = chance.choice(heavy)
        kind = chance.choice(("bit", "bit", "bit", "garbage", "truncated", "absurd"))
        cases.append(Case("small", name, kind, chance.choice((WINDOW, "search", "show")), str(number + 1)))
    return cases


def sample(cases: list[Case], count: int, chance: random.Random) -> list[Case]:
    """Return a few of the cases of the small briefing: each kind of file in turn, every fifth with a window."""
    of_kind: dict[str, list[Case]] = {}
    for case in chance.sample(cases, len(cases)):
        if case.base == "small":
            of_kind.setdefault(case.kind, []).append(case)
    chosen: list[Case] = []
    for kind in cycle(sorted(of_kind)):
        if len(chosen) == count:
            return chosen
        wanted = len(chosen) % 5 == 0
        left = of_kind[kind]
        left.sort(key=lambda case: (case.process == WINDOW) is wanted)
        chosen.append(left.pop())
    return chosen


def _files(tree: Path) -> list[str]:
    return sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())


def _is_read(name: str) -> bool:
    """Say whether anything reads a file; of other packages only data counts, of dictionaries those of the briefing."""
    if name.startswith(SITE):
        return name.endswith((".ttf", "/en.json.gz", "/fr.json.gz"))
    return True


def _commands(name: str) -> tuple[str, ...]:
    if name.endswith(".txt") or name.startswith(f"{SITE}/spellchecker"):
        return ("check", "misspelt")
    return _CHECKED.get(name.partition("/")[0], _DRAWN)


def prepared(case: Case, base: Path, tree: Path) -> Path:
    """Return a copy of the program with the damage of a case."""
    linked_copy(base, tree)
    damage(tree / case.file, case.damage, case.name)
    return tree


def start(case: Case, tree: Path) -> Child:
    """Start the process of a case."""
    report = tree / "report"
    report.mkdir()

    def run() -> int:
        use_tree(tree)
        if case.process == WINDOW:
            # Qt's widgets, only where there is a window
            from benchmarks.stress.window_session import install  # noqa: PLC0415

            pages = ("conference/in-brief", "glossary") if _has_terms(case.file) else ("conference/in-brief",)
            install(report / "seen.json", pages, thorough=case.file.startswith("resources"))
            return main([])
        return main(COMMANDS[case.process])

    return Child(report, run)


def _has_terms(name: str) -> bool:
    """Say whether the glossary, the longest page, depends on a file."""
    return "glossary" in name or name.startswith(("search_index", "resources"))


def verdict(case: Case, child_folder: Path, ended: Ended) -> Outcome:
    """Judge how a case ended."""
    tree = child_folder.parent
    errors = UNAVOIDABLE.sub("", ended.errors)
    faults = []
    if ended.code not in {0, 1}:
        faults.append(f"exit code {ended.code}")
    if _BUG.search(errors):
        faults.append("an error of the program: " + errors.strip().splitlines()[-1][:200])
    opened, said = True, bool(errors)
    if case.process == WINDOW:
        seen = _seen(child_folder / "seen.json")
        opened = bool(seen.get("shown")) and all(seen["shown"])
        said = bool(seen.get("said"))
        if not (seen.get("done") and opened):
            faults.append(f"the window did not do what it should: {seen}")
        if errors:
            faults.append("written to stderr: " + errors.strip().splitlines()[0][:200])
    elif len(errors.splitlines()) > 1 + ended.code:
        faults.append(f"{len(errors.splitlines())} lines on stderr")
    repaired = good_library(locations(tree))[0] is not None if case.file.startswith("search_index") else False
    if case.file.startswith("search_index") and case.process != "check" and not repaired:
        faults.append("the library was not repaired")
    return Outcome(opened, said, repaired, tuple(faults), errors)


def _seen(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
