/// The verb `lintel optimize`: reads what the user asked, calls the parts below and prints. Nothing here knows how an
/// engine is asked; engines live in packages of their own.
@NullMarked
package dev.lintel.optimize;

import org.jspecify.annotations.NullMarked;
