package songs;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Songs extends JpaRepository<Song, Long> {}
