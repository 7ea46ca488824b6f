/// Pages that the server fills in: Jakarta Server Pages, Thymeleaf and FreeMarker. Only what a page takes from the
/// request by itself and writes without encoding is read here; nothing of a page is run, and its layout is of no
/// interest.
@NullMarked
package dev.lintel.read.pages;

import org.jspecify.annotations.NullMarked;
