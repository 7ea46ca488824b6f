package desk;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Logins extends JpaRepository<Login, Long> {
    Optional<Login> findByNick(String nick);
}
