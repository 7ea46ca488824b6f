package dev.lintel.agent.mcp;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Answers to sentences as structured objects.
final class AnswerObject {
    private static final int MOST_PLACES = 2;

    private AnswerObject() {}

    /// @param most how many facts or risks of a part; advice is never cut
    static Map<String, Object> of(Answer answer, int most) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", answer.kind());
        map.put("headline", Quoted.text(answer.headline()));
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Answer.Part part : answer.parts()) {
            if (!part.claims().isEmpty()) {
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("heading", part.heading());
                List<Claim> shown = part.shown(most);
                each.put("claims", shown.stream().map(AnswerObject::claim).toList());
                if (shown.size() < part.claims().size()) {
                    each.put("more", part.claims().size() - shown.size());
                }
                parts.add(each);
            }
        }
        map.put("parts", parts);
        map.put("next", answer.next());
        return map;
    }

    private static Map<String, Object> claim(Claim claim) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", claim.kind().name().toLowerCase(Locale.ROOT));
        map.put("says", Quoted.text(claim.says()));
        if (!claim.places().isEmpty()) {
            // the whole chain of a finding is had by its id
            int most = claim.kind() == Claim.Kind.RISK ? 1 : MOST_PLACES;
            map.put("places", Quoted.places(claim.places().stream().limit(most).toList()));
        }
        if (!claim.example().isEmpty()) {
            map.put("example", claim.example());
        }
        return map;
    }
}
