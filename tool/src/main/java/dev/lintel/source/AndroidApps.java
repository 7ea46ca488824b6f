package dev.lintel.source;

import java.util.List;
import java.util.stream.Stream;

/// Code of Android applications that stands in the backend's repository. It runs on telephones and calls the backend:
/// what would be a fault of a server there is none of this one, and no request leads to it. The manifest that Android's
/// build asks for in each of its modules tells them.
final class AndroidApps {
    private static final String SOURCES = "src/";
    private static final String MANIFEST = SOURCES + "main/AndroidManifest.xml";

    private final List<Listing.Found> manifests;

    AndroidApps(List<Listing.Found> found) {
        this.manifests = found.stream().filter(AndroidApps::isManifest).toList();
    }

    private static boolean isManifest(Listing.Found file) {
        return file.path().equals(MANIFEST) || file.path().endsWith("/" + MANIFEST);
    }

    /// Whether a file is a source or a resource of one of them.
    boolean own(Listing.Found file) {
        return manifests.stream().map(AndroidApps::sources).anyMatch(file.path()::startsWith);
    }

    /// One for each, so that nobody takes silence about it for praise.
    Stream<Gap> gaps() {
        return manifests.stream()
                .map(manifest -> new Gap(
                        Span.ofFile(new SourceId(manifest.path())),
                        "this is an Android application",
                        "its code is not reviewed, for it is no part of the backend"));
    }

    private static String sources(Listing.Found manifest) {
        String path = manifest.path();
        return path.substring(0, path.length() - MANIFEST.length()) + SOURCES;
    }
}
