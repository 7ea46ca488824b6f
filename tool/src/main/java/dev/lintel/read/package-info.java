/// What readers give and how they are found: [Fact] is the vocabulary between the readers and `link`. One package
/// below this one per language, framework or format; siblings do not know each other.
@NullMarked
package dev.lintel.read;

import org.jspecify.annotations.NullMarked;
