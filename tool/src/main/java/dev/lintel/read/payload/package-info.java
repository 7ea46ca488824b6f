/// What goes in and out of an endpoint, whatever framework serves it: payloads behind their wrappers, and the bean
/// validation constraints that types carry. Shared by the readers of web frameworks; knows none of them.
@NullMarked
package dev.lintel.read.payload;

import org.jspecify.annotations.NullMarked;
