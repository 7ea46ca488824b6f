package dev.lintel.link;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.source.SourceId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Repositories of Spring Data that no main code mentions: nobody can be given one, so that their statements never run.
final class IdleStores {
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";

    private final FactIndex facts;
    private final Set<String> idle;

    IdleStores(Program program, FactIndex facts) {
        this.facts = facts;
        Set<String> stores = facts.of(Fact.QueryMethod.class)
                .map(Fact.QueryMethod::receiver)
                .filter(each -> program.inherits(each, REPOSITORY) == Program.Answer.YES)
                .collect(Collectors.toCollection(HashSet::new));
        program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(IdleStores::signatures)
                .forEach(type -> remove(type, stores));
        if (!stores.isEmpty()) {
            program.bodies()
                    .map(Body::block)
                    .flatMap(block -> Walk.all(block, Expression.class))
                    .forEach(each -> {
                        remove(each.type(), stores);
                        if (each instanceof Expression.ClassLiteral literal) {
                            remove(literal.named(), stores);
                        }
                    });
        }
        this.idle = Set.copyOf(stores);
    }

    private static Stream<Type> signatures(TypeDeclaration type) {
        return Stream.of(
                        type.superclass().stream(),
                        type.interfaces().stream(),
                        type.fields().stream().map(field -> field.type()),
                        type.methods().stream()
                                .flatMap(method -> Stream.concat(
                                        Stream.of(method.returns()),
                                        method.parameters().stream().map(parameter -> parameter.type()))))
                .flatMap(each -> each);
    }

    /// Also what stands between the brackets: `ObjectProvider<Orders>`.
    private static void remove(Type type, Set<String> stores) {
        stores.remove(type.erasure());
        switch (type) {
            case Type.Declared declared -> declared.arguments().forEach(each -> remove(each, stores));
            case Type.Array array -> remove(array.element(), stores);
            case Type.Wildcard wildcard -> {
                wildcard.upper().ifPresent(each -> remove(each, stores));
                wildcard.lower().ifPresent(each -> remove(each, stores));
            }
            case Type.Primitive _, Type.Variable _, Type.Unknown _ -> {}
        }
    }

    /// The files in which only their statements stand. Spring Data REST makes routes of all that are there.
    Set<SourceId> files(Settings settings) {
        boolean exported = settings.libraries().stream()
                .anyMatch(library -> library.artifact().contains("data-rest"));
        if (exported || idle.isEmpty()) {
            return Set.of();
        }
        Set<SourceId> files = files(true);
        files.removeAll(files(false));
        return files;
    }

    private Set<SourceId> files(boolean ofIdle) {
        return facts.of(Fact.QueryMethod.class)
                .filter(each -> idle.contains(each.receiver()) == ofIdle)
                .map(each -> each.query().at().file())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
