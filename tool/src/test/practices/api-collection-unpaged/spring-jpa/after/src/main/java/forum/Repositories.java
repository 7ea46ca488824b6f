package forum;

import java.util.*;
import org.springframework.data.domain.*;
import org.springframework.data.jpa.repository.*;

interface TopicRepository extends JpaRepository<Topic, Long> {
    List<Topic> findByBoard(String board, Limit limit);

    List<Topic> findBySlug(String slug);

    List<Topic> findTop20ByOrderByIdDesc();

    @Query("select t from Topic t where t.title like concat('%', :word, '%')")
    List<Topic> search(String word, Pageable page);
}

interface PostRepository extends JpaRepository<Post, Long> {
    Page<Post> findByThreadId(long thread, Pageable page);
}

interface SmileyRepository extends JpaRepository<Smiley, Long> {}
