package com.acme.blog;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Set;
import lombok.Data;
import lombok.Getter;

@Entity
@Data
class Post {
    @Id
    private Long id;

    private String title;

    @OneToMany(mappedBy = "post")
    private List<Comment> comments;
}

@Entity
@Getter
class Comment {
    @Id
    private Long id;

    private String text;

    @JsonBackReference
    @ManyToOne(fetch = FetchType.LAZY)
    private Post post;
}

@Entity
@Getter
class Author {
    @Id
    private Long id;

    private String name;

    @JsonIgnore
    @OneToMany(mappedBy = "author")
    private List<Book> books;
}

@Entity
@Getter
class Book {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Author author;

    @JsonIgnore
    @ManyToMany
    private Set<Tag> tags;
}

@Entity
@Getter
@JsonIgnoreProperties("books")
class Tag {
    @Id
    private Long id;

    @ManyToMany(mappedBy = "tags")
    private Set<Book> books;
}

@Entity
@Getter
class Shelf {
    @Id
    private Long id;

    @ManyToOne
    private Room room;
}

@Entity
@Getter
class Room {
    @Id
    private Long id;

    @OneToMany(mappedBy = "room")
    private List<Chair> chairs;
}

@Entity
@Getter
class Chair {
    @Id
    private Long id;

    @JsonIgnore
    @ManyToOne(fetch = FetchType.LAZY)
    private Room room;
}
