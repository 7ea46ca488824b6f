package com.acme.school;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.Getter;
import org.hibernate.annotations.BatchSize;

@Entity
@Getter
class Course {
    @Id
    private Long id;

    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Teacher teacher;

    @ManyToOne
    private Room room;

    @OneToMany(mappedBy = "course")
    private List<Lesson> lessons = new ArrayList<>();

    @ManyToMany
    private Set<Pupil> pupils = new HashSet<>();

    @ElementCollection
    private Set<String> tags = new HashSet<>();

    @BatchSize(size = 50)
    @OneToMany(mappedBy = "course")
    private List<Exam> exams = new ArrayList<>();
}

@Entity
@Getter
class Teacher {
    @Id
    private Long id;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Room office;
}

@Entity
@Getter
class Room {
    @Id
    private Long id;

    private String number;
}

@Entity
@Getter
class Lesson {
    @Id
    private Long id;

    private String topic;

    @ManyToOne(fetch = FetchType.LAZY)
    private Course course;
}

@Entity
@Getter
class Pupil {
    @Id
    private Long id;

    private String name;
}

@Entity
@Getter
class Exam {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Course course;
}
