"""Errors of the core: a message id with parameters. Only the interface and the command line make words of them."""


def marked(text: str) -> str:
    """Mark `text` for translation and return it unchanged; it is translated where it is shown."""
    return text


class BriefingError(Exception):
    """Base of every error the core raises on purpose.

    `message` is English text marked for translation, with named placeholders; `values` fills them.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class UnknownPageError(BriefingError):
    """A page id that the library does not hold."""


class UnknownBlockError(BriefingError):
    """A paragraph number or block id that a page does not have."""


class UnknownSectionError(BriefingError):
    """A section that the briefing does not have."""


class LibraryError(BriefingError):
    """The compiled library is missing, foreign or damaged."""


class ContentError(BriefingError):
    """The content folder cannot be compiled at all."""


class BuildCancelledError(BriefingError):
    """A build was stopped on request; nothing was changed."""


class ExportError(BriefingError):
    """A file that is exported cannot be written, or its name does not say what it is to be."""


class ExportCancelledError(BriefingError):
    """An export was stopped on request; nothing was written."""
