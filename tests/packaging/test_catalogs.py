"""Faults in a translation are found before a reader sees them."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Message

SOURCE = Path(__file__).resolve().parents[2] / "packaging" / "catalogs.py"


def faults(message: Message) -> list[str]:
    spec = importlib.util.spec_from_file_location("briefing_catalogs", SOURCE)
    assert spec
    assert spec.loader
    catalogs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(catalogs)
    return list(catalogs.faults(message))


@pytest.mark.parametrize(
    ("source", "text", "flags", "fault"),
    [
        ("Back", "Précédent", (), ""),
        ("Back", "", (), "is not translated"),
        ("Back", "Retour", ("fuzzy",), "is marked fuzzy: look at it and remove the mark"),
        ("Page {page}", "Page {page}", (), ""),
        ("Page {page}", "La page", (), "has other placeholders than its source"),
        ("Page {page}", "Page {seite}", (), "has other placeholders than its source"),
        (("{count} page", "{count} pages"), ("{count} page", "{count} pages"), (), ""),
        # "une page": a plural form may leave the number out.
        (("{count} page", "{count} pages"), ("une page", "{count} pages"), (), ""),
        (("{count} page", "{count} pages"), ("{count} page", ""), (), "is not translated"),
        (
            ("{count} page", "{count} pages"),
            ("{count} page", "{n} pages"),
            (),
            "has a placeholder that its source does not have",
        ),
    ],
)
def test_a_fault_is_named(source: str, text: str, flags: tuple[str, ...], fault: str) -> None:
    assert faults(Message(source, text, flags=flags)) == ([fault] if fault else [])
