package dev.lintel.read.mybatis;

import dev.lintel.code.Program;
import dev.lintel.graph.Entity;
import dev.lintel.read.DriverDialect;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads MyBatis mappers and MyBatis-Plus.
public final class MyBatis implements Framework {
    private final KnownShapes shapes = new KnownShapes();

    @Override
    public String name() {
        return "MyBatis";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        MapperFiles files = MapperFiles.of(workspace);
        Mappers mappers = new Mappers(files.mappers(), EmptiedParameters.of(program));
        Dialect dialect = DriverDialect.of(workspace);
        List<PlusMapper> plus = PlusMapper.of(program);
        Map<String, Entity> entities = new PlusEntities(program, plus).byType();
        PlusDefaults defaults = new PlusDefaults(program);
        Stream<Fact> brought = plus.stream()
                .flatMap(mapper -> Optional.ofNullable(entities.get(mapper.entity()))
                        .map(entity -> PlusMethods.of(mapper, entity))
                        .map(methods -> Stream.concat(methods.stream(), defaults.of(mapper, methods).stream()))
                        .orElse(Stream.empty()));
        List<Fact> statements = Stream.of(
                        new MapperStatements(program, mappers, dialect, shapes).facts().stream(),
                        new AnnotatedMethods(program, mappers, dialect, shapes).facts(),
                        brought)
                .flatMap(each -> each)
                .toList();
        return Stream.of(
                        files.gaps().stream(),
                        entities.values().stream().map(Fact.Mapped::new),
                        new ResultEntities(program, mappers, statements)
                                .entities()
                                .filter(each -> !entities.containsKey(each.type()))
                                .map(Fact.Mapped::new),
                        statements.stream(),
                        new HandedCriteria(program, statements, entities).facts())
                .flatMap(each -> each);
    }
}
