/// Real servers for tests: started once, on free ports, and a server that cannot start fails the tests that need it.
@NullMarked
package dev.lintel.guard.real;

import org.jspecify.annotations.NullMarked;
