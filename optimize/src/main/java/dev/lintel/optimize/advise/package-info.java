/// Finds the indexes worth having: candidates from statements, a search over the whole workload, a test of each
/// choice's risk. Asks an engine only through [WhatIf].
@NullMarked
package dev.lintel.optimize.advise;

import org.jspecify.annotations.NullMarked;
