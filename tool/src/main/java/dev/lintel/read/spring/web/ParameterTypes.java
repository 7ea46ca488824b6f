package dev.lintel.read.spring.web;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Endpoint.Input.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Spring makes of a parameter that carries no annotation, by its type alone (Spring Framework reference,
/// "Method Arguments"): things that it hands in, simple values from the query, everything else a model object.
final class ParameterTypes {
    private static final Set<String> NOT_FROM_THE_CALLER = Set.of(
            "org.springframework.ui.Model",
            "org.springframework.ui.ModelMap",
            "org.springframework.ui.ExtendedModelMap",
            "org.springframework.web.servlet.ModelAndView",
            "org.springframework.validation.Errors",
            "org.springframework.validation.BindingResult",
            "org.springframework.web.bind.support.SessionStatus",
            "org.springframework.web.util.UriComponentsBuilder",
            "org.springframework.web.servlet.support.ServletUriComponentsBuilder",
            "org.springframework.web.servlet.mvc.support.RedirectAttributes",
            "org.springframework.data.web.PagedResourcesAssembler",
            "org.springframework.http.server.reactive.ServerHttpResponse",
            "org.springframework.http.server.ServerHttpResponse",
            "jakarta.servlet.http.HttpServletResponse",
            "javax.servlet.http.HttpServletResponse",
            "jakarta.servlet.ServletResponse",
            "javax.servlet.ServletResponse",
            "java.io.OutputStream",
            "java.io.Writer",
            "java.util.Locale",
            "java.util.TimeZone",
            "java.time.ZoneId",
            "kotlin.coroutines.Continuation");

    private static final Map<String, Kind> SPECIAL = Map.ofEntries(
            Map.entry("jakarta.servlet.http.HttpServletRequest", Kind.REQUEST),
            Map.entry("javax.servlet.http.HttpServletRequest", Kind.REQUEST),
            Map.entry("jakarta.servlet.ServletRequest", Kind.REQUEST),
            Map.entry("javax.servlet.ServletRequest", Kind.REQUEST),
            Map.entry("jakarta.servlet.http.HttpSession", Kind.REQUEST),
            Map.entry("javax.servlet.http.HttpSession", Kind.REQUEST),
            Map.entry("org.springframework.web.multipart.MultipartHttpServletRequest", Kind.REQUEST),
            Map.entry("org.springframework.web.multipart.MultipartRequest", Kind.REQUEST),
            Map.entry("org.springframework.web.context.request.WebRequest", Kind.REQUEST),
            Map.entry("org.springframework.web.context.request.NativeWebRequest", Kind.REQUEST),
            Map.entry("org.springframework.web.context.request.ServletWebRequest", Kind.REQUEST),
            Map.entry("org.springframework.http.server.reactive.ServerHttpRequest", Kind.REQUEST),
            Map.entry("org.springframework.http.server.ServerHttpRequest", Kind.REQUEST),
            Map.entry("org.springframework.web.server.ServerWebExchange", Kind.REQUEST),
            Map.entry("org.springframework.web.server.WebSession", Kind.REQUEST),
            Map.entry("org.springframework.http.HttpMethod", Kind.REQUEST),
            Map.entry("org.springframework.http.HttpEntity", Kind.BODY),
            Map.entry("org.springframework.http.RequestEntity", Kind.BODY),
            Map.entry("java.io.InputStream", Kind.REQUEST),
            Map.entry("java.io.Reader", Kind.REQUEST),
            Map.entry("java.security.Principal", Kind.PRINCIPAL),
            Map.entry("org.springframework.security.core.Authentication", Kind.PRINCIPAL),
            Map.entry("org.springframework.security.core.context.SecurityContext", Kind.PRINCIPAL),
            Map.entry("org.springframework.web.multipart.MultipartFile", Kind.FILE),
            Map.entry("org.springframework.http.codec.multipart.FilePart", Kind.FILE),
            Map.entry("org.springframework.http.codec.multipart.Part", Kind.FILE),
            Map.entry("jakarta.servlet.http.Part", Kind.FILE),
            Map.entry("javax.servlet.http.Part", Kind.FILE),
            Map.entry("org.springframework.data.domain.Pageable", Kind.PAGE),
            Map.entry("org.springframework.data.domain.PageRequest", Kind.PAGE),
            Map.entry("org.springframework.data.domain.Sort", Kind.PAGE),
            Map.entry("org.springframework.data.domain.ScrollPosition", Kind.PAGE),
            Map.entry("org.springframework.data.domain.Limit", Kind.PAGE));

    private static final Set<String> SIMPLE = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Character",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Number",
            "java.lang.Enum",
            "java.lang.Class",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.Date",
            "java.sql.Date",
            "java.sql.Timestamp",
            "java.util.UUID",
            "java.util.Currency",
            "java.net.URI",
            "java.net.URL",
            "java.net.InetAddress",
            "java.io.File",
            "java.nio.file.Path",
            "java.nio.charset.Charset",
            "java.util.regex.Pattern",
            "java.util.Optional",
            "java.util.OptionalInt",
            "java.util.OptionalLong");

    private final Program program;

    ParameterTypes(Program program) {
        this.program = program;
    }

    /// The kind when the type itself says it; empty when it is an ordinary value or object.
    Optional<Kind> special(Type type) {
        Kind kind = SPECIAL.get(type.erasure());
        if (kind != null) {
            return Optional.of(kind);
        }
        Type element = type instanceof Type.Array array
                ? array.element()
                : type.argument(0).orElse(type);
        return Optional.ofNullable(SPECIAL.get(element.erasure())).filter(Kind.FILE::equals);
    }

    /// The kind for types of the sources that inherit from a special one (own `Principal`s, `UserDetails`).
    boolean principal(String type) {
        return program.inherits(type, "java.security.Principal") == Program.Answer.YES;
    }

    /// Handed in by the framework and nothing that a caller controls.
    boolean notFromTheCaller(Type type) {
        return NOT_FROM_THE_CALLER.contains(type.erasure());
    }

    /// As `BeanUtils.isSimpleProperty`: bound from one query or form value by its name.
    boolean simple(Type type) {
        return switch (type) {
            case Type.Primitive _ -> true;
            case Type.Array array -> simple(array.element());
            case Type.Declared declared ->
                SIMPLE.contains(declared.name())
                        || declared.name().startsWith("java.time.")
                        || program.type(declared.name())
                                .filter(it -> it.kind() == TypeDeclaration.Kind.ENUM)
                                .isPresent();
            case Type.Variable _, Type.Wildcard _, Type.Unknown _ -> false;
        };
    }
}
