package dev.lintel.read.jpa;

import dev.lintel.code.Program;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.jpa.call.EntityManagerCalls;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.EntityReader;
import dev.lintel.read.jpa.mapping.NamingChoice;
import dev.lintel.read.jpa.repository.NamedQueries;
import dev.lintel.read.jpa.repository.RepositoryMethods;
import dev.lintel.source.Workspace;
import java.util.stream.Stream;

/// Reads JPA (javax and jakarta), Hibernate and Spring Data over relational databases.
public final class Jpa implements Framework {
    @Override
    public String name() {
        return "JPA and Spring Data";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Entities entities = EntityReader.read(program, NamingChoice.of(program, workspace));
        NamedQueries named = new NamedQueries(program);
        Stream<Fact> declared = Stream.concat(
                entities.all().stream().map(Fact.Mapped::new), new RepositoryMethods(program, entities, named).facts());
        Stream<Fact> called = program.bodiesCalling(EntityManagerCalls.NAMES)
                .flatMap(body -> EntityManagerCalls.of(body, program, entities, named).stream());
        return Stream.concat(declared, called);
    }
}
