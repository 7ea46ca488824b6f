package com.acme.docs;

import org.springframework.data.jpa.repository.JpaRepository;

public interface ShareRepository extends JpaRepository<Share, Long> {
    boolean existsByDocumentIdAndUserId(Long documentId, Long userId);
}
