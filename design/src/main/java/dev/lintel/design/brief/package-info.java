/// The brief: what a person says of a backend to be built, as immutable records, and how it is read from YAML and
/// written back with every default in its place. Defaults are applied here and nowhere else; what contradicts
/// itself never leaves this package. A key that the reader accepts is carried by a record, or it is not accepted.
@NullMarked
package dev.lintel.design.brief;

import org.jspecify.annotations.NullMarked;
