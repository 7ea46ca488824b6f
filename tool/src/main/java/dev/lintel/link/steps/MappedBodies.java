package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Mapping;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The bodies that MapStruct makes for the abstract methods of a mapper (mapstruct.org, reference guide, chapters 3
/// and 4), as the code that would be written by hand: getters of the source, read for properties of the same name
/// unless `@Mapping` says which, into a new object or the one to update; a list element by element. They stand at the
/// mapper's method, for there is no other line to point at.
final class MappedBodies {
    private static final Pattern GETTERS =
            Pattern.compile("java\\(\\s*(\\w+)((?:\\.\\w+\\(\\))+).*\\)", Pattern.DOTALL);
    private static final Pattern GETTER = Pattern.compile("\\.(\\w+)\\(\\)");
    private static final String MADE = "mapped";

    private final Program program;

    MappedBodies(Program program) {
        this.program = program;
    }

    /// Whether a generator writes the body of this method.
    boolean isMade(MethodId id) {
        return program.type(id.owner())
                        .filter(type -> type.origin().isPresent() && Mapping.isMapper(type))
                        .isPresent()
                && program.method(id)
                        .filter(method -> !method.hasBody() && sources(method).size() == 1)
                        .isPresent();
    }

    Optional<Body> of(MethodId id) {
        return isMade(id)
                ? program.method(id).map(method -> new Body(id, method.at().file(), new Writing(method).body()))
                : Optional.empty();
    }

    private static List<Parameter> sources(Method method) {
        return method.parameters().stream()
                .filter(each -> !Mapping.isUpdated(each) && !Mapping.isContext(each))
                .toList();
    }

    /// One method's body.
    private final class Writing {
        private final Method method;
        private final Parameter source;
        /// Of the method, or of what is said of the property that is being filled.
        private long at;
        private final List<Statement> statements = new ArrayList<>();

        Writing(Method method) {
            this.method = method;
            this.source = sources(method).getFirst();
            this.at = packed(method.at());
        }

        private static long packed(Span span) {
            return Node.pack(span.line(), span.column(), span.endLine(), span.endColumn());
        }

        Statement.Block body() {
            Optional<Parameter> updated =
                    method.parameters().stream().filter(Mapping::isUpdated).findFirst();
            Optional<Type> elements = element(source.type());
            Optional<TypeDeclaration> target =
                    Mapping.mapped(updated.map(Parameter::type).orElse(method.returns()), program);
            Expression given = elements.isPresent() ? list(elements.get()) : variable(source.name(), source.type());
            if (target.isPresent() && Mapping.mapped(source.type(), program).isPresent()) {
                given = updated.<Expression>map(each -> variable(each.name(), each.type()))
                        .orElseGet(() -> made(target.get()));
                if (updated.isPresent() || target.get().kind() != TypeDeclaration.Kind.RECORD) {
                    fill(target.get(), given);
                }
            }
            if (!method.returns().is("void")) {
                statements.add(new Statement.Return(Optional.of(given), at));
            }
            return new Statement.Block(statements, at);
        }

        /// Each element by the mapper's method for one.
        private Expression list(Type element) {
            Expression all = variable(source.name(), source.type());
            Optional<Type> wanted = element(method.returns());
            program.type(method.id().owner()).stream()
                    .flatMap(type -> type.methods().stream())
                    .filter(each -> each.parameters().size() == 1
                            && each.parameters().getFirst().type().erasure().equals(element.erasure())
                            && wanted.filter(type ->
                                            type.erasure().equals(each.returns().erasure()))
                                    .isPresent())
                    .findFirst()
                    .ifPresent(one -> {
                        Expression each = variable("element", element);
                        Expression call = new Expression.Call(
                                Optional.empty(), exactly(one.id()), List.of(each), one.returns(), at);
                        statements.add(new Statement.ForEach(
                                new Statement.Local("element", element, Optional.empty(), at),
                                all,
                                new Statement.Evaluate(call, at),
                                at));
                    });
            return all;
        }

        private Expression made(TypeDeclaration target) {
            Type type = new Type.Declared(target.name(), List.of(), true);
            List<Expression> arguments = new ArrayList<>();
            List<String> types = new ArrayList<>();
            if (target.kind() == TypeDeclaration.Kind.RECORD) {
                for (Field field : properties(target)) {
                    arguments.add(value(field).orElseGet(() -> new Expression.Literal(null, Type.UNKNOWN, at)));
                    types.add(field.type().erasure());
                }
            }
            MethodId constructor = new MethodId(target.name(), Callee.CONSTRUCTOR, types);
            Expression made = new Expression.New(exactly(constructor), arguments, Optional.empty(), false, type, at);
            statements.add(new Statement.Local(MADE, type, Optional.of(made), at));
            return variable(MADE, type);
        }

        private void fill(TypeDeclaration target, Expression into) {
            for (Field field : properties(target)) {
                value(field)
                        .map(value -> setter(target, field)
                                .<Expression>map(setter -> new Expression.Call(
                                        Optional.of(into), exactly(setter), List.of(value), Type.VOID, at))
                                .orElse(value))
                        .ifPresent(each -> statements.add(new Statement.Evaluate(each, at)));
            }
        }

        /// What a property of the target is filled with; empty where it is left alone.
        private Optional<Expression> value(Field field) {
            Optional<Mapping> said = Mapping.of(field.name(), method);
            if (said.filter(each -> each.says("ignore") || each.says("constant"))
                    .isPresent()) {
                return Optional.empty();
            }
            at = packed(said.map(Mapping::at).orElse(method.at()));
            Optional<String> written = said.flatMap(each -> each.text("expression"));
            if (written.isPresent()) {
                return expression(written.get());
            }
            Expression value = variable(source.name(), source.type());
            String path = said.flatMap(each -> each.text("source"))
                    .filter(text -> !text.isEmpty())
                    .orElse(field.name());
            for (String step : path.split("\\.")) {
                Optional<Expression> read = step.equals(source.name()) ? Optional.of(value) : property(value, step);
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                value = read.get();
            }
            return Optional.of(value);
        }

        /// `java(order.getLines().size())`, as far as it is getters.
        private Optional<Expression> expression(String written) {
            Matcher chain = GETTERS.matcher(written);
            if (!chain.matches() || !chain.group(1).equals(source.name())) {
                return Optional.empty();
            }
            Expression value = variable(source.name(), source.type());
            Matcher getter = GETTER.matcher(chain.group(2));
            while (getter.find()) {
                Optional<Expression> read = call(value, getter.group(1));
                if (read.isEmpty()) {
                    break;
                }
                value = read.get();
            }
            return Optional.of(value);
        }

        private Optional<Expression> property(Expression from, String name) {
            String title = Accessors.capitalised(name);
            return Stream.of("get" + title, "is" + title, name)
                    .flatMap(each -> call(from, each).stream())
                    .findFirst();
        }

        private Optional<Expression> call(Expression from, String getter) {
            return above(from.type().erasure())
                    .flatMap(type -> type.methods().stream())
                    .filter(each ->
                            each.name().equals(getter) && each.parameters().isEmpty())
                    .findFirst()
                    .map(each ->
                            new Expression.Call(Optional.of(from), exactly(each.id()), List.of(), each.returns(), at));
        }

        private Expression variable(String name, Type type) {
            return new Expression.Variable(name, type, at);
        }
    }

    private List<Field> properties(TypeDeclaration type) {
        return above(type.name())
                .flatMap(each -> each.fields().stream())
                .filter(field -> !field.modifiers().contains(Modifier.STATIC))
                .toList();
    }

    private Optional<MethodId> setter(TypeDeclaration type, Field field) {
        String name = "set" + Accessors.capitalised(field.name());
        return above(type.name())
                .flatMap(each -> each.methods().stream())
                .filter(each -> each.name().equals(name) && each.parameters().size() == 1)
                .map(Method::id)
                .findFirst();
    }

    private Stream<TypeDeclaration> above(String type) {
        return program.supertypes(type).stream().flatMap(each -> program.type(each.name()).stream());
    }

    /// What a collection holds.
    private Optional<Type> element(Type type) {
        return type instanceof Type.Declared declared
                        && declared.arguments().size() == 1
                        && program.inherits(declared.name(), Iterable.class.getName()) == Program.Answer.YES
                ? Optional.of(declared.arguments().getFirst())
                : Optional.empty();
    }

    private static Callee exactly(MethodId method) {
        return new Callee(method.owner(), method.name(), Optional.of(method), Grade.EXACT);
    }
}
