/// What is answered, in parts that a program can check: each claim says one thing and names the places that prove it.
/// People and programs get the same answer in two forms.
@NullMarked
package dev.lintel.agent.answer;

import org.jspecify.annotations.NullMarked;
