/// Finds where pages of other sites are let in (CORS): the registry and the configuration objects of Spring,
/// annotations, and headers that the code writes itself. What a gateway outside answers is not seen.
@NullMarked
package dev.lintel.read.browsers;

import org.jspecify.annotations.NullMarked;
