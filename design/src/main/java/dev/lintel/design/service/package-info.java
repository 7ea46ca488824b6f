/// The service that a brief asks for: what each template is told, the templates' files, and nothing of HTTP or SQL
/// that a template could say itself. Templates are in `src/main/jte` and become classes when Lintel is built. What a
/// template needs that is more than a name or a list is worked out here, so that templates read like the code they
/// make.
@NullMarked
package dev.lintel.design.service;

import org.jspecify.annotations.NullMarked;
