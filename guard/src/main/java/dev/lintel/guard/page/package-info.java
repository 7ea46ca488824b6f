/// Places in long lists, as clients carry them from one page to the next. Which orders there are is the service's
/// own.
@NullMarked
package dev.lintel.guard.page;

import org.jspecify.annotations.NullMarked;
