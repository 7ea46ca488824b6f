package com.acme.parts;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Notes extends JpaRepository<Note, Long> {
    Optional<Note> findByIdAndBoardId(Long id, Long boardId);
}
