package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.route.Intent;
import dev.lintel.finding.Guide;
import java.util.List;

/// Answers a wish that was understood.
public final class Scenes {
    private final List<Guide> guides;

    public Scenes(List<Guide> guides) {
        this.guides = List.copyOf(guides);
    }

    /// @param intent any but [Intent#QUESTION], which the graph answers
    public Answer of(Intent intent, Topic topic) {
        return switch (intent) {
            case DESIGN -> new DesignScene(topic).answer();
            case REVIEW, QUESTION -> new ReviewScene(topic).answer();
            case SECURE -> new SecureScene(topic).answer();
            case OPTIMIZE -> new SlowScene(topic).answer();
            case ABUSE -> new AbuseScene(topic).answer();
            case EXPLAIN -> new ExplainScene(topic, guides).answer();
        };
    }
}
