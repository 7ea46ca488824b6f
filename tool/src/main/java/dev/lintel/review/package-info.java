/// The pipeline as one function, workspace to verdict: read in parallel, link, judge, join, withhold. What the
/// command line, agents and build plug-ins call. It prints nothing and writes nothing; patches are applied by
/// [Patch] alone.
@NullMarked
package dev.lintel.review;

import org.jspecify.annotations.NullMarked;
