/// What a backend is: every entry, who may use it, what it touches, and the questions that the code leaves open.
@NullMarked
package dev.lintel.report.inventory;

import org.jspecify.annotations.NullMarked;
