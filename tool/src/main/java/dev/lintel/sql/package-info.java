/// One form of SQL for all dialects and query languages: what a statement asks ([Shape]), what a schema statement
/// changes. The dialect parsers stand behind it; no regular expression decides what SQL means.
@NullMarked
package dev.lintel.sql;

import org.jspecify.annotations.NullMarked;
