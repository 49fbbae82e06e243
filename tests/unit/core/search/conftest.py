"""One small library for every test of the search, and a way to ask it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.search.result import SearchAnswer, SearchRequest
from app.core.search.service import SearchService
from tests.builders import make_library

PAGES = {
    "topics/exchange": {
        "en": "# Exchange points\n\nAn Internet exchange point keeps traffic local.\n\n"
        "## Kenya\n\nLatency in Kenya fell to 2 ms.\n\n## Elsewhere\n\nPoints opened in Angola, and traffic grew.",
        "fr": "# Points d’échange\n\nUn point d’échange Internet garde le trafic au pays.\n\n"
        "## Kenya\n\nAu Kenya, la latence est tombée à 2 ms.\n\n## Ailleurs\n\nDes points ont ouvert en Angola.",
    },
    "topics/divide": {
        "en": "# Digital divide\n\nHalf of the world was offline. Women were online less often than men.\n\n"
        "## Rural areas\n\nRural schools wait for broadband; Resolution 37 asks for help.",
        "fr": "# Fracture numérique\n\nLa moitié du monde n’était pas connectée. Les femmes l’étaient moins.\n\n"
        "## Zones rurales\n\nLes écoles rurales attendent le haut débit ; la Résolution 37 demande de l’aide.",
    },
    "conference/dates": {
        "en": "# Dates and place\n\nWTDC-17 meets in Buenos Aires from 9 to 20 October 2017, on Question 5/1 too.",
        "fr": "# Dates et lieu\n\nLa CMDT-17 se réunit à Buenos Aires du 9 au 20 octobre 2017, sur la Question 5/1.",
    },
    "conference/people": {
        "en": "# Taking part\n\nThe United Nations (UN) sends observers. Cybersecurity is on every list.",
        "fr": "# Participer\n\nL’Organisation des Nations Unies (ONU) envoie des observateurs. "
        "La cybersécurité est sur toutes les listes, aujourd’hui comme hier.",
    },
}

GLOSSARY = {
    "glossary.ixp": {
        "en": ("IXP", "Internet exchange point", ("peering point",), "Where networks meet."),
        "fr": (
            "IXP",
            "point d’échange Internet",
            ("GIX", "nœud d’échange"),
            "Là où les réseaux se rencontrent.",
        ),
    },
    "glossary.un": {
        "en": ("UN", "United Nations", (), "The world organisation."),
        "fr": ("ONU", "Organisation des Nations Unies", (), "L’organisation mondiale."),
    },
    "glossary.cybersecurity": {
        "en": ("", "cybersecurity", ("network security",), "Keeping networks safe."),
        "fr": ("", "cybersécurité", ("sécurité des réseaux",), "Protéger les réseaux."),
    },
}

Ask = Callable[..., SearchAnswer]


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of four pages and three terms. Not to be changed."""
    return make_library(
        tmp_path_factory.mktemp("small"),
        PAGES,
        GLOSSARY,
        keywords={"topics/divide": ("gap",)},
        term_pages={"glossary.ixp": ("topics/exchange",), "glossary.un": ("conference/people",)},
    )


@pytest.fixture(scope="session", params=["whoosh", "scan"])
def service(request: pytest.FixtureRequest, small_library: Path) -> Iterator[SearchService]:
    """Yield a search over the small library, with each engine in turn."""
    service = SearchService(small_library, request.param)
    assert service.engine_name == request.param
    yield service
    service.close()


@pytest.fixture
def ask(service: SearchService) -> Ask:
    """Return a function that asks a text and fields of the request."""

    def asking(text: str, language: str = "en", **fields: object) -> SearchAnswer:
        return service.search(SearchRequest(text, language)._replace(**fields))

    return asking
