package dev.lintel.read.spring.transaction;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.Set;
import java.util.stream.Stream;

/// Beans that open transactions around methods by pointcut or by name, and aspects of the target that do so by hand
/// (Spring Framework reference, "Example of Declarative Transaction Implementation"). Which methods those are is
/// not followed: it is only said that the annotations do not tell all.
public final class TransactionAdvice implements Framework {
    private static final String INTERCEPTORS = "org.springframework.transaction.interceptor.";
    private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";
    private static final Set<String> BY_HAND = Set.of(
            "org.springframework.transaction.PlatformTransactionManager",
            "org.springframework.transaction.TransactionManager",
            "org.springframework.transaction.support.TransactionTemplate",
            "org.springframework.transaction.support.TransactionOperations",
            "org.springframework.jdbc.datasource.DataSourceTransactionManager",
            "org.springframework.orm.jpa.JpaTransactionManager");

    @Override
    public String name() {
        return "transactions by advice";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> Stream.concat(
                        type.methods().stream()
                                .filter(method -> opens(named(method.returns())))
                                .map(method -> method.at()),
                        type.fields().stream()
                                .filter(field -> BY_HAND.contains(named(field.type())))
                                .filter(_ -> annotations.on(type, ASPECT).isPresent())
                                .map(field -> field.at())))
                .map(TransactionAdvice::unread);
    }

    private static String named(Type type) {
        return type instanceof Type.Declared declared ? declared.name() : "";
    }

    /// Whether beans of this class open transactions around others.
    public static boolean opens(String type) {
        return type.startsWith(INTERCEPTORS);
    }

    /// That methods stand inside of transactions whose annotations do not say so.
    public static Fact unread(Span at) {
        return new Fact.Unread(
                Fact.Layer.TRANSACTIONS,
                new Gap(
                        at,
                        "which methods this opens a transaction around is not followed",
                        "whether several writes are one transaction is not judged"));
    }
}
