package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Printed;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.source.SourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pages that write a parameter of the request as it is: the whole way from the link to the script is in the page.
final class WrittenPages {
    private WrittenPages() {}

    /// One finding for each page.
    static Stream<Finding> findings(Guide guide, Backend backend) {
        Map<SourceId, List<Printed>> pages = backend.printed().stream()
                .collect(Collectors.groupingBy(each -> each.at().file(), LinkedHashMap::new, Collectors.toList()));
        return pages.values().stream().map(each -> finding(guide, each));
    }

    private static Finding finding(Guide guide, List<Printed> places) {
        Printed first = places.getFirst();
        String page = first.at().file().fileName();
        List<String> parameters =
                places.stream().map(Printed::parameter).distinct().toList();
        String others = switch (parameters.size()) {
            case 1 -> "`" + first.parameter() + "` is";
            case 2 -> "`" + first.parameter() + "` and `" + parameters.get(1) + "` are";
            default -> "`" + first.parameter() + "` and " + (parameters.size() - 1) + " more parameters are";
        };
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(!isServed(first), "the container does not serve it; who shows it was not followed")
                .notingIf(places.size() > 1, "the page does so at " + places.size() + " places");
        return new Finding(
                guide,
                judgement.risk(),
                Confidence.SURE,
                page,
                "A link can run scripts in another person's browser: " + others + " written by " + page + " unencoded.",
                judgement.reasons(),
                "page " + first.at().file(),
                List.of(),
                Trail.start(first.read(), "`" + first.parameter() + "` comes from the request")
                        .then(first.at(), "is written into the page")
                        .guilty(first.at()),
                Optional.of(fix(page, first.parameter())));
    }

    /// Whether a link to the page itself is enough.
    private static boolean isServed(Printed printed) {
        String path = "/" + printed.at().file().path();
        return path.contains("/webapp/") && !path.contains("/WEB-INF/");
    }

    private static Fix fix(String page, String parameter) {
        String shown = page.endsWith(".html")
                ? "+ th:text=\"${param." + parameter + "}\""
                : page.contains(".ftl")
                        ? "+ ${RequestParameters." + parameter + "?html}"
                        : "+ <c:out value=\"${param." + parameter + "}\"/>";
        return new Fix("Encode it for HTML where it is written.", shown, List.of());
    }
}
