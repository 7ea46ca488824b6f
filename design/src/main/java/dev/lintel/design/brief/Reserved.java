package dev.lintel.design.brief;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// Names that mean something else where they would stand: in Java, and as a column in PostgreSQL 18 (the words that
/// its appendix C marks as reserved).
public final class Reserved {
    private static final Set<String> SQL = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
            collation column concurrently constraint create cross current_catalog current_date current_role
            current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
            except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into
            is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on
            only or order outer overlaps placing primary references returning right select session_user similar some
            symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when
            where window with""".split("\\s+"));

    /// What a service is made of, beside its resources: of the service, of Java, of Spring. A resource of such a name
    /// would be meant wherever that is.
    private static final Set<String> TYPES = Set.of("""
            Accounts Answer ApiKey ApiKeyCommand ApiKeyFilter ApiKeys ApiProblem AuditLog Backend Batches Below
            BodyLimitFilter Caller CallerLimits Condition Confirmations Connection Contract Cursor ErrorHandler EventRelay
            FieldCipher FieldProblem ForeignTokens GraphCaller GraphConfig GraphErrors GraphLimits GuardLogin Hook
            Idempotent IdempotentRequests Issuer Keyset LaterCosts LoadSimulation Login Logins Money OidcLogin Outbox Outside Page
            Passwords ProblemType Problems RateLimitFilter RateLimits Refusals Registration RetiredVersions Scalars
            SecurityConfig Statements Tokens Versions WebConfig WebhookSignature
            Argument ArrayList BatchLoaderRegistry BatchMapping BiFunction BooleanSupplier CacheControl Callable Collectors
            Comparator CompletableFuture Consumer ContextValue Controller DataFetchingEnvironment DataLoader
            DateTimeFormat DeleteMapping DuplicateKeyException Duration Email ExecutorService Executors Function Future
            GetMapping HashMap HttpHeaders HttpResponse HttpServletResponse IOException Instant IntStream JdbcClient
            JsonMapper JsonNode List LocalDate Locale Map Max MediaType MethodSource Min Mono MutationMapping NotBlank
            NotNull Nullable Objects OffsetDateTime Optional OutputStream ParameterizedTest PathVariable Pattern
            PositiveOrZero PostMapping PreAuthorize PutMapping QueryMapping Repository RequestBody RequestHeader
            RequestMapping RequestParam ResponseEntity RestController ResultSet SQLException SchemaMapping Service Set Size
            Stream Test Transactional URI UUID UncheckedIOException Valid ValueSource ZoneOffset
            Boolean Class Enum Exception IllegalArgumentException IllegalStateException Integer Iterable Long Math Object
            Override Record RuntimeException String StringBuilder System Thread Throwable Void
            Mutation Query""".split("\\s+"));
    /// What the name of a resource gets to name what is made for it.
    private static final List<String> SUFFIXES = List.of(
            "Change", "Controller", "Draft", "Graph", "Page", "Query", "Repository", "Service", "Sort", "Test", "View");

    private Reserved() {}

    public static boolean isType(String resource) {
        return TYPES.contains(resource);
    }

    /// The resource for which something of that name is made.
    public static Optional<String> madeFor(String resource, Set<String> resources) {
        return resources.stream()
                .filter(each -> resource.equals("New" + each)
                        || SUFFIXES.stream().anyMatch(suffix -> resource.equals(each + suffix)))
                .findFirst();
    }

    /// Whether no field may be called so, in Java or in SQL.
    public static boolean isTaken(String name) {
        return inJava(name) || inSql(name, Type.TEXT);
    }

    /// @param name of a table or a column
    public static boolean isWordOfSql(String name) {
        return SQL.contains(name);
    }

    static boolean inJava(String name) {
        return SourceVersion.isKeyword(name);
    }

    /// Money has two columns, whose names are no words of SQL.
    static boolean inSql(String name, Type type) {
        return type != Type.MONEY && SQL.contains(Field.snake(name));
    }
}
