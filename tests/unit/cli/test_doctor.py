"""doctor: what to send to whoever helps, when something does not work."""

from collections.abc import Callable
from typing import Any

from app import __version__


def test_doctor_in_json(briefing: Callable[..., Any], compiled: Any) -> None:
    answer = briefing("doctor", "--json")
    assert answer.code == 0
    report = answer.json
    assert report["versions"]["program"] == __version__
    assert {"python", "pyside6", "qt", "whoosh", "babel"} <= set(report["versions"])
    assert report["folders"]["content"] == str(compiled.content)
    assert report["library"]["state"] == "good"
    assert report["library"]["repaired"] is False
    assert (report["library"]["pages"], report["library"]["terms"]) == (2, 2)
    assert report["library"]["languages"] == ["en", "fr"]
    assert report["library"]["engine"] == "whoosh"
    assert report["network"] is False


def test_doctor_says_what_was_repaired(own_briefing: Callable[..., Any], locations: Any) -> None:
    (locations.shipped / "library.sqlite").write_bytes(b"nonsense")
    library = own_briefing("doctor", "--json").json["library"]
    assert (library["found"], library["reason"]) == ("damaged", "library.sqlite")
    assert (library["repaired"], library["state"]) == (True, "good")


def test_doctor_without_library_and_content(own_briefing: Callable[..., Any], locations: Any) -> None:
    locations.content.rename(locations.content.with_name("gone"))
    locations.shipped.rename(locations.shipped.with_name("lost"))
    answer = own_briefing("doctor", "--json")
    assert answer.code == 1
    assert "no content to rebuild it from" in answer.json["library"]["error"]
    assert own_briefing("doctor").code == 1


def test_doctor_for_people(briefing: Callable[..., Any]) -> None:
    lines = briefing("doctor").out.splitlines()
    assert any(line.startswith("Program ") and line.endswith(__version__) for line in lines)
    assert any(line.startswith("Network ") for line in lines)
