package com.acme.club;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.List;

@Entity
class Member {
    @Id
    Long id;
    String name;
    String passwordHash;
}

@Entity
class Visit {
    @Id
    Long id;
    String place;

    @ManyToOne
    Member member;
}

@Entity
class Room {
    @Id
    Long id;
    String name;
}

interface Members extends JpaRepository<Member, Long> {
    Page<Member> findByName(String name, Pageable page);

    @Query("select m from Member m where m.name like :name")
    List<Member> like(String name, Sort sort);
}

interface Visits extends JpaRepository<Visit, Long> {
    Page<Visit> findByPlace(String place, Pageable page);
}

interface Rooms extends JpaRepository<Room, Long> {}
