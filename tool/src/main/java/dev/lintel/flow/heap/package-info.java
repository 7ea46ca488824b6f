/// What registers and memory can hold while a body is run abstractly: values (constants, objects, untrusted data with
/// the way it came), objects named by where they were made, and stores of objects. All immutable; joining two of them
/// gives one that stands for either.
@NullMarked
package dev.lintel.flow.heap;

import org.jspecify.annotations.NullMarked;
