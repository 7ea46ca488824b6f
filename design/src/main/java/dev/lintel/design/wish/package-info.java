/// What one sentence asks of a backend that is there, and the brief that it becomes. What is not understood is said;
/// nothing is guessed that would open an endpoint, make a second table of accounts or lose a word of the sentence.
@NullMarked
package dev.lintel.design.wish;

import org.jspecify.annotations.NullMarked;
