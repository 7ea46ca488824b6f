package dev.lintel.design.decide;

import java.util.List;

/// One thing decided.
///
/// @param id stable as long as the subject is there; `--explain` takes it
/// @param practice of the catalogue, whose mistake this avoids
/// @param changes what would change the mind
public record Decision(
        String id, Step step, String practice, String choice, String why, List<Rejected> rejected, String changes) {
    public Decision {
        rejected = List.copyOf(rejected);
    }

    public record Rejected(String what, String why) {}

    /// The eight steps of a design, in the order of the document.
    public enum Step {
        USAGE("Requirements and usage"),
        SCHEMA("Schema, relationships and indexes"),
        VALIDATION("Validation"),
        ACCESS("Authentication and authorisation"),
        LOGIC("Logic and errors"),
        RESPONSE("Response format and caching"),
        LIMITS("Limits by sensitivity"),
        DOCUMENTATION("Documentation");

        private final String title;

        Step(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
