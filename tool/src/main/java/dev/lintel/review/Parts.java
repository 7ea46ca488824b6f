package dev.lintel.review;

import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Practice;
import dev.lintel.read.Framework;
import dev.lintel.read.Language;
import java.util.List;

/// What a review is made of: who reads and who judges.
public record Parts(List<Language> languages, List<Framework> frameworks, List<Practice> practices) {
    public Parts {
        languages = List.copyOf(languages);
        frameworks = List.copyOf(frameworks);
        practices = List.copyOf(practices);
    }

    /// Whether values have to be followed for any of the practices.
    boolean followValues() {
        return practices.stream().anyMatch(FlowPractice.class::isInstance);
    }

    public Parts withPractices(List<Practice> chosen) {
        return new Parts(languages, frameworks, chosen);
    }
}
