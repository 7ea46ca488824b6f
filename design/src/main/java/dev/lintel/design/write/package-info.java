/// What a design leaves on disk: the files by path, and nothing of how they are shown. Only the verb writes them.
@NullMarked
package dev.lintel.design.write;

import org.jspecify.annotations.NullMarked;
