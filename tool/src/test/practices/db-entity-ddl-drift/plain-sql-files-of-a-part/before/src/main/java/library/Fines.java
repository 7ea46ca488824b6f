package library;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Fines extends JpaRepository<Fine, Long> {}
