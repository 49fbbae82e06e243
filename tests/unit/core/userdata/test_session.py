"""The next start is where one stopped; a session that makes no sense is a start at the beginning, not a crash."""

import math
from pathlib import Path

import pytest

from app.core.userdata.session import ALONE, BENEATH, BESIDE, BOTH, Session, load_session, save_session


def loaded(folder: Path, text: str) -> Session:
    path = folder / "session.json"
    path.write_text(text, encoding="utf-8")
    session, aside = load_session(path)
    assert aside is None
    return session


def test_the_place_survives_a_restart(tmp_path: Path) -> None:
    session = Session(
        page="topics/ott", block="rules", offset=0.25, language="fr", geometry="AdnQ", layout="AAAA"
    )
    save_session(tmp_path / "session.json", session)
    assert load_session(tmp_path / "session.json") == (session, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", Session()),
        ('{"page": "topics/ott"}', Session(page="topics/ott")),
        ('{"schema": 0, "page": "topics/ott", "scroll": 17}', Session(page="topics/ott")),
        ('{"page": ["topics/ott"], "language": "fr"}', Session(language="fr")),
        ('{"page": "topics/ott", "offset": "half"}', Session(page="topics/ott")),
        ('{"block": null, "geometry": 5, "page": "topics/ott"}', Session(page="topics/ott")),
    ],
)
def test_what_makes_sense_of_a_session_is_used(tmp_path: Path, text: str, expected: Session) -> None:
    assert loaded(tmp_path, text) == expected


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e308", "-5.0"])
def test_a_place_that_cannot_be_is_the_head_of_the_block(tmp_path: Path, number: str) -> None:
    session = loaded(tmp_path, f'{{"page": "topics/ott", "block": "rules", "offset": {number}}}')
    assert math.isfinite(session.offset)
    assert 0.0 <= session.offset <= 1.0


def test_a_language_the_briefing_does_not_speak_is_left_to_the_interface(tmp_path: Path) -> None:
    assert loaded(tmp_path, '{"language": "tlh", "page": "topics/ott"}').language == ""


@pytest.mark.parametrize("mode", [ALONE, BOTH, BENEATH])
def test_the_way_languages_are_shown_survives_a_restart(tmp_path: Path, mode: str) -> None:
    session = Session(page="topics/ott", mode=mode, text="fr")
    save_session(tmp_path / "session.json", session)
    assert load_session(tmp_path / "session.json")[0] == session


@pytest.mark.parametrize("mode", ['"three"', "7", "null", '["both"]'])
def test_a_mode_that_is_gone_is_one_language_alone(tmp_path: Path, mode: str) -> None:
    session = loaded(tmp_path, f'{{"mode": {mode}, "page": "topics/ott", "text": "tlh"}}')
    assert session == Session(page="topics/ott")


@pytest.mark.parametrize("beside", BESIDE)
def test_what_stands_beside_the_page_survives_a_restart(tmp_path: Path, beside: str) -> None:
    session = Session(page="topics/ott", contents=False, beside=beside)
    save_session(tmp_path / "session.json", session)
    assert load_session(tmp_path / "session.json")[0] == session


@pytest.mark.parametrize("text", ['{"contents": "no", "beside": "sources"}', '{"contents": 0, "beside": 7}'])
def test_panes_nobody_knows_are_the_usual_ones(tmp_path: Path, text: str) -> None:
    assert loaded(tmp_path, text) == Session()
