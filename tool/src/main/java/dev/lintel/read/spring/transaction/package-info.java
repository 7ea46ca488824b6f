/// Transactions that Spring opens without an annotation.
@NullMarked
package dev.lintel.read.spring.transaction;

import org.jspecify.annotations.NullMarked;
