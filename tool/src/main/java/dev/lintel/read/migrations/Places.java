package dev.lintel.read.migrations;

import dev.lintel.source.Span;

/// From offsets in a script to places in its file.
interface Places {
    Span at(int start, int end);
}
