package notes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Note {
    @Id
    Long id;

    String author;
    String text;
}
