package com.acme.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Post {
    @Id Long id;
    String title;
}

@Entity
class Language {
    @Id Long id;
    String code;
}

interface Posts extends JpaRepository<Post, Long> {
    List<Post> findByTitle(String title, Limit limit);
}

interface Languages extends JpaRepository<Language, Long> {}
