/// GraphQL: the fields that Spring for GraphQL and Netflix DGS answer, named by the schema files.
@NullMarked
package dev.lintel.read.graphql;

import org.jspecify.annotations.NullMarked;
