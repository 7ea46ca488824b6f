package dev.lintel.finding;

import java.util.List;
import java.util.stream.Stream;

/// A finding as it is shown, after equal causes were joined.
///
/// @param fingerprint names the finding across revisions, see [Fingerprints]
/// @param parts findings that it took up because they are worse together, see [Compounding]
public record Reported(Finding finding, String fingerprint, List<Reported> parts) {
    public Reported {
        parts = List.copyOf(parts);
    }

    /// The finding itself and all that it took up.
    public Stream<Reported> all() {
        return Stream.concat(Stream.of(this), parts.stream());
    }
}
