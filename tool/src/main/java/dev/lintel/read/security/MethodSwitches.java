package dev.lintel.read.security;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RuleKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The annotations that turn method security on, with their defaults (Spring Security reference, "Method
/// Security"): `@EnableMethodSecurity` brings the pre and post annotations, the older
/// `@EnableGlobalMethodSecurity` nothing unasked.
record MethodSwitches(Annotations annotations, Constants constants, Conditionals conditionals) {
    private static final String PACKAGE = "org.springframework.security.config.annotation.method.configuration.";

    Optional<Fact> of(TypeDeclaration type) {
        Optional<Found> modern =
                annotations.on(type, PACKAGE + "EnableMethodSecurity", PACKAGE + "EnableReactiveMethodSecurity");
        Optional<Found> older = annotations.on(type, PACKAGE + "EnableGlobalMethodSecurity");
        return modern.or(() -> older).map(found -> {
            Set<RuleKind> kinds = EnumSet.noneOf(RuleKind.class);
            if (is(found, "prePostEnabled", modern.isPresent())) {
                kinds.add(RuleKind.PRE_POST);
            }
            if (is(found, "securedEnabled", false)) {
                kinds.add(RuleKind.SECURED);
            }
            if (is(found, "jsr250Enabled", false)) {
                kinds.add(RuleKind.JSR250);
            }
            return new Fact.MethodSecurity(type.module(), kinds, conditionals.of(type), found.at());
        });
    }

    private boolean is(Found found, String attribute, boolean otherwise) {
        return found.value(attribute).flatMap(constants::truth).orElse(otherwise);
    }
}
