package com.acme.lending;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Lendings extends JpaRepository<Lending, Long> {
    List<Lending> findTop50ByUserId(Long userId);

    List<Lending> findTop50ByBook(String book);
}
