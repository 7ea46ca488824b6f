package dev.lintel.read.payload;

import dev.lintel.graph.Endpoint.Answer.Shape;

/// What is really carried once wrappers are taken off.
///
/// @param type erased qualified type, of the elements when there are many; empty for none or unknown
public record Payload(String type, Shape shape) {
    static final Payload NOTHING = new Payload("", Shape.NOTHING);
    static final Payload UNKNOWN = new Payload("", Shape.UNKNOWN);

    public boolean many() {
        return switch (shape) {
            case MANY, PAGE, STREAM -> true;
            case NOTHING, ONE, UNKNOWN -> false;
        };
    }
}
