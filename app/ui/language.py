"""The language of the interface: our words through gettext, Qt's own through its translator, changed live."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from app.core.i18n.catalog import Catalog


class InterfaceLanguage(QObject):
    """Holds the catalog in use. Widgets read it in `retranslate()`, which they connect to `changed`.

    Not to QEvent.LanguageChange: an override of changeEvent in every widget makes Python run for each event of
    a start, and Qt sends that event only where one of its own translators was found.
    """

    changed = Signal()

    def __init__(self, catalogs: Path, language: str) -> None:
        super().__init__()
        self._catalogs = catalogs
        self._translator: QTranslator | None = None
        self.catalog = Catalog(catalogs, language)
        self._read = {
            language: self.catalog
        }  # a page turned in another language asks for its words each time
        QLocale.setDefault(QLocale(language))

    @property
    def tag(self) -> str:
        """Tag of the language in use."""
        return self.catalog.language

    def catalog_for(self, language: str) -> Catalog:
        """Return the catalog of any language: a page speaks its own, not the interface's."""
        if language not in self._read:
            self._read[language] = Catalog(self._catalogs, language)
        return self._read[language]

    def switch(self, language: str) -> None:
        """Change the language; every widget sets its texts anew before this returns."""
        if language != self.tag:
            self.catalog = self.catalog_for(language)
            QLocale.setDefault(QLocale(language))
            self.load_qt_texts()
            self.changed.emit()

    def load_qt_texts(self) -> None:
        """Load Qt's own texts for the language in use. Not needed for the first paint, so called after it."""
        application = QCoreApplication.instance()
        if application is None:
            return
        if self._translator is not None:
            application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.tag}", folder):
            application.installTranslator(self._translator)
