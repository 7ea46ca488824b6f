package dev.lintel.read.java.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureArchiveTest {
    private static SignatureArchive archive;

    @BeforeAll
    static void open() throws IOException {
        archive = SignatureArchive.open();
    }

    private static TypeDeclaration type(String name) {
        return archive.type(name).orElseThrow(() -> new AssertionError(name + " is not in the archive"));
    }

    private static Method method(String owner, String name) {
        return type(owner).methods(name).getFirst();
    }

    private static Annotation annotation(List<Annotation> annotations, String type) {
        return annotations.stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_generic_method_keeps_its_parameters_wildcards_and_result() {
        Method map = method("java.util.stream.Stream", "map");

        assertThat(map.id()).hasToString("java.util.stream.Stream#map(java.util.function.Function)");
        assertThat(map.typeParameters()).extracting(each -> each.name()).containsExactly("R");
        Type.Variable r = new Type.Variable("R", Type.OBJECT);
        Type.Variable t = new Type.Variable("T", Type.OBJECT);
        assertThat(map.returns()).isEqualTo(new Type.Declared("java.util.stream.Stream", List.of(r), true));
        assertThat(map.parameters().getFirst().type())
                .isEqualTo(new Type.Declared(
                        "java.util.function.Function",
                        List.of(
                                new Type.Wildcard(Optional.empty(), Optional.of(t)),
                                new Type.Wildcard(Optional.of(r), Optional.empty())),
                        true));
    }

    @Test
    void a_nested_type_is_found_by_its_canonical_name_and_knows_its_outer_type() {
        TypeDeclaration entry = type("java.util.Map.Entry");

        assertThat(entry.kind()).isEqualTo(Kind.INTERFACE);
        assertThat(entry.outer()).contains("java.util.Map");
        assertThat(entry.typeParameters()).extracting(each -> each.name()).containsExactly("K", "V");
        assertThat(entry.packageName()).isEqualTo("java.util");
    }

    @Test
    void constants_have_the_type_of_their_field() {
        assertThat(type("java.lang.Integer").field("MAX_VALUE").flatMap(Field::constant))
                .contains(Integer.MAX_VALUE);
        assertThat(type("java.lang.Integer").field("MIN_VALUE").flatMap(Field::constant))
                .contains(Integer.MIN_VALUE);
        assertThat(type("java.lang.Long").field("MIN_VALUE").flatMap(Field::constant))
                .contains(Long.MIN_VALUE);
        assertThat(type("java.lang.Byte").field("MIN_VALUE").flatMap(Field::constant))
                .contains(Byte.MIN_VALUE);
        assertThat(type("java.lang.Character").field("MAX_VALUE").flatMap(Field::constant))
                .contains(Character.MAX_VALUE);
        assertThat(type("java.lang.Double").field("MIN_VALUE").flatMap(Field::constant))
                .contains(Double.MIN_VALUE);
        assertThat(type("java.sql.Types").field("VARCHAR").flatMap(Field::constant))
                .contains(12);
    }

    @Test
    void a_variable_bounded_by_itself_stays_finite() {
        Method max = type("java.util.Collections").methods("max").stream()
                .filter(each -> each.parameters().size() == 1)
                .findFirst()
                .orElseThrow();

        assertThat(max.returns().erasure()).isEqualTo("java.lang.Object");
        assertThat(type("java.lang.Enum")
                        .typeParameters()
                        .getFirst()
                        .bounds()
                        .getFirst()
                        .erasure())
                .isEqualTo("java.lang.Enum");
    }

    @Test
    void varargs_throws_defaults_and_sealing_are_kept() {
        assertThat(method("java.lang.String", "format").parameters()).last().matches(Parameter::varargs);
        assertThat(method("java.util.concurrent.Callable", "call").thrown())
                .extracting(Type::erasure)
                .containsExactly("java.lang.Exception");
        assertThat(method("java.util.Map", "getOrDefault").is(Modifier.DEFAULT)).isTrue();
        assertThat(method("java.util.Map", "get").is(Modifier.ABSTRACT)).isTrue();
        assertThat(type("java.lang.constant.ConstantDesc").modifiers()).contains(Modifier.SEALED);
    }

    @Test
    void an_enum_tells_its_constants() {
        TypeDeclaration unit = type("java.util.concurrent.TimeUnit");

        assertThat(unit.kind()).isEqualTo(Kind.ENUM);
        assertThat(unit.fields())
                .filteredOn(Field::enumConstant)
                .extracting(Field::name)
                .contains("NANOSECONDS", "DAYS");
        assertThat(unit.methods("valueOf")).isNotEmpty();
    }

    @Test
    void a_package_private_supertype_of_a_public_type_is_kept() {
        assertThat(type("java.lang.StringBuilder").superclass().map(Type::erasure))
                .contains("java.lang.AbstractStringBuilder");
        assertThat(type("java.lang.AbstractStringBuilder").methods("charAt")).isNotEmpty();
    }

    @Test
    void an_inner_class_is_constructed_without_the_outer_instance() {
        assertThat(type("java.awt.geom.Path2D.Double").methods("<init>")).isNotEmpty();
        assertThat(type("java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock")
                        .methods("<init>"))
                .extracting(each -> each.id().arity())
                .containsExactly(1);
    }

    @Test
    void composed_annotations_keep_what_they_are_made_of() {
        TypeDeclaration mapping = type("org.springframework.web.bind.annotation.GetMapping");

        Annotation made = annotation(mapping.annotations(), "org.springframework.web.bind.annotation.RequestMapping");
        assertThat(made.value("method")).hasValueSatisfying(value -> {
            Expression.NewArray list = (Expression.NewArray) value;
            assertThat(((Expression.FieldAccess) list.elements().getFirst()).name())
                    .isEqualTo("GET");
        });
        Annotation alias = annotation(
                mapping.methods("path").getFirst().annotations(), "org.springframework.core.annotation.AliasFor");
        assertThat(alias.value("annotation"))
                .hasValueSatisfying(value -> assertThat(
                                ((Expression.ClassLiteral) value).named().erasure())
                        .isEqualTo("org.springframework.web.bind.annotation.RequestMapping"));
        assertThat(type("org.springframework.stereotype.Service").annotations())
                .extracting(Annotation::type)
                .contains("org.springframework.stereotype.Component");
    }

    @Test
    void a_functional_interface_says_so() {
        assertThat(type("java.util.function.Function").annotations())
                .extracting(Annotation::type)
                .contains("java.lang.FunctionalInterface");
    }

    @Test
    void both_generations_are_there() {
        for (String generation : List.of("javax", "jakarta")) {
            assertThat(type(generation + ".servlet.http.HttpServletRequest").methods("getHeader"))
                    .isNotEmpty();
            assertThat(type(generation + ".persistence.Entity").kind()).isEqualTo(Kind.ANNOTATION);
            assertThat(archive.hasPackage(generation + ".validation.constraints"))
                    .isTrue();
            assertThat(archive.contains(generation + ".ws.rs.Path")).isTrue();
        }
    }

    @Test
    void a_type_of_two_majors_has_the_members_of_both() {
        TypeDeclaration http = type("org.springframework.security.config.annotation.web.builders.HttpSecurity");

        assertThat(http.methods("securityMatcher")).isNotEmpty();
        assertThat(http.methods("authorizeRequests")).isNotEmpty();
        assertThat(http.methods("antMatcher")).isNotEmpty();
        assertThat(
                        archive.contains(
                                "org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter"))
                .isTrue();
    }

    @Test
    void a_mapped_superclass_of_a_library_keeps_its_annotated_private_fields() {
        assertThat(type("org.springframework.data.jpa.domain.AbstractPersistable")
                        .field("id"))
                .hasValueSatisfying(id -> assertThat(id.annotations())
                        .extracting(Annotation::simpleName)
                        .contains("Id"));
    }

    @Test
    void what_is_absent_is_absent() {
        assertThat(archive.type("java.util.Lisst")).isEmpty();
        assertThat(archive.type("")).isEmpty();
        assertThat(archive.type("zzz.Last")).isEmpty();
        assertThat(archive.type("java.util")).isEmpty();
        assertThat(archive.hasPackage("java.utils")).isFalse();
        assertThat(archive.hasPackage("java")).isFalse();
        assertThat(archive.exports("no.such.module")).isEmpty();
    }

    @Test
    void a_module_import_gives_what_the_module_passes_on() {
        assertThat(archive.exports("java.base"))
                .contains("java.util", "java.util.function")
                .doesNotContain("java.sql");
        assertThat(archive.exports("java.sql")).contains("java.sql", "java.util.logging", "javax.xml.parsers");
    }

    @Test
    void every_type_can_be_read_and_says_its_own_name() {
        long read = IntStream.range(0, archive.size())
                .parallel()
                .filter(i -> type(archive.name(i)).name().equals(archive.name(i)))
                .count();

        assertThat(read).isEqualTo(archive.size()).isGreaterThan(30_000);
    }

    @Test
    void a_sample_of_the_jdk_agrees_with_reflection() {
        List<Class<?>> sample = List.of(
                ArrayList.class,
                Map.class,
                Instant.class,
                Optional.class,
                Path.class,
                Connection.class,
                CompletableFuture.class,
                HttpRequest.class,
                Collectors.class,
                Thread.class);
        for (Class<?> each : sample) {
            List<String> reflected = Arrays.stream(each.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic() && (method.getModifiers() & 5) != 0)
                    .map(method -> method.getName()
                            + Arrays.stream(method.getParameterTypes())
                                    .map(Class::getCanonicalName)
                                    .toList())
                    .toList();
            assertThat(type(each.getCanonicalName()).methods())
                    .filteredOn(method -> !method.isConstructor())
                    .extracting(method -> method.name() + method.id().parameters())
                    .containsExactlyInAnyOrderElementsOf(reflected);
        }
    }

    @Test
    void an_absent_archive_is_said_in_a_sentence(@TempDir Path folder) {
        assertThatThrownBy(() -> SignatureArchive.open(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no archive of signatures at")
                .hasMessageContaining("mvn package");
    }

    @Test
    void a_cut_off_or_foreign_file_is_said_in_a_sentence(@TempDir Path folder) throws IOException {
        byte[] whole = ArchiveWriter.write(Map.of(), Map.of("m", List.of("p")), 7);
        Path file = folder.resolve("archive");

        Files.write(file, whole);
        assertThat(SignatureArchive.open(file).exports("m")).containsExactly("p");
        for (int length : new int[] {0, 10, Layout.HEAD, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SignatureArchive.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be read")
                    .hasMessageContaining(length + " ");
        }
        Files.write(file, new byte[whole.length]);
        assertThatThrownBy(() -> SignatureArchive.open(file)).hasMessageContaining("it is no archive of signatures");
    }

    @Test
    void a_damaged_type_names_the_file_and_what_to_do(@TempDir Path folder) throws IOException {
        TypeDeclaration list = type("java.util.List");
        byte[] whole = ArchiveWriter.write(Map.of(list.name(), list), Map.of(), 7);
        Path file = folder.resolve("archive");
        Files.write(file, whole);
        assertThat(SignatureArchive.open(file)
                        .type("java.util.List")
                        .orElseThrow()
                        .methods())
                .extracting(Method::id)
                .isEqualTo(list.methods().stream().map(Method::id).toList());

        ByteBuffer bytes = ByteBuffer.wrap(whole);
        int declaration = bytes.getInt(Layout.read(bytes).index().offset() + 4);
        Arrays.fill(whole, declaration, declaration + 16, (byte) 0xFF);
        Files.write(file, whole);
        SignatureArchive damaged = SignatureArchive.open(file);
        assertThatThrownBy(() -> damaged.type("java.util.List"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is damaged at java.util.List");
    }

    @Test
    void threads_that_read_at_once_see_the_same() throws IOException {
        SignatureArchive fresh = SignatureArchive.open();
        List<String> names =
                IntStream.range(0, 400).mapToObj(i -> archive.name(i * 40)).toList();

        List<TypeDeclaration> read = IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> fresh.type(names.get(i % names.size())).orElseThrow())
                .toList();

        assertThat(read)
                .isEqualTo(IntStream.range(0, 4_000)
                        .mapToObj(i -> type(names.get(i % names.size())))
                        .toList());
    }
}
