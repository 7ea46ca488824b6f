/// Configuration and build files as facts: properties and YAML with their profiles and placeholders, Maven and
/// Gradle files with the modules and versions that they name, and the classes that start an application. Files
/// are read as text only: no build runs, nothing is fetched, no XML entity and no YAML tag is followed.
@NullMarked
package dev.lintel.read.config;

import org.jspecify.annotations.NullMarked;
