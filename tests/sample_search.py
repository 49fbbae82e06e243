"""A small library in two languages for search texts of every kind: words, numbers, accents, a term, two sections."""

from pathlib import Path

from tests.builders import make_library

_PAGES = {
    "a/exchange": {
        "en": "# Exchange points\n\nAn IXP is an internet exchange point.\n\n## Access\n\nThe delegates of WTDC-17 met on 9.c.",
        "fr": "# Points d’échange\n\nUn IXP est un point d’échange internet.\n\n## L’accès\n\nLes délégués de la WTDC-17.",
    },
    "a/school": {
        "en": "# School\n\nData for a school, with internet access.",
        "fr": "# École\n\nDes données pour une école, avec accès à l’internet.",
    },
    "b/conference": {
        "en": "# Conference\n\nTen days of the conference for delegates.\n\n- access\n- data",
        "fr": "# Conférence\n\nDix jours de conférence pour les délégués.\n\n- accès\n- données",
    },
}
_TERMS = {
    "glossary.ixp": {
        "en": ("IXP", "internet exchange point", ("peering point",), "Where networks meet."),
        "fr": ("IXP", "point d’échange internet", ("GIX",), "Où des réseaux se rencontrent."),
    }
}


def search_library(folder: Path) -> Path:
    """Build the library in `folder` and return its path."""
    return make_library(
        folder, _PAGES, _TERMS, {"b/conference": ("meeting", "réunion")}, {"glossary.ixp": ("a/exchange",)}
    )
