package clips;

import jakarta.persistence.*;

@Entity
public class Clip {
    @Id
    private Long id;

    private String title;

    @ManyToOne
    @JoinColumn(name = "account_id")
    private Account account;

    public Account getAccount() {
        return account;
    }
}
