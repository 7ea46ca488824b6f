package dev.lintel.guard.access;

import dev.lintel.guard.Allowed;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.security.access.expression.ExpressionUtils;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;

/// The rules of one service, by name, for [Allowed]. Language and evaluation are Spring Security's.
public final class NamedRules implements AuthorizationManager<MethodInvocation> {
    private final MethodSecurityExpressionHandler language;
    private final Map<String, Expression> rules = new HashMap<>();

    /// @throws IllegalArgumentException that names a rule that cannot be read
    public NamedRules(MethodSecurityExpressionHandler language, Map<String, String> rules) {
        this.language = language;
        rules.forEach((name, text) -> this.rules.put(name, read(name, text)));
    }

    private Expression read(String name, String text) {
        try {
            return language.getExpressionParser().parseExpression(text);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(name + " cannot be read: " + wrong.getSimpleMessage(), wrong);
        }
    }

    public Set<String> names() {
        return new TreeSet<>(rules.keySet());
    }

    /// What cannot be evaluated is not allowed: the exception says so and denies.
    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> caller, MethodInvocation invocation) {
        Class<?> type = invocation.getThis() == null
                ? invocation.getMethod().getDeclaringClass()
                : AopUtils.getTargetClass(invocation.getThis());
        Allowed own = AnnotatedElementUtils.findMergedAnnotation(
                AopUtils.getMostSpecificMethod(invocation.getMethod(), type), Allowed.class);
        Allowed found = own != null ? own : AnnotatedElementUtils.findMergedAnnotation(type, Allowed.class);
        Expression rule = found == null ? null : rules.get(found.value());
        if (rule == null) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(
                ExpressionUtils.evaluateAsBoolean(rule, language.createEvaluationContext(caller, invocation)));
    }
}
