package clips;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Clips extends JpaRepository<Clip, Long> {
    Optional<Clip> findByIdAndAccountId(Long id, Long accountId);
}
