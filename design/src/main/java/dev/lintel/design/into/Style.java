package dev.lintel.design.into;

/// The Java that a backend is written in.
///
/// @param platform `jakarta`, or `javax` before Spring Boot 3
/// @param records whether it may have records: Java 16, seen by Spring Boot 3 or by a record that is there
/// @param lombok whether its classes leave accessors to Lombok
/// @param validation whether Bean Validation is on its class path
/// @param oldDates whether its rows keep times as `java.util.Date`
/// @param exported whether Spring Data REST would serve a repository unasked
record Style(String platform, boolean records, boolean lombok, boolean validation, boolean oldDates, boolean exported) {
    String validated(String type) {
        return platform + ".validation." + type;
    }

    String persisted(String type) {
        return platform + ".persistence." + type;
    }

    String timeType() {
        return oldDates ? "java.util.Date" : "java.time.Instant";
    }

    String now() {
        return oldDates ? "new Date()" : "Instant.now()";
    }
}
