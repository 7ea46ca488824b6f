/// Who did what to what, from where, and how it ended: entries that are written with the business's own transaction
/// into a table that only grows, and a chain of seals over them that shows when somebody changed or removed one.
@NullMarked
package dev.lintel.guard.audit;

import org.jspecify.annotations.NullMarked;
