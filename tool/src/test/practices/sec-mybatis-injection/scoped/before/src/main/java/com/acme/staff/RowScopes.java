package com.acme.staff;

import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.springframework.stereotype.Component;

@Aspect
@Component
class RowScopes {
    static final String ROW_SCOPE = "rowScope";

    @Before("@annotation(scope)")
    public void before(JoinPoint point, RowScope scope) {
        Search search = (Search) point.getArgs()[0];
        search.getParameters().put(ROW_SCOPE, "");
    }
}
