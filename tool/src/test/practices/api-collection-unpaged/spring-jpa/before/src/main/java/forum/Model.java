package forum;

import jakarta.persistence.*;
import lombok.Getter;
import lombok.Setter;

@Getter
@Setter
@Entity
@Table(name = "threads")
class Topic {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String title;
    private String slug;
    private String board;
}

@Getter
@Setter
@Entity
@Table(name = "posts")
class Post {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Topic thread;
    private String body;
}

@Getter
@Entity
@Table(name = "smileys")
class Smiley {
    @Id
    private Long id;
    private String code;
}

record TopicRow(Long id, String title) {
    static TopicRow of(Topic topic) {
        return new TopicRow(topic.getId(), topic.getTitle());
    }
}
