/// The target as files: the workspace, its ignore rules and encodings, places in text, git objects. `Span`,
/// `SourceId` and `Gap` are used everywhere; only `source`, `read`, `report` and `cli` open files.
@NullMarked
package dev.lintel.source;

import org.jspecify.annotations.NullMarked;
