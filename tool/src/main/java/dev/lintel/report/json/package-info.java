/// The verdict as JSON, for programs. Its schema is published and versioned in `docs/schema`; a field is added
/// with a new minor version, and changed or dropped only with a new major one.
@NullMarked
package dev.lintel.report.json;

import org.jspecify.annotations.NullMarked;
