package dev.lintel.read.beans;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the beans: annotated classes, results of factory methods, and interfaces that a library implements (Spring
/// Data, MyBatis, Feign, MicroProfile).
public final class Beans implements Framework {
    private static final String PRIMARY = "org.springframework.context.annotation.Primary";
    private static final String NO_BEAN = "org.springframework.data.repository.NoRepositoryBean";
    private static final Set<String> MAPPER_SCANS =
            Set.of("org.mybatis.spring.annotation.MapperScan", "tk.mybatis.spring.annotation.MapperScan");

    @Override
    public String name() {
        return "beans";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Reading reading = new Reading(program);
        return program.types().stream().filter(TypeDeclaration::isMain).flatMap(reading::facts);
    }

    /// One reading of one program.
    private static final class Reading {
        private final Program program;
        private final Annotations annotations;
        private final BeanName names;
        private final Conditions conditions;
        private final Set<String> mapperPackages;

        Reading(Program program) {
            Constants constants = new Constants(program);
            this.program = program;
            this.annotations = new Annotations(program);
            this.names = new BeanName(constants);
            this.conditions = new Conditions(constants);
            this.mapperPackages = mapperPackages(program, annotations, constants);
        }

        Stream<Fact> facts(TypeDeclaration type) {
            Stream<Fact> itself = switch (type.kind()) {
                case CLASS, ENUM, RECORD -> ofClass(type);
                case INTERFACE -> ofInterface(type);
                case ANNOTATION -> Stream.empty();
            };
            Stream<Fact> made = type.methods().stream().flatMap(method -> ofMethod(type, method));
            return Stream.concat(itself, made);
        }

        private Stream<Fact> ofClass(TypeDeclaration type) {
            if (type.modifiers().contains(Modifier.ABSTRACT)) {
                return Stream.empty();
            }
            return annotations.find(type.annotations(), Stereotypes.OF_CLASSES).stream()
                    .map(found -> bean(type, names.of(type, found)));
        }

        private Stream<Fact> ofInterface(TypeDeclaration type) {
            Optional<Annotations.Found> marked = annotations.find(type.annotations(), Stereotypes.OF_INTERFACES);
            boolean bean = marked.isPresent() || isRepository(type) || mapperPackages.contains(type.packageName());
            return bean ? Stream.of(bean(type, BeanName.decapitalised(type.simpleName()))) : Stream.empty();
        }

        private Fact bean(TypeDeclaration type, String name) {
            return new Fact.Bean(
                    type.name(),
                    name,
                    annotations.on(type, PRIMARY).isPresent(),
                    conditions.of(type.annotations()),
                    type.at());
        }

        /// Spring Data implements every interface below `Repository`; a supertype that is not at hand is known by
        /// name.
        private boolean isRepository(TypeDeclaration type) {
            return !annotations.has(type.annotations(), NO_BEAN)
                    && program.supertypes(type.name()).stream()
                            .map(Type.Declared::name)
                            .anyMatch(name ->
                                    (name.startsWith("org.springframework.data.") && name.endsWith("Repository"))
                                            || name.equals("com.baomidou.mybatisplus.core.mapper.BaseMapper"));
        }

        private Stream<Fact> ofMethod(TypeDeclaration owner, Method method) {
            Optional<Annotations.Found> factory = method.annotations().isEmpty()
                    ? Optional.empty()
                    : annotations.find(method.annotations(), Stereotypes.FACTORY_METHODS);
            if (factory.isEmpty() || method.returns().equals(Type.VOID)) {
                return Stream.empty();
            }
            String type = concrete(method);
            boolean primary = annotations.has(method.annotations(), PRIMARY);
            String condition = conditions.of(owner.annotations(), method.annotations());
            return type.isEmpty()
                    ? Stream.empty()
                    : names.of(method.name(), factory.get()).stream()
                            .map(name -> new Fact.Bean(type, name, primary, condition, method.at()));
        }

        /// The class that the method really makes when it returns one `new`, else what it declares.
        private String concrete(Method method) {
            Set<String> made = new HashSet<>();
            Optional<Body> body = program.body(method.id());
            List<Statement.Return> returns = body.stream()
                    .flatMap(each -> Walk.all(each.block(), Statement.Return.class))
                    .toList();
            for (Statement.Return leave : returns) {
                made.add(leave.value()
                        .filter(value -> value instanceof Expression.New create
                                && create.anonymous().isEmpty())
                        .map(value -> value.type().erasure())
                        .orElse(""));
            }
            String declared = method.returns().erasure();
            String only = made.size() == 1 ? made.iterator().next() : "";
            return only.isEmpty() ? declared : only;
        }

        /// The packages of `@MapperScan`, and those below them that hold types.
        private static Set<String> mapperPackages(Program program, Annotations annotations, Constants constants) {
            Set<String> roots = new HashSet<>();
            for (TypeDeclaration type : program.types()) {
                if (type.isMain()) {
                    for (Annotations.Found scan : annotations.all(type.annotations(), MAPPER_SCANS)) {
                        scan.value("basePackages", "value")
                                .ifPresent(value ->
                                        roots.addAll(constants.texts(value).values()));
                    }
                }
            }
            Set<String> packages = new HashSet<>();
            program.types().stream()
                    .filter(type -> type.kind() == Kind.INTERFACE)
                    .map(TypeDeclaration::packageName)
                    .filter(name -> roots.stream().anyMatch(root -> below(root, name)))
                    .forEach(packages::add);
            return packages;
        }

        /// Patterns of packages are compared up to their first wildcard.
        private static boolean below(String root, String name) {
            int star = root.indexOf('*');
            if (star >= 0) {
                String fixed = root.substring(0, star);
                return !fixed.isEmpty() && (name + ".").startsWith(fixed);
            }
            return name.equals(root) || name.startsWith(root + ".");
        }
    }
}
