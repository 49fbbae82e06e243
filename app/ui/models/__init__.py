"""Item models: core values in Qt's shape, with no behaviour of their own."""
