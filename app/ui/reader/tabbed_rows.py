"""Rows of tables that are paragraphs: where their tabs stand, and where the text of the last column begins again.

HTML cannot say either. Imported with the first table that stands beside another.
"""

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextOption, QTextTable

from app.core.rendering.page_html import padding_beside
from app.ui.reader.block_map import Setting


def set_tabs(document: QTextDocument, setting: Setting) -> None:
    """Set the tabs of the rows that `setting` says. Between two texts there is an empty column."""
    table = document.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)  # noqa: S101 - that is what columns are
    looks: dict[tuple[float, ...], QTextBlockFormat] = {}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # one change of the text instead of one for each row
    for row, column, edges in setting.tabs:
        if edges not in looks:
            looks[edges] = _look(edges)
        cursor.setPosition(table.cellAt(row, 2 * column).firstPosition())
        cursor.mergeBlockFormat(looks[edges])
    cursor.endEditBlock()


def _look(edges: tuple[float, ...]) -> QTextBlockFormat:
    """Return the format of a paragraph that looks like the row of a table whose columns begin at `edges`."""
    padding, last = padding_beside(len(edges) + 1), edges[-1]
    look = QTextBlockFormat()
    look.setLeftMargin(last + padding)
    look.setRightMargin(padding)
    look.setTextIndent(-last)
    look.setTabPositions([QTextOption.Tab(edge, QTextOption.TabType.LeftTab) for edge in edges])
    return look
