/// What the application calls outside itself and how long it waits: calls and types that leave the process, the
/// code, setting or library default that limits their time, messages handed to brokers. What the libraries do is
/// in data files beside this package.
@NullMarked
package dev.lintel.read.clients;

import org.jspecify.annotations.NullMarked;
