package library;

import jakarta.persistence.*;
import java.time.LocalDate;
import lombok.Data;

@Data
@Entity
@Table(name = "loans")
public class Loan {
    enum Status { OUT, BACK }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Reader reader;
    private String barcode;
    @Enumerated(EnumType.STRING)
    private Status status;
    private LocalDate dueOn;
}
