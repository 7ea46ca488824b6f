/// Questions on a backend and their exact answers. A sentence becomes a [Question] when its words say so beyond
/// doubt; the answer is read off the graph, each part with its place, or it says what is not known and why.
@NullMarked
package dev.lintel.agent.question;

import org.jspecify.annotations.NullMarked;
