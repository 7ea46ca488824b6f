package library;

import org.springframework.data.jpa.repository.JpaRepository;

public interface LentBooks extends JpaRepository<LentBook, Long> {}
