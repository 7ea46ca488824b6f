package dev.lintel.read.security;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import java.util.Set;

/// Tells calls that let code which is not read write the rules of a chain. What such code decides is unknown,
/// neither open nor closed.
final class HandedAway {
    private static final String SPRING = "org.springframework.security.";
    private static final String CUSTOMIZER = "org.springframework.security.config.Customizer";
    private static final Set<String> AUTHORIZES =
            Set.of("authorizeHttpRequests", "authorizeRequests", "authorizeExchange");
    private static final Set<String> APPLIES = Set.of("with", "apply");

    private HandedAway() {}

    /// Asked for calls whose body was not followed.
    static boolean rules(Call call) {
        return givesBuilder(call) || givesRules(call) || appliesConfigurer(call);
    }

    private static boolean givesBuilder(Call call) {
        String owner = call.callee().owner();
        return call.arguments().stream().anyMatch(HandedAway::isBuilder)
                && (!owner.startsWith(SPRING) || owner.equals(CUSTOMIZER));
    }

    /// `http.authorizeHttpRequests(rules)` with rules from elsewhere.
    private static boolean givesRules(Call call) {
        return AUTHORIZES.contains(call.name())
                && call.arguments().stream()
                        .anyMatch(each ->
                                !(each instanceof Expression.Lambda) && !(each instanceof Expression.MethodReference));
    }

    /// `http.with(new OurRules(), ..)`
    private static boolean appliesConfigurer(Call call) {
        return APPLIES.contains(call.name())
                && call.receiver().filter(HandedAway::isBuilder).isPresent()
                && !call.arguments().isEmpty()
                && !call.arguments().getFirst().type().erasure().startsWith(SPRING);
    }

    private static boolean isBuilder(Expression expression) {
        return expression.type().erasure().endsWith("HttpSecurity");
    }
}
