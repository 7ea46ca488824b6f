/// The brief: what a person says of a backend to be built, as immutable records, and how it is read from YAML. Every
/// default is applied here and nowhere else; what contradicts itself never leaves this package.
@NullMarked
package dev.lintel.design.brief;

import org.jspecify.annotations.NullMarked;
