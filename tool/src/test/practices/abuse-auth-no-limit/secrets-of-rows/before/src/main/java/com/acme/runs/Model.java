package com.acme.runs;

import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Run {
    @Id Long id;
    private String updatePassword;
    private String state;

    String getUpdatePassword() { return updatePassword; }
    void setState(String state) { this.state = state; }
}

@Entity
class Share {
    @Id Long id;
    private String password;
    private boolean opened;

    String getPassword() { return password; }
    void setPassword(String password) { this.password = password; }
    void setOpened(boolean opened) { this.opened = opened; }
}

@Entity
class Member {
    @Id Long id;
    private String password;
    private boolean active;

    String getPassword() { return password; }
    void setActive(boolean active) { this.active = active; }
}

interface Runs extends JpaRepository<Run, Long> {}

interface Shares extends JpaRepository<Share, Long> {}

interface Members extends JpaRepository<Member, Long> {}
