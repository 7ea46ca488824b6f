package dev.lintel.guard.load;

/// Is told of refused requests, for metrics.
@FunctionalInterface
public interface LoadEvents {
    LoadEvents NONE = weight -> {};

    void shed(Weight weight);
}
