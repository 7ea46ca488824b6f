package dev.lintel.read.clients;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Client;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the calls that leave the process, with the client that each goes through, and the messages handed to
/// brokers.
public final class RemoteCalls implements Framework {
    /// What makes a broker's channel or producer part of the transaction: its messages leave at the commit.
    private static final Set<String> MAKES_TRANSACTED = Set.of("setChannelTransacted", "setTransactionIdPrefix");

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    @Override
    public String name() {
        return "remote calls";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Reading reading = new Reading(program);
        return program.bodiesCalling(reading.table.names())
                .flatMap(reading::facts)
                .distinct();
    }

    /// One reading of one program.
    private static final class Reading {
        private final Sources sources;
        private final Clients clients;
        private final CallTable table = new CallTable();
        private final Constants constants;
        private final boolean transacted;

        Reading(Program program) {
            this.sources = new Sources(program);
            this.clients = new Clients(sources);
            this.constants = new Constants(program);
            this.transacted = program.bodiesCalling(MAKES_TRANSACTED).findAny().isPresent();
        }

        Stream<Fact> facts(Body body) {
            Optional<Code> code = sources.of(body);
            if (code.isEmpty()) {
                return Stream.empty();
            }
            List<Fact> facts = new ArrayList<>();
            for (Call call : code.get().calls()) {
                if (!ofClassPath(call, code.get())) {
                    table.sending(call, code.get()).ifPresent(sending -> add(sending, body, code.get(), facts));
                }
            }
            return facts.stream();
        }

        /// `Templates.class.getResource("mail.html").openStream()`, also through a variable, reads the program's own
        /// files.
        private static boolean ofClassPath(Call call, Code code) {
            return switch (call.receiver().orElse(null)) {
                case Call resource -> resource.name().equals("getResource");
                case Expression.Variable variable ->
                    call.name().equals("openStream")
                            && code.calls().stream()
                                    .anyMatch(each -> each.name().equals("getResource")
                                            && each.type().equals(variable.type()));
                case null, default -> false;
            };
        }

        private void add(CallTable.Sending sending, Body body, Code code, List<Fact> facts) {
            if (sending.row().kind() == Client.Kind.BROKER) {
                facts.add(new Fact.PublishCall(
                        body.method(),
                        body.at(sending.call()),
                        channel(sending.call()),
                        transacted || afterCommit(code)));
                return;
            }
            Clients.Made made = clients.of(sending, code);
            facts.add(new Fact.RemoteCall(body.method(), body.at(sending.call()), made.client(), operation(sending)));
            made.open().ifPresent(facts::add);
        }

        private String channel(Call call) {
            return call.arguments().stream()
                    .findFirst()
                    .flatMap(constants::text)
                    .orElse("");
        }

        /// Listeners of transactional events run after the commit unless they say otherwise.
        private static boolean afterCommit(Code code) {
            List<Annotation> declared = code.method().map(Method::annotations).orElse(List.of());
            return declared.stream()
                    .anyMatch(each -> each.simpleName().equals("TransactionalEventListener")
                            && each.value("phase")
                                    .filter(phase -> !(phase instanceof Expression.FieldAccess field
                                            && field.name().equals("AFTER_COMMIT")))
                                    .isEmpty());
        }

        /// `POST /charges` where the chain tells, else the method's name.
        private String operation(CallTable.Sending sending) {
            String verb = "";
            String path = "";
            Expression each = sending.call();
            while (each instanceof Call part && each.at() != sending.client().at()) {
                if (VERBS.contains(part.name()) && part.arguments().isEmpty()) {
                    verb = part.name().toUpperCase(Locale.ROOT);
                } else if (part.name().equals("uri") && !part.arguments().isEmpty()) {
                    path = constants.text(part.arguments().getFirst()).orElse("");
                }
                each = part.receiver().orElse(null);
            }
            return verb.isEmpty() ? sending.call().name() : (verb + " " + path).strip();
        }
    }
}
