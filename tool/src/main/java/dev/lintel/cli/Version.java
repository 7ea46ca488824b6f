package dev.lintel.cli;

/// The version that the build wrote into the jar.
final class Version {
    private Version() {}

    static String number() {
        String written = Version.class.getPackage().getImplementationVersion();
        return written == null ? "development" : written;
    }

    static String line() {
        return "lintel " + number();
    }
}
