/// What the container makes and how it wraps it: beans with their names and conditions, declared transactions,
/// methods that run on another thread. Knows Spring, Jakarta EE (CDI, EJB) and the libraries that turn interfaces
/// into beans.
@NullMarked
package dev.lintel.read.beans;

import org.jspecify.annotations.NullMarked;
