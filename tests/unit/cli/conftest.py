"""A small briefing in two languages, compiled once, and the command line to ask about it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.cli import run
from app.core.paths import Locations

COLLECTION = """\
title: {title}
subtitle: {subtitle}
version: "2017.1"
home: conference/start
sections:
- {{id: conference, title: {conference}}}
- {{id: topics, title: {topics}}}
sources:
  paper: {{author: Internet Society, title: Background paper}}
"""

GLOSSARY = """\
glossary.ixp:
  acronym: IXP
  term: {term}
  aliases: [{alias}]
  definition: {definition}
  pages: [topics/access]
glossary.ott:
  acronym: OTT
  term: {ott}
  definition: {ott_definition}
  pages: [conference/start]
"""

PAGE = """\
---
title: {title}
summary: {summary}
order: {order}
subjects: [{subject}]
keywords: [{title}]
related: []
sources: [paper]
reviewed: 2017-09-30
---

{body}
"""


def page(title: str, summary: str, order: int, subject: str, body: str) -> str:
    return PAGE.format(title=title, summary=summary, order=order, subject=subject, body=body)


FILES = {
    "en/collection.yaml": COLLECTION.format(
        title="Delegate briefing", subtitle="Buenos Aires", conference="The conference", topics="Focus areas"
    ),
    "fr/collection.yaml": COLLECTION.format(
        title="Dossier du délégué", subtitle="Buenos Aires", conference="La conférence", topics="Thèmes"
    ),
    "en/glossary.yaml": GLOSSARY.format(
        term="Internet exchange point",
        alias="peering point",
        definition="A place where networks meet.",
        ott="over-the-top service",
        ott_definition="A service on the open network.",
    ),
    "fr/glossary.yaml": GLOSSARY.format(
        term="point d’échange Internet",
        alias="nœud d’échange",
        definition="Un lieu où les réseaux se rencontrent.",
        ott="service par contournement",
        ott_definition="Un service sur le réseau ouvert.",
    ),
    "en/conference/start.md": page(
        "At a glance",
        "What the conference is.",
        10,
        "conf.what",
        "Delegates meet in Buenos Aires.[^paper]\n\n## Dates {#dates}\n\nTen days in October.",
    ),
    "fr/conference/start.md": page(
        "En un coup d’œil",
        "Ce qu’est la conférence.",
        10,
        "conf.what",
        "Les délégués se retrouvent à Buenos Aires[^paper].\n\n## Dates {#dates}\n\nDix jours en octobre.",
    ),
    "en/topics/access.md": page(
        "Access",
        "How people get online.",
        20,
        "topic.access",
        "## Why {#why}\n\nThe digital divide is wide.[^paper]\n\n- Exchange points keep traffic local.\n- Prices fall.",
    ),
    "fr/topics/access.md": page(
        "Accès",
        "Comment on se connecte.",
        20,
        "topic.access",
        "## Pourquoi {#why}\n\nLa fracture numérique est large[^paper].\n\n"
        "- Les points d’échange gardent le trafic sur place.\n- Les prix baissent.",
    ),
}


class Answer(NamedTuple):
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ask = Callable[..., Answer]


def write_content(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """Return a briefing with its library; nobody may change it."""
    folder = tmp_path_factory.mktemp("briefing")
    where = Locations(
        write_content(folder / "content"), folder / "search_index", folder / "cache" / "search_index"
    )
    assert run(["build"], where) == 0
    return where


@pytest.fixture
def locations(compiled: Locations, tmp_path: Path) -> Locations:
    """Return a copy of the briefing and its library, to be changed and broken."""
    for folder in (compiled.content, compiled.shipped):
        shutil.copytree(folder, tmp_path / folder.name)
    return Locations(tmp_path / "content", tmp_path / "search_index", tmp_path / "cache" / "search_index")


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "BRIEFING_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIEFING_PROFILE", str(tmp_path / "profile"))
    monkeypatch.chdir(tmp_path)


def asker(where: Locations, capsys: pytest.CaptureFixture[str]) -> Ask:
    def ask(*arguments: str) -> Answer:
        capsys.readouterr()
        code = run(list(arguments), where)
        return Answer(code, *capsys.readouterr())

    return ask


@pytest.fixture
def briefing(compiled: Locations, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return the command line on the compiled briefing: briefing("show", "topics/access")."""
    return asker(compiled, capsys)


@pytest.fixture
def own_briefing(locations: Locations, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return the command line on a copy that the test may break; its folders are `locations`."""
    return asker(locations, capsys)
