package library;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Shelves extends JpaRepository<Shelf, Long> {
    @Query(value = "SELECT room FROM shelves WHERE id = ?1", nativeQuery = true) // expect: db-entity-ddl-drift (high)
    String roomOf(Long id);
}
