/// What is asked of a database: statements with their calls and times, whatever counted them. Values only.
@NullMarked
package dev.lintel.optimize.workload;

import org.jspecify.annotations.NullMarked;
