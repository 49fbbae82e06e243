"""Values of enums in the `Qt` namespace as plain numbers, for `QObject.setProperty`.

Naming `Qt` makes PySide6 build all of its some 120 enums, which took 25 ms of a start of 110 ms: so nothing that
runs before the first paint names it. A test holds these numbers against Qt's own.
"""

NO_SCROLL_BAR = 1
"""ScrollBarPolicy.ScrollBarAlwaysOff"""
WRAPPED = 0x1081
"""AlignmentFlag.AlignLeft, AlignVCenter and TextFlag.TextWordWrap"""
BROWSER_INTERACTION = 13
"""TextInteractionFlag.TextBrowserInteraction: select by mouse, follow links by mouse and keyboard"""
