package dev.lintel.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who would miss a column that no statement of theirs names.
class LostColumnTest {
    private static final String ENDPOINTS = "Endpoints and jobs";

    @TempDir
    private Path folder;

    @Test
    void rows_that_come_with_other_rows_are_read_with_all_their_columns() throws IOException, UsageProblem {
        school();

        assertThat(about(architect().impact("teacher", "phone"), ENDPOINTS))
                .containsExactly("GET /courses", "DELETE /rooms/{id}");
        assertThat(about(architect().impact("room", "floor"), ENDPOINTS)).containsExactly("DELETE /rooms/{id}");
        assertThat(architect().impact("teacher", "phone").parts())
                .filteredOn(part -> part.heading().equals("Mapping"))
                .flatExtracting(Answer.Part::claims)
                .extracting(Claim::says)
                .contains("its rows are loaded with each Course, eagerly");
    }

    @Test
    void counting_and_single_columns_load_nothing_along() throws IOException, UsageProblem {
        school();

        assertThat(about(architect().answer("which endpoints read teacher?"), ""))
                .containsExactly("GET /courses", "DELETE /rooms/{id}");
    }

    @Test
    void a_repository_answers_what_a_plain_interface_above_it_asks() throws IOException, UsageProblem {
        school();

        assertThat(about(architect().impact("course", "title"), ENDPOINTS)).contains("GET /courses/title/{title}");
    }

    @Test
    void rows_of_a_join_table_are_read_and_deleted_with_their_owner() throws IOException, UsageProblem {
        school();

        assertThat(about(architect().impact("course_topic", "topic_id"), ENDPOINTS))
                .containsExactly("GET /courses", "DELETE /rooms/{id}");
        assertThat(about(architect().answer("who can delete a course_topic?"), ""))
                .containsExactly("DELETE /rooms/{id}");
    }

    @Test
    void a_repository_method_with_an_implementation_of_its_own_runs_that() throws IOException, UsageProblem {
        school();

        assertThat(about(architect().answer("who can delete a room?"), "")).containsExactly("DELETE /rooms/{id}");
        assertThat(about(architect().answer("who can delete a course?"), "")).containsExactly("DELETE /rooms/{id}");
    }

    @Test
    void what_a_star_reads_is_told_apart_from_what_fails() throws IOException, UsageProblem {
        shelf();

        Answer lost = architect().impact("book", "blurb");

        assertThat(lost.headline()).isEqualTo("One entry would fail when book.blurb goes, 2 more read it by `*`.");
        assertThat(about(lost, ENDPOINTS)).containsExactly("GET /books/blurbs");
        assertThat(about(lost, "Answer without it")).containsExactly("GET /books", "GET /books/written");
        assertThat(about(architect().impact("author", "born"), "Answer without it"))
                .isEmpty();
        assertThat(about(architect().impact("author", "name"), ENDPOINTS)).containsExactly("GET /books/written");
    }

    @Test
    void an_update_that_leaves_out_what_nobody_set_does_not_need_it() throws IOException, UsageProblem {
        shelf();

        assertThat(about(architect().impact("book", "shelf_mark"), ENDPOINTS)).containsExactly("PUT /books");
        assertThat(about(architect().impact("book", "title"), ENDPOINTS))
                .containsExactly("PUT /books", "POST /books/{id}/title");
    }

    private static List<String> about(Answer answer, String heading) {
        return answer.parts().stream()
                .filter(part -> part.heading().startsWith(heading))
                .limit(1)
                .flatMap(part -> part.claims().stream())
                .map(Claim::about)
                .toList();
    }

    private Architect architect() throws IOException, UsageProblem {
        return Repository.open(folder.toString()).architect();
    }

    private void school() throws IOException {
        put("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>school</artifactId><version>1</version></project>
                """);
        put("src/main/java/school/Model.java", """
                package school;
                import jakarta.persistence.*;
                import java.util.Set;
                class Model {
                    @Entity @Table(name = "course") static class Course {
                        @Id Long id;
                        String title;
                        @ManyToOne Teacher teacher;
                        @ManyToOne(fetch = FetchType.LAZY) Room room;
                        @ManyToMany(fetch = FetchType.EAGER)
                        @JoinTable(name = "course_topic", joinColumns = @JoinColumn(name = "course_id"),
                                inverseJoinColumns = @JoinColumn(name = "topic_id"))
                        Set<Topic> topics;
                    }
                    @Entity @Table(name = "teacher") static class Teacher { @Id Long id; String phone; }
                    @Entity @Table(name = "room") static class Room { @Id Long id; int floor; }
                    @Entity @Table(name = "topic") static class Topic { @Id Long id; String name; }
                }
                """);
        put("src/main/resources/schema.sql", """
                create table teacher (id bigint primary key, phone varchar(20));
                create table room (id bigint primary key, floor int);
                create table topic (id bigint primary key, name varchar(20));
                create table course (id bigint primary key, title varchar(90), teacher_id bigint, room_id bigint);
                create table course_topic (course_id bigint, topic_id bigint);
                """);
        put("src/main/java/school/CourseRepository.java", """
                package school;
                import org.springframework.data.jpa.repository.JpaRepository;
                import org.springframework.data.jpa.repository.Query;
                interface CourseRepository extends JpaRepository<Model.Course, Long>, Titled {
                    @Query("select c.title from Course c") java.util.List<String> titles();
                }
                """);
        put("src/main/java/school/Titled.java", """
                package school;
                interface Titled { int countByTitle(String title); }
                """);
        put("src/main/java/school/RoomRepository.java", """
                package school;
                import org.springframework.data.jpa.repository.JpaRepository;
                interface RoomRepository extends JpaRepository<Model.Room, Long>, Closing {}
                """);
        put("src/main/java/school/Closing.java", """
                package school;
                interface Closing { void delete(Model.Room room); }
                """);
        put("src/main/java/school/ClosingImpl.java", """
                package school;
                import jakarta.persistence.EntityManager;
                class ClosingImpl implements Closing {
                    EntityManager em;
                    public void delete(Model.Room room) {
                        for (Model.Course each : em.createQuery(
                                "select c from Course c where c.room = :room", Model.Course.class)
                                .setParameter("room", room).getResultList()) {
                            em.remove(each);
                        }
                        em.remove(room);
                    }
                }
                """);
        put("src/main/java/school/SchoolController.java", """
                package school;
                import java.util.List;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class SchoolController {
                    private final CourseRepository courses;
                    private final RoomRepository rooms;
                    SchoolController(CourseRepository courses, RoomRepository rooms) {
                        this.courses = courses;
                        this.rooms = rooms;
                    }
                    @GetMapping("/courses") int all() { return courses.findAll().size(); }
                    @GetMapping("/courses/count") long count() { return courses.count(); }
                    @GetMapping("/courses/title/{title}") int titled(@PathVariable String title) {
                        return courses.countByTitle(title);
                    }
                    @GetMapping("/courses/titles") List<String> titles() { return courses.titles(); }
                    @DeleteMapping("/rooms/{id}") void close(@PathVariable Long id) {
                        rooms.delete(rooms.findById(id).orElseThrow());
                    }
                }
                """);
    }

    private void shelf() throws IOException {
        put("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>shelf</artifactId><version>1</version></project>
                """);
        put("src/main/java/shelf/BookMapper.java", """
                package shelf;
                import java.util.List;
                import java.util.Map;
                import org.apache.ibatis.annotations.*;
                @Mapper
                interface BookMapper {
                    @Select("select * from book where hidden = 0") List<Map<String, Object>> all();
                    @Select("select b.*, a.name author from book b join author a on a.id = b.author_id")
                    List<Map<String, Object>> written();
                    @Select("select t.id from (select id, blurb from book) t") List<Long> blurbs();
                    @Select("select id from author a where exists (select * from book b where b.author_id = a.id)")
                    List<Long> busy();
                    int change(Book book);
                }
                """);
        put("src/main/resources/shelf/BookMapper.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="shelf.BookMapper">
                  <update id="change">
                    update book
                    <set>
                      <if test="title != null">title = #{title},</if>
                      <if test="shelfMark != null">shelf_mark = #{shelfMark},</if>
                    </set>
                    where id = #{id}
                  </update>
                </mapper>
                """);
        put("src/main/java/shelf/Book.java", """
                package shelf;
                public class Book {
                    private Long id;
                    private String title;
                    private String shelfMark;
                    public Long getId() { return id; }
                    public void setId(Long id) { this.id = id; }
                    public String getTitle() { return title; }
                    public void setTitle(String title) { this.title = title; }
                    public String getShelfMark() { return shelfMark; }
                    public void setShelfMark(String shelfMark) { this.shelfMark = shelfMark; }
                }
                """);
        put("src/main/java/shelf/BookController.java", """
                package shelf;
                import java.util.List;
                import java.util.Map;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class BookController {
                    private final BookMapper books;
                    BookController(BookMapper books) { this.books = books; }
                    @GetMapping("/books") List<Map<String, Object>> all() { return books.all(); }
                    @GetMapping("/books/written") List<Map<String, Object>> written() { return books.written(); }
                    @GetMapping("/books/blurbs") List<Long> blurbs() { return books.blurbs(); }
                    @GetMapping("/authors/busy") List<Long> busy() { return books.busy(); }
                    @PutMapping("/books") int change(@RequestBody Book book) { return books.change(book); }
                    @PostMapping("/books/{id}/title") int title(@PathVariable Long id, @RequestBody String title) {
                        Book book = new Book();
                        book.setId(id);
                        book.setTitle(title);
                        return books.change(book);
                    }
                }
                """);
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
