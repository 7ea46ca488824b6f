package dev.lintel.graph;

import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who may call an endpoint: all layers together (URL rules, method security, the project's own guards).
public sealed interface Access {
    /// The line that decided.
    Span at();

    /// One word or two for people and tables: `public`, `authenticated`, `role ADMIN`, `unknown`.
    String label();

    /// Whether nobody is asked in any installation; what a shipped setting opens, another one closes.
    default boolean opensEverywhere() {
        return this instanceof Public open && open.how() != How.AS_SHIPPED;
    }

    /// Whether it is not known who is asked in a given installation.
    default boolean isOpenQuestion() {
        return this instanceof Unknown || this instanceof Public open && open.how() == How.AS_SHIPPED;
    }

    /// Nobody is asked who they are.
    ///
    /// @param how said for this path, or nobody said anything
    /// @param rule what lets everyone in, for people; empty when nothing does but the lack of a rule
    record Public(How how, String rule, Span at) implements Access {
        @Override
        public String label() {
            return switch (how) {
                case EXPLICIT -> "public";
                case OMISSION -> "public (by omission)";
                case AS_SHIPPED -> "public (as shipped)";
                case NO_SECURITY -> "public (no security)";
            };
        }
    }

    /// How a public endpoint came to be public.
    enum How {
        /// A rule names this path, `@PermitAll`, `@PublicEndpoint`, or the settings say "public on purpose".
        EXPLICIT,
        /// A rule much wider than this endpoint's class, a fall-through, or no rule at all lets everyone in.
        OMISSION,
        /// A setting that the application is shipped with picks a configuration that asks nobody; another value picks
        /// another one. The rule is the setting.
        AS_SHIPPED,
        /// There is no security framework at all.
        NO_SECURITY
    }

    /// All requirements must hold.
    record Restricted(List<Requirement> requirements, Span at) implements Access {
        public Restricted {
            requirements = List.copyOf(requirements);
        }

        @Override
        public String label() {
            return requirements.stream().map(Requirement::label).distinct().collect(Collectors.joining(" and "));
        }

        /// What is said of callers in a sentence: "with role ADMIN", "whom @ss.hasPermi('x') lets in". That they are
        /// logged in goes without saying where more is asked.
        public String ofCallers() {
            return requirements.stream()
                    .filter(each -> !beyondLogin() || !(each instanceof Requirement.Authenticated))
                    .map(Requirement::ofCallers)
                    .distinct()
                    .collect(Collectors.joining(" and "));
        }

        /// Whether only people who run the whole installation may, as far as roles say so.
        public boolean onlyOperators() {
            return OperatorRoles.askedBy(requirements);
        }

        /// Whether more than a login is asked.
        public boolean beyondLogin() {
            return requirements.stream().anyMatch(each -> !(each instanceof Requirement.Authenticated));
        }

        /// Whether more is asked than whoever has an account can show: a role of customers lets all customers in.
        public boolean beyondAccount() {
            return requirements.stream()
                    .anyMatch(each -> !(each instanceof Requirement.Authenticated)
                            && !(each instanceof Requirement.AnyRole any && any.ordinary()));
        }
    }

    /// Who may is decided from data at run time (roles and paths in the database).
    ///
    /// @param authenticated whether at least a login is needed in any case
    record FromData(boolean authenticated, String reason, Span at) implements Access {
        @Override
        public String label() {
            return "from data";
        }
    }

    record Denied(Span at) implements Access {
        @Override
        public String label() {
            return "denied";
        }
    }

    record Unknown(Gap gap) implements Access {
        @Override
        public Span at() {
            return gap.at();
        }

        @Override
        public String label() {
            return "unknown";
        }
    }

    /// One thing that is asked of the caller.
    sealed interface Requirement {
        Span at();

        String label();

        /// What is said of callers who meet it, after "callers".
        String ofCallers();

        record Authenticated(Span at) implements Requirement {
            @Override
            public String ofCallers() {
                return "who are logged in";
            }

            @Override
            public String label() {
                return "authenticated";
            }
        }

        /// One of these roles or authorities (roles without their `ROLE_` prefix, scopes as `SCOPE_x`).
        ///
        /// @param ordinary whether one of them is known for the role of whoever has an account
        record AnyRole(Set<String> roles, boolean ordinary, Span at) implements Requirement {
            public AnyRole {
                roles = Collections.unmodifiableSet(new TreeSet<>(roles));
            }

            /// Roles of which it is not known who has them.
            public AnyRole(Set<String> roles, Span at) {
                this(roles, false, at);
            }

            /// A role or authority as it stands among these: `ADMIN` of `ROLE_ADMIN`.
            public static String plain(String written) {
                return written.startsWith("ROLE_") ? written.substring("ROLE_".length()) : written;
            }

            @Override
            public String label() {
                return "role " + String.join("|", roles);
            }

            @Override
            public String ofCallers() {
                return "with role " + String.join(" or ", roles);
            }
        }

        /// An expression that is more than roles, as written.
        record Expression(String text, Span at) implements Requirement {
            @Override
            public String label() {
                return "expression";
            }

            @Override
            public String ofCallers() {
                return "for whom " + text + " holds";
            }
        }

        /// The project's own guard: an annotation, a call, an interceptor that was learnt.
        record Own(String name, Span at) implements Requirement {
            @Override
            public String label() {
                return "own guard " + name;
            }

            @Override
            public String ofCallers() {
                return "whom " + name + " lets in";
            }
        }
    }
}
