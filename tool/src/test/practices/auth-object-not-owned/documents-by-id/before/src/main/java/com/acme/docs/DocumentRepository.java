package com.acme.docs;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface DocumentRepository extends JpaRepository<Document, Long> {
    List<Document> findByOwnerId(Long owner);

    Optional<Document> findByIdAndOwnerId(Long id, Long owner);

    void deleteByIdAndOwnerId(Long id, Long owner);
}
