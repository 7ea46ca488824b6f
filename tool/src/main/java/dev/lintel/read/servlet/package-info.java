/// Plain servlets and filters: by annotation, by `web.xml`, by registration beans.
@NullMarked
package dev.lintel.read.servlet;

import org.jspecify.annotations.NullMarked;
