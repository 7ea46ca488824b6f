/// What an architect says to each wish: composed from the graph, the findings and the catalogue. A statement about
/// the backend has its place; everything else is marked as a decision, a step or a pitfall. What the backend already
/// does right is not held against it.
@NullMarked
package dev.lintel.agent.scene;

import org.jspecify.annotations.NullMarked;
