/// OpenAPI documents of the target and what openapi-generator makes of them: the operations behind controllers
/// whose generated interfaces are absent, and the generated models. A format, shared by the readers of web
/// frameworks.
@NullMarked
package dev.lintel.read.openapi;

import org.jspecify.annotations.NullMarked;
