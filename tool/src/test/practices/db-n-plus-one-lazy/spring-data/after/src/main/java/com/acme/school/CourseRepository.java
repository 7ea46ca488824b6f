package com.acme.school;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CourseRepository extends JpaRepository<Course, Long> {
    @Override
    @EntityGraph(attributePaths = {"teacher", "pupils"})
    List<Course> findAll();

    @EntityGraph(attributePaths = "lessons")
    List<Course> findByTitleStartingWith(String start);

    @Query("select distinct c from Course c left join fetch c.tags where c.teacher.id = :teacher")
    List<Course> ofTeacher(Long teacher);

    @Query("select c from Course c join fetch c.teacher t join fetch t.office")
    List<Course> withTeachers();

    @EntityGraph(attributePaths = {"lessons", "teacher", "teacher.office"})
    List<Course> findByRoomId(Long room);
}
