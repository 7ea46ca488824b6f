/// The Java front end: the JDK's parser through `com.sun.source` only, our own resolver, library signatures.
/// Gives the neutral form of `code`; nothing outside this package sees a parser's tree.
@NullMarked
package dev.lintel.read.java;

import org.jspecify.annotations.NullMarked;
