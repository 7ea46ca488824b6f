/// The arithmetic of limits: what a limit is, and what it answers to one request. Pure and integer: no clock, no
/// store, no thread, no floating point that decides anything; every number stays below 2^53, so that a script whose
/// only numbers are doubles (Redis' Lua) gives the same answers bit by bit. Ports to stores and frameworks live
/// elsewhere.
@NullMarked
package dev.lintel.limits;

import org.jspecify.annotations.NullMarked;
