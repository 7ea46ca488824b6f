/// Code in a language-neutral form: declarations, types and calls with their grade, bodies as source-shaped
/// statements and expressions. Every language front end produces it; no framework and no parser is known here.
@NullMarked
package dev.lintel.code;

import org.jspecify.annotations.NullMarked;
