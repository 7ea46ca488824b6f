package library;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Branches extends JpaRepository<Branch, Long> {
    List<Branch> findByName(String name);
}
