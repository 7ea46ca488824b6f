package com.acme.club;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Member {
    @Id Long id;
    private String name;
    private String password; // expect: resp-entity-leak (low)

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}

@Entity
class Card {
    @Id Long id;
    private String holder;
    private String pinSecret; // expect: resp-entity-leak (low)

    public String getHolder() {
        return holder;
    }

    public String getPinSecret() {
        return pinSecret;
    }
}

@Entity
class Key {
    @Id Long id;
    private String holder;
    private String doorSecret; // expect: resp-entity-leak (critical)

    public String getHolder() {
        return holder;
    }

    public String getDoorSecret() {
        return doorSecret;
    }
}

@Entity
class Guest {
    @Id Long id;
    private String password; // expect: resp-entity-leak (critical)

    public String getPassword() {
        return password;
    }
}

interface Members extends JpaRepository<Member, Long> {}

interface Cards extends JpaRepository<Card, Long> {
    Card findByHolder(String holder);
}

interface Keys extends JpaRepository<Key, Long> {
    java.util.List<Key> findByHolderNot(String holder);
}

interface Guests extends JpaRepository<Guest, Long> {}
