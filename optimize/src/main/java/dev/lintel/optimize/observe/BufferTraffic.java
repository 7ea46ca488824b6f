package dev.lintel.optimize.observe;

import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import java.util.ArrayList;
import java.util.List;

/// Bytes of tables and indexes that a server moved between its buffers and its files.
///
/// @param read all of it
/// @param readInScans of tables so large that they pass by the buffers
/// @param written by whomever
/// @param writtenBySessions in the midst of their statements, for want of a free buffer
public record BufferTraffic(double read, double readInScans, double written, double writtenBySessions) {
    public static final BufferTraffic UNKNOWN = new BufferTraffic(0, 0, 0, 0);

    private static final double MUCH = 1e9;
    private static final double HALF = 0.5;
    private static final double A_THIRD = 0.33;

    /// What of it is out of the ordinary.
    public List<Observation> observations() {
        List<Observation> found = new ArrayList<>();
        if (readInScans >= MUCH && readInScans >= HALF * read) {
            found.add(new Observation(
                    Topic.SERVER,
                    "%s of the %s that the server read were scans of whole tables, each larger than a quarter of shared_buffers."
                            .formatted(size(readInScans), size(read)),
                    "Such scans pass by the buffers, so more memory helps little: find the statements that read most blocks for each row first.",
                    0));
        }
        if (writtenBySessions >= MUCH && writtenBySessions >= A_THIRD * written) {
            found.add(new Observation(
                    Topic.SERVER,
                    "Sessions wrote %s of %s themselves, in the midst of their statements, because no clean buffer was free."
                            .formatted(size(writtenBySessions), size(written)),
                    "Let the background writer do it: bgwriter_lru_maxpages up, bgwriter_delay down; then shared_buffers up.",
                    0));
        }
        return found;
    }

    private static String size(double bytes) {
        return Wording.kilobytes(bytes / 1024);
    }
}
