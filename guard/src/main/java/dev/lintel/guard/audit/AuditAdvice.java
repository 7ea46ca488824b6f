package dev.lintel.guard.audit;

import dev.lintel.guard.Audited;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.util.ClassUtils;

/// Logs calls of methods that are [Audited], each in one transaction with its entry.
public final class AuditAdvice implements MethodInterceptor {
    private static final boolean SECURITY = ClassUtils.isPresent(
            "org.springframework.security.access.AccessDeniedException", AuditAdvice.class.getClassLoader());

    private final AuditLog log;
    private final PlatformTransactionManager transactions;

    public AuditAdvice(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    @Override
    @SuppressWarnings("IllegalCatch") // whatever ends the call ends the transaction and is told on
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Class<?> type = call.getThis() == null
                ? call.getMethod().getDeclaringClass()
                : call.getThis().getClass();
        Method method = AopUtils.getMostSpecificMethod(call.getMethod(), type);
        Audited audited = AnnotatedElementUtils.findMergedAnnotation(method, Audited.class);
        if (audited == null) {
            return call.proceed();
        }
        Object id = id(method, audited.id(), call.getArguments());
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        Object result;
        try {
            result = call.proceed();
            log.write(audited.value(), audited.object(), id, null, null);
        } catch (Throwable thrown) {
            transactions.rollback(transaction);
            log.tried(audited.value(), audited.object(), id, isDenied(thrown) ? Outcome.DENIED : Outcome.FAILED);
            throw thrown;
        }
        transactions.commit(transaction);
        return result;
    }

    private static boolean isDenied(Throwable thrown) {
        return SECURITY && thrown instanceof AccessDeniedException;
    }

    private static Object id(Method method, String name, @Nullable Object[] arguments) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getName().equals(name)) {
                return String.valueOf(arguments[i]);
            }
        }
        return "";
    }
}
