package dev.lintel.read.jpa;

import dev.lintel.code.Program;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.jpa.call.EntityManagerCalls;
import dev.lintel.read.jpa.call.PanacheCalls;
import dev.lintel.read.jpa.hbm.HbmFiles;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.EntityReader;
import dev.lintel.read.jpa.mapping.NamingChoice;
import dev.lintel.read.jpa.repository.NamedQueries;
import dev.lintel.read.jpa.repository.RepositoryMethods;
import dev.lintel.source.Workspace;
import java.util.stream.Stream;

/// Reads JPA (javax and jakarta), Hibernate with its mapping files, Panache, and Spring Data and Micronaut Data over
/// relational databases.
public final class Jpa implements Framework {
    @Override
    public String name() {
        return "JPA and Spring Data";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        NamingChoice naming = NamingChoice.of(program, workspace);
        HbmFiles files = HbmFiles.of(program, workspace, naming);
        Entities entities = EntityReader.read(program, naming).and(files.entities());
        NamedQueries named = new NamedQueries(program, files.queries());
        Stream<Fact> declared = Stream.of(
                        entities.all().stream().map(Fact.Mapped::new),
                        files.unread().stream().map(gap -> new Fact.Unread(Fact.Layer.PERSISTENCE, gap)),
                        new RepositoryMethods(program, entities, named).facts(),
                        new PanacheCalls(program, entities).facts())
                .flatMap(facts -> facts);
        Stream<Fact> called = program.bodiesCalling(EntityManagerCalls.NAMES)
                .flatMap(body -> EntityManagerCalls.of(body, program, entities, named).stream());
        return Stream.concat(declared, called);
    }
}
