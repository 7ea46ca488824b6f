/// Spring Data REST: repositories that are served as resources, without any code of the target's.
@NullMarked
package dev.lintel.read.spring.data;

import org.jspecify.annotations.NullMarked;
