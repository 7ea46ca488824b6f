package library;

import jakarta.persistence.*;

@Entity
@Table(name = "lib_shelves")
public class Shelf {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String room;
}
