/// Reads the database's schema from what builds it: Flyway, Liquibase (XML, YAML, JSON, formatted SQL) and plain
/// SQL files, replayed step by step. Schema statements become edits ([Edit]), edits a [dev.lintel.graph.Schema];
/// what is not understood leaves its table incomplete and is a gap.
@NullMarked
package dev.lintel.read.migrations;

import org.jspecify.annotations.NullMarked;
