/// Plain servlets and filters: by annotation, by `web.xml`, by registration beans; and the roles that a `web.xml`
/// asks for.
@NullMarked
package dev.lintel.read.servlet;

import org.jspecify.annotations.NullMarked;
