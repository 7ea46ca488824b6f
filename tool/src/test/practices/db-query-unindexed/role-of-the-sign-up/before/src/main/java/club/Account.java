package club;

import jakarta.persistence.*;

@Entity
@Table(name = "club_account")
class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String nick;
    String password;
    String rank;

    protected Account() {}

    Account(String nick, String password, String rank) {
        this.nick = nick;
        this.password = password;
        this.rank = rank;
    }
}
