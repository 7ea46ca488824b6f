/// JAX-RS and Jakarta REST: resource classes with their routes, sub-resources, inputs and answers, application
/// paths, filters, exception mappers. Client interfaces are not looked at here.
@NullMarked
package dev.lintel.read.jaxrs;

import org.jspecify.annotations.NullMarked;
