package dev.lintel.agent.question;

import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.graph.Access;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import dev.lintel.report.inventory.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be asked of an endpoint. Three-valued facts hold a filter only when they are known.
public sealed interface Filter {
    boolean holds(Door door, Standing standing);

    /// As in "endpoints that *write orders*".
    String says();

    record Does(Deed deed, String table) implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return deed.isDone(door.paths().traffic().of(table), door.entry());
        }

        @Override
        public String says() {
            return deed.say() + " " + table;
        }
    }

    /// @param client empty for any
    record Calls(String client) implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.row().calls().stream().anyMatch(name -> client.isEmpty() || name.equals(client));
        }

        @Override
        public String says() {
            return "call " + (client.isEmpty() ? "another system" : client);
        }
    }

    /// Waits for another system without a known limit on the wait.
    record CallsWithoutTimeout() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.paths()
                    .remotes(door.entry())
                    .map(path -> ((Step.Remote) path.step()).client())
                    .anyMatch(CallsWithoutTimeout::isUnlimited);
        }

        static boolean isUnlimited(Client client) {
            return client.response().state() == Client.Timeout.State.UNLIMITED
                    || client.connect().state() == Client.Timeout.State.UNLIMITED;
        }

        @Override
        public String says() {
            return "wait for another system without a time limit";
        }
    }

    record Open() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .map(Endpoint::access)
                    .filter(Access.Public.class::isInstance)
                    .isPresent();
        }

        @Override
        public String says() {
            return "ask for no login";
        }
    }

    record Closed() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .map(Endpoint::access)
                    .filter(access -> access instanceof Access.Restricted
                            || access instanceof Access.FromData data && data.authenticated())
                    .isPresent();
        }

        @Override
        public String says() {
            return "ask for a login";
        }
    }

    record UnknownAccess() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .map(Endpoint::access)
                    .filter(Access.Unknown.class::isInstance)
                    .isPresent();
        }

        @Override
        public String says() {
            return "have an access rule that is not known";
        }
    }

    /// Callable by a holder of this role alone among those that ask for a role.
    record NeedsRole(String role) implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .map(Endpoint::access)
                    .filter(Access.Restricted.class::isInstance)
                    .map(Access.Restricted.class::cast)
                    .filter(Access.Restricted::beyondLogin)
                    .filter(access -> role.isEmpty() || door.row().may(role) == Row.May.YES)
                    .isPresent();
        }

        @Override
        public String says() {
            return role.isEmpty() ? "ask for a role" : "ask for the role " + role;
        }
    }

    record Method(String method) implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .map(endpoint -> endpoint.route().method())
                    .filter(each -> each.equals(method) || each.equals("*"))
                    .isPresent();
        }

        @Override
        public String says() {
            return "answer " + method;
        }
    }

    record Under(String path) implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .map(endpoint -> endpoint.route().path())
                    .filter(each -> each.equals(path) || each.startsWith(path.endsWith("/") ? path : path + "/"))
                    .isPresent();
        }

        @Override
        public String says() {
            return "are below " + path;
        }
    }

    record NotValidated() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint().stream()
                    .flatMap(endpoint -> endpoint.inputs().stream())
                    .anyMatch(input -> input.validated().mode() == Validated.Mode.NO);
        }

        @Override
        public String says() {
            return "do not check a constrained input";
        }
    }

    /// No rate limit was found on it.
    record NotLimited() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .filter(endpoint -> endpoint.limits().isEmpty())
                    .isPresent();
        }

        @Override
        public String says() {
            return "have no rate limit";
        }
    }

    record Limited() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.endpoint()
                    .filter(endpoint -> !endpoint.limits().isEmpty())
                    .isPresent();
        }

        @Override
        public String says() {
            return "have a rate limit";
        }
    }

    record InTransaction() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.ways().stream().map(Path::transaction).anyMatch(Optional::isPresent);
        }

        @Override
        public String says() {
            return "open a transaction";
        }
    }

    /// Waits for another system while a transaction is open.
    record CallsInTransaction() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return door.paths()
                    .remotes(door.entry())
                    .anyMatch(path -> path.transaction().isPresent());
        }

        @Override
        public String says() {
            return "wait for another system with a transaction open";
        }
    }

    /// The review has something to say of it.
    ///
    /// @param practices ids; empty for any
    record Found(List<String> practices, String says) implements Filter {
        public Found {
            practices = List.copyOf(practices);
        }

        @Override
        public boolean holds(Door door, Standing standing) {
            return practices.isEmpty()
                    ? standing.findings(door).findAny().isPresent()
                    : standing.findings(Set.copyOf(practices), door).findAny().isPresent();
        }
    }

    record IsEntry(Kind kind) implements Filter {
        enum Kind {
            ENDPOINT,
            LISTENER,
            SCHEDULE
        }

        @Override
        public boolean holds(Door door, Standing standing) {
            return switch (kind) {
                case ENDPOINT -> door.endpoint().isPresent() && door.isOwn();
                case LISTENER -> door.entry() instanceof Entry.Listener;
                case SCHEDULE -> door.entry() instanceof Entry.Schedule;
            };
        }

        @Override
        public String says() {
            return switch (kind) {
                case ENDPOINT -> "there are";
                case LISTENER -> "listen to messages";
                case SCHEDULE -> "run on a schedule";
            };
        }
    }

    record Management() implements Filter {
        @Override
        public boolean holds(Door door, Standing standing) {
            return !door.isOwn();
        }

        @Override
        public String says() {
            return "are for operators";
        }
    }
}
