package forum;

import java.util.List;
import org.springframework.stereotype.Service;

interface Topics {
    List<TopicRow> all();

    Topic open(Topic topic);
}

@Service
class TopicService implements Topics {
    private final TopicRepository topics;

    TopicService(TopicRepository topics) {
        this.topics = topics;
    }

    @Override
    public List<TopicRow> all() {
        return topics.findAll().stream().map(TopicRow::of).toList();
    }

    @Override
    public Topic open(Topic topic) {
        return topics.save(topic);
    }
}
