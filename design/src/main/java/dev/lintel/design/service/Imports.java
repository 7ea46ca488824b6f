package dev.lintel.design.service;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the imports of a file by the names that its text uses, so that templates need not foresee them.
public final class Imports {
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Z]\\w*");
    private static final Pattern NO_CODE =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);\n");
    /// The order of import statements: a type stands before those that are nested in it.
    public static final Comparator<String> OUTER_FIRST = Comparator.comparing(line -> line.replace(";", ""));

    private static final String LIBRARY = """
            java.net.URI java.time.Instant java.time.LocalDate java.time.OffsetDateTime java.time.ZoneOffset java.time.Duration
            java.util.List java.util.Map java.util.Set java.util.Optional java.util.UUID java.util.Comparator java.util.ArrayList
            java.util.Locale java.util.function.Function java.util.stream.Collectors java.util.stream.Stream java.util.stream.IntStream
            java.io.IOException java.io.UncheckedIOException java.io.OutputStream java.util.function.Consumer
            jakarta.servlet.http.HttpServletResponse tools.jackson.databind.json.JsonMapper
            org.springframework.web.bind.annotation.RequestMapping org.springframework.web.bind.annotation.RequestParam
            java.util.HashMap java.util.Objects java.util.function.BiFunction java.util.function.BooleanSupplier java.util.concurrent.CompletableFuture
            graphql.schema.DataFetchingEnvironment org.dataloader.DataLoader reactor.core.publisher.Mono
            org.springframework.graphql.data.method.annotation.Argument
            org.springframework.graphql.data.method.annotation.BatchMapping
            org.springframework.graphql.data.method.annotation.ContextValue
            org.springframework.graphql.data.method.annotation.MutationMapping
            org.springframework.graphql.data.method.annotation.QueryMapping
            org.springframework.graphql.data.method.annotation.SchemaMapping
            org.springframework.graphql.execution.BatchLoaderRegistry
            org.springframework.security.access.prepost.PreAuthorize org.springframework.stereotype.Controller
            java.sql.ResultSet java.sql.SQLException java.net.http.HttpResponse
            java.util.concurrent.Callable java.util.concurrent.ExecutorService java.util.concurrent.Executors java.util.concurrent.Future
            jakarta.validation.Valid jakarta.validation.constraints.NotNull jakarta.validation.constraints.NotBlank
            jakarta.validation.constraints.Size jakarta.validation.constraints.Email jakarta.validation.constraints.Pattern
            jakarta.validation.constraints.Min jakarta.validation.constraints.Max jakarta.validation.constraints.PositiveOrZero
            org.jspecify.annotations.Nullable
            org.springframework.dao.DuplicateKeyException
            org.springframework.format.annotation.DateTimeFormat
            org.springframework.http.CacheControl org.springframework.http.ResponseEntity org.springframework.http.HttpHeaders
            org.springframework.http.MediaType
            org.springframework.jdbc.core.simple.JdbcClient
            org.springframework.stereotype.Repository org.springframework.stereotype.Service
            org.springframework.transaction.annotation.Transactional
            org.springframework.web.bind.annotation.DeleteMapping org.springframework.web.bind.annotation.GetMapping
            org.springframework.web.bind.annotation.PostMapping org.springframework.web.bind.annotation.PutMapping
            org.springframework.web.bind.annotation.PathVariable org.springframework.web.bind.annotation.RequestBody
            org.springframework.web.bind.annotation.RequestHeader org.springframework.web.bind.annotation.RestController
            org.junit.jupiter.api.Test org.junit.jupiter.params.ParameterizedTest
            org.junit.jupiter.params.provider.MethodSource org.junit.jupiter.params.provider.ValueSource
            tools.jackson.databind.JsonNode
            """;

    private final Map<String, String> known = new HashMap<>();

    Imports() {
        for (String type : LIBRARY.strip().split("\\s+")) {
            known.put(type.substring(type.lastIndexOf('.') + 1), type);
        }
    }

    /// Makes a type of the service known.
    void add(String packageName, String type) {
        known.put(type, packageName + "." + type);
    }

    /// @param text that begins with its package, or is no Java
    /// @param self the type of the file, whose nested ones it names as they are
    String into(String text, String self) {
        Matcher matcher = PACKAGE.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        String home = matcher.group(1);
        String body = text.substring(matcher.end());
        Set<String> written = body.lines()
                .filter(line -> line.startsWith("import "))
                .collect(Collectors.toCollection(() -> new TreeSet<>(OUTER_FIRST)));
        String code = NO_CODE.matcher(body).replaceAll(" ");
        Matcher names = NAME.matcher(code);
        while (names.find()) {
            String type = known.get(names.group());
            boolean named = written.stream().anyMatch(line -> line.endsWith("." + names.group() + ";"));
            String place = type == null ? home : type.substring(0, type.lastIndexOf('.'));
            if (!named && !place.equals(home) && !place.equals(home + "." + self)) {
                written.add("import " + type + ";");
            }
        }
        String rest = body.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        String head = "package " + home + ";\n\n" + ordered(written);
        return head + rest.strip() + "\n";
    }

    /// Static ones first, each kind in the order of the alphabet.
    private static String ordered(Set<String> imports) {
        String constant = imports.stream()
                .filter(each -> each.startsWith("import static "))
                .collect(Collectors.joining("\n"));
        String types = imports.stream()
                .filter(each -> !each.startsWith("import static "))
                .collect(Collectors.joining("\n"));
        return (constant.isEmpty() ? "" : constant + "\n\n") + (types.isEmpty() ? "" : types + "\n\n");
    }
}
