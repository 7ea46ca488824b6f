/// How much of what an attacker can reach the review finds, and how often it is wrong, on suites whose truth is
/// known: made ones, the same ones with nothing left that could be recognised, and real faults before and after
/// their repair. No suite is part of this repository; what is not on the machine is skipped and says so.
@NullMarked
package dev.lintel.bench.flow;

import org.jspecify.annotations.NullMarked;
