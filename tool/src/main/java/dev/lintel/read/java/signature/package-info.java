/// What is known of types outside the target: the archive of signatures that the build makes of the JDK and of
/// much-used libraries (its maker and its reader, since both are one format), and the jars of the user's own
/// caches. Class files are read as data; none is ever loaded.
@NullMarked
package dev.lintel.read.java.signature;

import org.jspecify.annotations.NullMarked;
