package library;

import jakarta.persistence.*;

@Entity
@Table(name = "branches")
public class Branch {
    @Id
    Long id;
    String city;
}
