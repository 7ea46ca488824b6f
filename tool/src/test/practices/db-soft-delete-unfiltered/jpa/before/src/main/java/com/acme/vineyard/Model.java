package com.acme.vineyard;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;

@Entity
@Table(name = "wine")
class Wine {
    @Id
    Long id;

    String name;
    String region;
    boolean deleted;

    Long getId() {
        return id;
    }

    boolean isDeleted() {
        return deleted;
    }

    void setDeleted(boolean deleted) {
        this.deleted = deleted;
    }

    void setName(String name) {
        this.name = name;
    }
}

@Entity
@Table(name = "taster")
class Taster {
    @Id
    Long id;

    String email;
    String password;
    Instant deletedAt;

    String getPassword() {
        return password;
    }

    void setDeletedAt(Instant at) {
        this.deletedAt = at;
    }
}

@Entity
@Table(name = "cellar")
@SQLDelete(sql = "update cellar set deleted = true where id = ?") // expect: db-soft-delete-unfiltered (medium)
class Cellar {
    @Id
    Long id;

    String name;
    boolean deleted;
}

@Entity
@Table(name = "barrel")
@SQLDelete(sql = "update barrel set deleted = true where id = ?") // silent: db-soft-delete-unfiltered because the class hides them too
@SQLRestriction("deleted = false")
class Barrel {
    @Id
    Long id;

    String wood;
    boolean deleted;

    @ManyToOne
    Cellar cellar;
}

@Entity
@Table(name = "note")
class Note {
    @Id
    Long id;

    String text;
    boolean deleted;
}
