/// Methods that run because a message arrives or a clock strikes, Spring's own and those of the schedulers and
/// brokers that are used beside it.
@NullMarked
package dev.lintel.read.spring.messaging;

import org.jspecify.annotations.NullMarked;
