package com.acme.school;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/courses")
@Transactional(readOnly = true)
class CourseController {
    private final CourseRepository courses;

    CourseController(CourseRepository courses) {
        this.courses = courses;
    }

    record CourseRow(Long id, String title, String teacher) {
        static CourseRow of(Course course) {
            return new CourseRow(
                    course.getId(),
                    course.getTitle(),
                    course.getTeacher().getName()); // expect: db-n-plus-one-lazy
        }
    }

    @GetMapping
    List<CourseRow> all() {
        return courses.findAll().stream().map(CourseRow::of).toList();
    }

    @GetMapping("/search")
    List<Integer> sizes(@RequestParam String start) {
        List<Integer> sizes = new ArrayList<>();
        for (Course course : courses.findByTitleStartingWith(start)) {
            sizes.add(course.getLessons().size()); // expect: db-n-plus-one-lazy
        }
        return sizes;
    }

    @GetMapping("/pupils")
    List<String> pupils() {
        return courses.findAll().stream()
                .flatMap(course -> course.getPupils().stream()) // expect: db-n-plus-one-lazy
                .map(Pupil::getName)
                .distinct()
                .toList();
    }

    @GetMapping("/tags")
    List<String> tags(@RequestParam Long teacher) {
        return courses.ofTeacher(teacher).stream()
                .map(course -> String.join(", ", course.getTags())) // expect: db-n-plus-one-lazy
                .collect(Collectors.toList());
    }

    @GetMapping("/offices")
    List<String> offices(@RequestParam Long room) {
        List<String> offices = new ArrayList<>();
        courses.findByRoomId(room).forEach(course -> {
            Teacher teacher = course.getTeacher();
            offices.add(teacher.getOffice().getNumber()); // expect: db-n-plus-one-lazy
        });
        return offices;
    }

    @GetMapping("/teachers")
    List<String> teachers() {
        return courses.withTeachers().stream()
                .map(course -> course.getTeacher().getOffice().getNumber()) // silent: db-n-plus-one-lazy because two fetch joins bring it along
                .toList();
    }

    @GetMapping("/teacher-ids")
    List<Long> teacherIds() {
        return courses.findAll().stream()
                .map(course -> course.getTeacher().getId()) // silent: db-n-plus-one-lazy because the row itself holds the id
                .toList();
    }

    @GetMapping("/rooms")
    List<String> rooms() {
        return courses.findAll().stream()
                .map(course -> course.getRoom().getNumber()) // silent: db-n-plus-one-lazy because the association is eager
                .toList();
    }

    @GetMapping("/exams")
    List<Integer> exams() {
        return courses.findAll().stream()
                .map(course -> course.getExams().size()) // silent: db-n-plus-one-lazy because fifty collections are loaded at once
                .toList();
    }

    @GetMapping("/in-room")
    int inRoom(@RequestParam Long room) {
        int sum = 0;
        for (Course course : courses.findByRoomId(room)) {
            sum += course.getLessons().size(); // silent: db-n-plus-one-lazy because the entity graph brings the lessons
        }
        return sum;
    }

    @GetMapping("/{id}")
    List<String> one(@PathVariable Long id) {
        Course course = courses.findById(id).orElseThrow();
        return course.getLessons().stream() // silent: db-n-plus-one-lazy because one course has one list of lessons
                .map(Lesson::getTopic)
                .toList();
    }
}
