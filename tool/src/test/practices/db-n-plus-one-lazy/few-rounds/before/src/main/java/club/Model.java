package club;

import jakarta.persistence.*;
import java.util.*;
import lombok.Getter;
import org.springframework.data.jpa.repository.JpaRepository;

@Getter
@Entity
class Hall {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
    boolean open;
    @OneToMany(mappedBy = "hall") List<Shelf> shelves = new ArrayList<>();
}

@Getter
@Entity
class Shelf {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
    @ManyToOne(fetch = FetchType.LAZY) Hall hall;
    @OneToMany(mappedBy = "shelf") List<Book> books = new ArrayList<>();
}

@Getter
@Entity
class Book {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
    @ManyToOne(fetch = FetchType.LAZY) Shelf shelf;
}

@Getter
@Entity
class Letter {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
    String topic;
    @OneToMany(mappedBy = "letter") List<Answer> answers = new ArrayList<>();
}

@Getter
@Entity
class Answer {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
    @ManyToOne(fetch = FetchType.LAZY) Letter letter;
}

interface Halls extends JpaRepository<Hall, Long> {
    List<Hall> findByOpen(boolean open);
}

interface Letters extends JpaRepository<Letter, Long> {
    List<Letter> findByTopic(String topic);
}
