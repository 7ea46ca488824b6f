package dev.lintel.read.addresses;

import dev.lintel.code.Body;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.graph.ClaimedAddress;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds conditions that refuse a request by an address out of `X-Forwarded-For` and its like: read in the same method,
/// or given back by a method that reads it. A method that looks at the peer's own address before it believes the
/// header, or that takes the entry which the last proxy wrote, is believed (RFC 7239 §8.1).
public final class ClaimedAddresses implements Framework {
    private static final Set<String> PEER = Set.of("getRemoteAddr", "getRemoteAddress", "getRemoteHost", "lastIndexOf");

    @Override
    public String name() {
        return "addresses in headers";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        AddressHeaders headers = new AddressHeaders(program);
        Map<MethodId, AddressHeaders.Read> giving = giving(program, headers);
        Set<String> names = names(giving);
        return program.bodiesCalling(names)
                .filter(body -> !believes(body))
                .flatMap(body -> decisions(body, headers, giving, program));
    }

    private static Set<String> names(Map<MethodId, AddressHeaders.Read> giving) {
        return Stream.concat(
                        AddressHeaders.READING.stream(),
                        giving.keySet().stream().map(MethodId::name))
                .collect(Collectors.toSet());
    }

    /// Methods that give back an address, or a text made of one, with where it was read.
    private static Map<MethodId, AddressHeaders.Read> giving(Program program, AddressHeaders headers) {
        Map<MethodId, AddressHeaders.Read> giving = new HashMap<>();
        Set<MethodId> believing = new HashSet<>();
        int known = -1;
        while (known < giving.size()) {
            known = giving.size();
            program.bodiesCalling(names(giving))
                    .filter(body -> !giving.containsKey(body.method()) && !believing.contains(body.method()))
                    .toList()
                    .forEach(body -> {
                        if (believes(body)) {
                            believing.add(body.method());
                        } else {
                            given(body, headers, giving, program).ifPresent(read -> giving.put(body.method(), read));
                        }
                    });
        }
        return giving;
    }

    private static Optional<AddressHeaders.Read> given(
            Body body, AddressHeaders headers, Map<MethodId, AddressHeaders.Read> giving, Program program) {
        boolean text = program.method(body.method())
                .filter(method -> method.returns().is("java.lang.String"))
                .isPresent();
        if (!text) {
            return Optional.empty();
        }
        FromAddress values = new FromAddress(body, headers, giving, program);
        return Walk.all(body.block(), Statement.Return.class)
                .flatMap(each -> each.value().stream())
                .flatMap(each -> values.read(each).stream())
                .findFirst();
    }

    /// Whether the peer's own address decides whether the header is believed.
    private static boolean believes(Body body) {
        return Walk.all(body.block(), Statement.If.class)
                        .flatMap(each -> Walk.calls(each.condition()))
                        .anyMatch(call -> PEER.contains(call.name()))
                || Walk.calls(body.block()).map(Call::name).anyMatch("lastIndexOf"::equals);
    }

    private static Stream<Fact> decisions(
            Body body, AddressHeaders headers, Map<MethodId, AddressHeaders.Read> giving, Program program) {
        MethodId method = body.method();
        FromAddress values = new FromAddress(body, headers, giving, program);
        return Walk.all(body.block(), Statement.If.class)
                .filter(choice -> Refusals.in(choice))
                .flatMap(choice -> new AddressTests(values, program)
                                .of(choice.condition())
                                .map(test -> new ClaimedAddress(
                                        OperationIds.of(method),
                                        test.read().header(),
                                        test.read().at(),
                                        body.at(choice.condition()),
                                        test.how()))
                                .stream())
                .limit(1)
                .map(Fact.ByClaimedAddress::new);
    }
}
