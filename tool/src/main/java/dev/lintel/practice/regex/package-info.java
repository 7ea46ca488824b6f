/// How long a regular expression can make its matcher work: the expression as an automaton, the words on which that
/// is
/// ambiguous, and what these cost the matcher of the JDK, counted in characters looked at. Knows nothing of backends.
@NullMarked
package dev.lintel.practice.regex;

import org.jspecify.annotations.NullMarked;
