package dev.lintel.guard.problem;

import dev.lintel.guard.ProblemCode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartException;

/// Turns what ends a request into what its client is told. What is not known to be meant for clients is told as
/// "internal error" and nothing else.
///
/// @param types what codes are appended to for the problem's `type`
/// @param invalid the status of a request whose content is wrong: 400, or 422 where that is the house's style. What is
///     wrong outside of the content, in the address or a header, is 400 in both (RFC 9110 §15.5.21)
public record Problems(String types, int invalid) {
    static final String AWAY = "Not available for a moment";

    private static final int BAD_REQUEST = 400;
    private static final boolean DATA =
            ClassUtils.isPresent("org.springframework.dao.DataAccessException", Problems.class.getClassLoader());

    /// A problem and the header fields that belong to it.
    public record Answer(Problem problem, HttpHeaders headers) {}

    /// @param conditional whether the request named the version that it changes
    public Answer of(Throwable thrown, boolean conditional) {
        Answer answer = of(thrown);
        boolean changed = answer.problem().type().equals(types + DataProblems.CHANGED);
        return conditional && changed
                ? answer(problem(
                        "precondition-failed",
                        412,
                        answer.problem().title(),
                        answer.problem().detail()))
                : answer;
    }

    public Answer of(Throwable thrown) {
        Optional<Answer> tooLarge = tooLarge(thrown);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        Optional<List<Mistake>> mistakes = Mistakes.in(thrown);
        if (mistakes.isPresent()) {
            return invalid(thrown, mistakes.get());
        }
        ProblemCode own = AnnotatedElementUtils.findMergedAnnotation(thrown.getClass(), ProblemCode.class);
        if (own != null) {
            String detail = own.tell() && thrown.getMessage() != null ? thrown.getMessage() : "";
            return answer(problem(own.value(), own.status(), own.title(), detail));
        } else if (thrown instanceof ErrorResponse known) {
            return of(known);
        }
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(thrown.getClass(), ResponseStatus.class);
        if (status != null) {
            Problem plain = of(status.code().value());
            return answer(new Problem(plain.type(), plain.status(), plain.title(), status.reason(), Map.of()));
        }
        if (isNoRequest(thrown)) {
            return answer(of(BAD_REQUEST));
        }
        if (isLoginAway(thrown)) {
            return answer(problem("try-again", 503, AWAY, "Whoever knows who you are does not answer."));
        }
        Optional<DataProblems.Known> data = DATA ? DataProblems.of(thrown) : Optional.empty();
        return data.map(each -> answer(problem(each.code(), each.status(), each.title(), each.detail())))
                .orElseGet(() -> answer(of(HttpStatus.INTERNAL_SERVER_ERROR.value())));
    }

    /// A token or password that could not be checked is no wrong one. Spring Security lets this pass to whoever stands
    /// around it.
    static boolean isLoginAway(Throwable thrown) {
        return isA(thrown, "org.springframework.security.authentication.AuthenticationServiceException");
    }

    /// Parts that end too early, parameters that are no text (`?name=%ff`): whoever first asks for one finds out, and
    /// neither Tomcat nor Spring says whose fault it is.
    private static boolean isNoRequest(Throwable thrown) {
        return thrown instanceof MultipartException
                || isA(thrown, "org.apache.tomcat.util.http.InvalidParameterException");
    }

    /// @param type of an optional neighbour, hence by its name
    static boolean isA(Throwable thrown, String type) {
        for (Class<?> each = thrown.getClass(); each != null; each = each.getSuperclass()) {
            if (each.getName().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /// Of nothing but a status, as filters and containers answer.
    public Problem of(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        String code = known == null
                ? "status-" + status
                : title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return problem(code, status, title, detail(status));
    }

    private static String detail(int status) {
        return switch (status) {
            case 401 -> "Log in, or send a valid token.";
            case 403 -> "This is not allowed to you.";
            case 404 -> "There is nothing here, or nothing for you.";
            case 500 -> "Something went wrong here. The id finds it in our logs.";
            default -> "";
        };
    }

    private Problem problem(String code, int status, String title, String detail) {
        return new Problem(types + code, status, title, detail, Map.of());
    }

    private static Answer answer(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return new Answer(problem, headers);
    }

    private Answer invalid(Throwable thrown, List<Mistake> mistakes) {
        Problem problem = thrown instanceof HttpMessageNotReadableException
                ? problem("unreadable", 400, "The body cannot be read", "It is not the JSON that is expected here.")
                : invalid(mistakes);
        return answer(
                mistakes.isEmpty()
                        ? problem
                        : problem.with(
                                "errors",
                                mistakes.stream().map(Mistake::members).toList()));
    }

    /// A type has one status: where contents are 422, what is wrong outside of them has a type of its own.
    private Problem invalid(List<Mistake> mistakes) {
        boolean content = mistakes.stream().anyMatch(each -> each.in().equals(Mistake.POINTER));
        String detail = "Each of errors says what is wrong where.";
        return content || invalid == BAD_REQUEST
                ? problem("invalid", content ? invalid : BAD_REQUEST, "The request is not valid", detail)
                : problem("bad-request", BAD_REQUEST, "Bad Request", detail);
    }

    /// Somewhere below a reader of the body stands what bounded it.
    private Optional<Answer> tooLarge(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof TooLargeException large) {
                return Optional.of(answer(large.problem()));
            }
        }
        return Optional.empty();
    }

    private Answer of(ErrorResponse known) {
        Problem plain = of(known.getStatusCode().value());
        ProblemDetail body = known.getBody();
        boolean written = known instanceof ErrorResponseException && plain.status() < 500;
        String detail = written && body.getDetail() != null
                ? body.getDetail()
                : hint(known).orElse(plain.detail());
        boolean named = known instanceof ErrorResponseException && !isBlank(body);
        Problem problem = new Problem(
                named ? String.valueOf(body.getType()) : plain.type(),
                plain.status(),
                named && body.getTitle() != null ? body.getTitle() : plain.title(),
                detail,
                properties(body));
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(known.getHeaders());
        headers.putAll(answer(problem).headers());
        return new Answer(problem, headers);
    }

    private static boolean isBlank(ProblemDetail body) {
        URI type = body.getType();
        return type == null || type.toString().equals("about:blank");
    }

    private static Map<String, Object> properties(ProblemDetail body) {
        Map<String, Object> properties = body.getProperties();
        return properties == null
                ? Map.of()
                : properties.entrySet().stream()
                        .filter(each -> each.getValue() != null)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What would have been right.
    private static Optional<String> hint(ErrorResponse known) {
        if (known instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            return Optional.of("Allowed here: " + String.join(", ", method.getSupportedMethods()) + ".");
        } else if (known instanceof HttpMediaTypeException type
                && !type.getSupportedMediaTypes().isEmpty()) {
            return Optional.of("Known here: " + MediaType.toString(type.getSupportedMediaTypes()) + ".");
        }
        return Optional.empty();
    }
}
