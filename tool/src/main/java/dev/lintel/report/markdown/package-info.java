/// Guides as Markdown pages, for the documentation.
@NullMarked
package dev.lintel.report.markdown;

import org.jspecify.annotations.NullMarked;
