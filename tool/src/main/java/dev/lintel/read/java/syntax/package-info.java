/// Java sources as compact syntax of our own: parsing with the JDK's parser, translation at once, what the
/// language and Lombok add to a declaration. Nothing here resolves a name; only this package sees `com.sun.source`.
@NullMarked
package dev.lintel.read.java.syntax;

import org.jspecify.annotations.NullMarked;
