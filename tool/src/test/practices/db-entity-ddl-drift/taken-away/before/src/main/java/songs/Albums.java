package songs;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Albums extends JpaRepository<Album, Long> {}
