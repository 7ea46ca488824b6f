package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Guide;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The catalogue, to search and to read.
record PracticesTool() implements ArchitectTool {
    @Override
    public String name() {
        return "practices";
    }

    @Override
    public String title() {
        return "What good looks like";
    }

    @Override
    public String description() {
        return "The catalogue: search by words, or one practice whole by id, with reason, repair and pitfalls.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .text("id", "one practice, whole")
                .text("search", "words to look for")
                .paged()
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        Optional<String> id = arguments.text("id");
        if (id.isPresent()) {
            Guide guide = repository.guides().stream()
                    .filter(each -> each.id().equals(id.get()))
                    .findFirst()
                    .orElseThrow(() ->
                            new UsageProblem("no practice has the id " + Quoted.text(id.get()) + "; search for it"));
            Map<String, Object> map = new LinkedHashMap<>(brief(guide));
            map.put("why", guide.why());
            map.put("raises", guide.raises());
            map.put("repair", guide.repair());
            map.put("pitfalls", guide.pitfalls());
            map.put("references", guide.references());
            return map;
        }
        List<String> words = List.of(arguments
                .text("search")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("\\s+"));
        List<Guide> found = repository.guides().stream()
                .filter(guide -> words.stream()
                        .allMatch(word -> (guide.id() + " " + guide.statement() + " " + guide.why())
                                .toLowerCase(Locale.ROOT)
                                .contains(word)))
                .toList();
        return Page.of("practices", found, arguments, PracticesTool::brief);
    }

    private static Map<String, Object> brief(Guide guide) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", guide.id());
        map.put("risk", guide.risk().label());
        map.put("statement", guide.statement());
        return map;
    }
}
