/// The contract as OpenAPI 3.1, written from the brief and its operations: schemas with the bounds of the table, an
/// example for each answer, problem details, security, and the fields that limits and versions need.
@NullMarked
package dev.lintel.design.openapi;

import org.jspecify.annotations.NullMarked;
