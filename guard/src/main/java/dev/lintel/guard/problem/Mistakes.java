package dev.lintel.guard.problem;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/// Everything that is wrong with a request, found in what Spring throws about it. The values that were sent are not
/// repeated: one of them may be a password.
final class Mistakes {
    private static final boolean VALIDATION =
            ClassUtils.isPresent("jakarta.validation.ConstraintViolation", Mistakes.class.getClassLoader());
    private static final boolean JSON =
            ClassUtils.isPresent("tools.jackson.databind.DatabindException", Mistakes.class.getClassLoader());

    private Mistakes() {}

    /// Empty if the exception is not about the request's content.
    static Optional<List<Mistake>> in(Throwable thrown) {
        if (thrown instanceof BindingResult binding) {
            return Optional.of(in(binding, hasBody(thrown) ? Mistake.POINTER : Mistake.PARAMETER));
        } else if (thrown instanceof MethodValidationResult result && !result.isForReturnValue()) {
            return Optional.of(in(result));
        } else if (thrown instanceof MissingServletRequestParameterException missing) {
            return one(Mistake.PARAMETER, missing.getParameterName(), "missing", "is missing");
        } else if (thrown instanceof MissingServletRequestPartException missing) {
            return one(Mistake.PARAMETER, missing.getRequestPartName(), "missing", "is missing");
        } else if (thrown instanceof MissingRequestHeaderException missing) {
            return one(Mistake.HEADER, missing.getHeaderName(), "missing", "is missing");
        } else if (thrown instanceof MethodArgumentTypeMismatchException wrong) {
            boolean header = wrong.getParameter().hasParameterAnnotation(RequestHeader.class);
            String type = name(wrong.getRequiredType());
            return one(header ? Mistake.HEADER : Mistake.PARAMETER, wrong.getName(), "type", "must be " + type);
        } else if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(JSON ? JsonMistakes.in(unreadable.getCause()) : List.of());
        }
        return VALIDATION ? ConstraintMistakes.in(thrown) : Optional.empty();
    }

    private static Optional<List<Mistake>> one(String in, String at, String code, String detail) {
        return Optional.of(List.of(new Mistake(in, at, code, detail)));
    }

    private static boolean hasBody(Throwable thrown) {
        return thrown instanceof MethodArgumentNotValidException body
                && body.getParameter().hasParameterAnnotation(RequestBody.class);
    }

    private static List<Mistake> in(BindingResult binding, String in) {
        List<Mistake> found = new ArrayList<>();
        for (ObjectError each : binding.getAllErrors()) {
            String path = each instanceof FieldError field ? field.getField() : "";
            String at = in.equals(Mistake.POINTER) ? Mistake.pointer(path) : path;
            found.add(new Mistake(in, at, code(each), detail(each), bounds(each)));
        }
        return found;
    }

    private static List<Mistake> in(MethodValidationResult result) {
        List<Mistake> found = new ArrayList<>();
        for (ParameterValidationResult each : result.getParameterValidationResults()) {
            boolean body = each.getMethodParameter().hasParameterAnnotation(RequestBody.class);
            boolean header = each.getMethodParameter().hasParameterAnnotation(RequestHeader.class);
            if (each instanceof ParameterErrors errors) {
                String before = body && errors.getContainerIndex() != null ? "/" + errors.getContainerIndex() : "";
                for (Mistake inside :
                        in((BindingResult) bindingOf(errors), body ? Mistake.POINTER : Mistake.PARAMETER)) {
                    found.add(new Mistake(
                            inside.in(), before + inside.at(), inside.code(), inside.detail(), inside.bounds()));
                }
            } else {
                String name = String.valueOf(each.getMethodParameter().getParameterName());
                for (MessageSourceResolvable error : each.getResolvableErrors()) {
                    String in = body ? Mistake.POINTER : header ? Mistake.HEADER : Mistake.PARAMETER;
                    String detail = String.valueOf(error.getDefaultMessage());
                    found.add(new Mistake(in, body ? "" : name, code(error), detail, bounds(each, error)));
                }
            }
        }
        return found;
    }

    private static BindingResult bindingOf(ParameterErrors errors) {
        BeanPropertyBindingResult copy = new BeanPropertyBindingResult(null, errors.getObjectName());
        errors.getAllErrors().forEach(copy::addError);
        return copy;
    }

    /// Spring's codes go from the narrowest to the plain name of the constraint.
    private static String code(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String last = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
        return last.equals("typeMismatch") ? "type" : Mistake.code(last.substring(last.lastIndexOf('.') + 1));
    }

    /// The message of a value that could not be converted names our classes and repeats the value.
    private static String detail(ObjectError error) {
        boolean conversion = error instanceof FieldError field && field.isBindingFailure();
        return conversion ? "has the wrong form" : String.valueOf(error.getDefaultMessage());
    }

    private static Map<String, Number> bounds(ObjectError error) {
        return VALIDATION ? ConstraintMistakes.bounds(error) : Map.of();
    }

    private static Map<String, Number> bounds(ParameterValidationResult result, MessageSourceResolvable error) {
        return VALIDATION ? ConstraintMistakes.bounds(result, error) : Map.of();
    }

    /// What a client calls such a value.
    static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "of another form";
        }
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed.isEnum()) {
            return "one of the known values";
        } else if (Number.class.isAssignableFrom(boxed)) {
            return "a number";
        } else if (boxed == Boolean.class) {
            return "true or false";
        } else if (TemporalAccessor.class.isAssignableFrom(boxed)) {
            return "a date or time of ISO 8601";
        } else if (boxed == UUID.class) {
            return "a UUID";
        }
        return Collection.class.isAssignableFrom(boxed) || boxed.isArray()
                ? "a list"
                : CharSequence.class.isAssignableFrom(boxed) ? "a text" : "of another form";
    }
}
