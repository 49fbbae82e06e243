"""Core errors in words."""

from app.core.errors import BriefingError
from app.core.i18n.catalog import Catalog


def error_text(error: BriefingError, catalog: Catalog) -> str:
    """Return what `error` says, in the language of `catalog`."""
    return catalog.gettext(error.message).format(**error.values)
