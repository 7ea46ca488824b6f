package com.acme.tariff;

import org.springframework.graphql.data.method.annotation.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

@Controller
public class PeopleGraph {
    private final JdbcTemplate jdbc;

    public PeopleGraph(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @MutationMapping
    @PreAuthorize("hasRole('PRICING')")
    public boolean lockPerson(@Argument long id) {
        return jdbc.update("update users set password_hash = '-' where id = ?", id) == 1;
    }

    @MutationMapping
    @PreAuthorize("hasRole('PRICING')")
    public boolean removePerson(@Argument long id) {
        return jdbc.update("delete from users where id = ?", id) == 1;
    }

    @MutationMapping
    @PreAuthorize("hasRole('PRICING')")
    public boolean addPerson(@Argument long id, @Argument String name) {
        return jdbc.update("insert into users (id, name, password_hash, role) values (?, ?, '-', 'NONE')", id, name) == 1;
    }

    @MutationMapping
    public boolean renamePerson(@Argument long id, @Argument String name, @ContextValue Long person) { // silent: auth-function-level because the server's own context says whose row it may be
        return jdbc.update("update users set name = ? where id = ? and id = ?", name, id, person) == 1;
    }

    record Caller(long id) {}

    record Own(String where, long id) {
        static Own of(Caller caller) {
            return new Own("id = ?", caller.id());
        }
    }

    @MutationMapping
    public boolean movePerson(@Argument long id, @Argument String name, @ContextValue Caller caller) { // silent: auth-function-level because the row is the caller's own, whom the server's context names
        Own own = Own.of(caller);
        return jdbc.update("update users set name = ? where id = ? and " + own.where(), name, id, own.id()) == 1;
    }

    @MutationMapping // expect: auth-function-level
    public boolean resetPerson(@Argument long id) {
        return jdbc.update("update users set password_hash = 'new' where id = ?", id) == 1;
    }
}
