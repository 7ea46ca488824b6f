/// Where values come from and where they arrive: one conditional abstract interpretation of a backend's own code
/// that follows constants, types and untrusted data together, from the entries to the sinks that the library
/// knowledge names. Practices ask [dev.lintel.flow.Flows] and see values detached from the engine; frameworks,
/// parsers and files are unknown here.
@NullMarked
package dev.lintel.flow;

import org.jspecify.annotations.NullMarked;
