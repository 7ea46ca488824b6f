/// XML files as trees, within limits and without document types. Shared by the readers of formats that need the whole
/// file at once; the others stream.
@NullMarked
package dev.lintel.read.xml;

import org.jspecify.annotations.NullMarked;
