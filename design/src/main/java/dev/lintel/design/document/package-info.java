/// The design as a document: one content of sections, tables and diagrams, and its two forms, Markdown and HTML
/// without scripts or network.
@NullMarked
package dev.lintel.design.document;

import org.jspecify.annotations.NullMarked;
