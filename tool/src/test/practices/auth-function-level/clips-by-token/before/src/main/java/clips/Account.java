package clips;

import jakarta.persistence.*;

@Entity
public class Account {
    @Id
    private Long id;

    private String email;
    private String password;
    private String token;
    private String role;

    public Long getId() {
        return id;
    }

    public String getRole() {
        return role;
    }
}
