"""Values of enums in the `Qt` namespace as plain numbers: item roles, and what `QObject.setProperty` takes.

Naming `Qt` makes PySide6 build all of its some 120 enums, which took 25 ms of a start of 110 ms: so nothing that
runs before the first paint names it. A test holds these numbers against Qt's own.
"""

NO_SCROLL_BAR = 1
"""ScrollBarPolicy.ScrollBarAlwaysOff"""
WRAPPED = 0x1081
"""AlignmentFlag.AlignLeft, AlignVCenter and TextFlag.TextWordWrap"""
BROWSER_INTERACTION = 13
"""TextInteractionFlag.TextBrowserInteraction: select by mouse, follow links by mouse and keyboard"""


class ItemRole:
    """Roles of an item of a model: three of Qt's, and those of our own."""

    DISPLAY = 0
    TOOLTIP = 3
    ACCESSIBLE_TEXT = 11
    OWN = 0x0100 + 1
    """The value behind the text: the id of a page, a Hit."""
    UNREAD = 0x0100 + 2
    """Whether a page of the contents has not been read; None where nobody keeps account."""
    BESIDE = 0x0100 + 3
    """What stands beside a section: how many of its pages are read, in short: titles need the room."""
