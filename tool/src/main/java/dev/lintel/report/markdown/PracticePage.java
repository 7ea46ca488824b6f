package dev.lintel.report.markdown;

import dev.lintel.finding.Guide;
import java.util.stream.Collectors;

/// One practice's page in the documentation, from its guide and nothing else.
public final class PracticePage {
    private PracticePage() {}

    public static String of(Guide guide) {
        String references = guide.references().stream().map(each -> "- " + each).collect(Collectors.joining("\n"));
        return """
                # %s

                **%s.** Risk when nothing raises or lowers it: %s.

                ## Why

                %s

                ## What raises or lowers the risk

                %s

                ## Pitfalls

                %s

                ## The repair

                %s

                ## References

                %s
                """.formatted(
                        guide.id(),
                        capitalised(guide.statement()),
                        guide.risk().label(),
                        guide.why().strip(),
                        guide.raises().strip(),
                        guide.pitfalls().strip(),
                        guide.repair().strip(),
                        references);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
