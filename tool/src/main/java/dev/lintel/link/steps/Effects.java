package dev.lintel.link.steps;

import dev.lintel.code.MethodId;
import dev.lintel.code.value.Dispatch;
import dev.lintel.graph.Client;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Settings;
import dev.lintel.graph.TransactionRule;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The facts that say what a call does, looked up by place, by receiver or by method.
public final class Effects implements Dispatch.Wiring {
    private final Map<String, List<Fact.QueryMethod>> queryMethods = new HashMap<>();
    private final Map<Span, Fact.QueryCall> queryCalls = new HashMap<>();
    private final Map<Span, Fact.RemoteCall> remoteCalls = new HashMap<>();
    private final Map<Span, Fact.PublishCall> publishCalls = new HashMap<>();
    private final Map<String, Client> remoteTypes = new HashMap<>();
    private final Map<MethodId, TransactionRule> transactions = new HashMap<>();
    private final Set<MethodId> async = new HashSet<>();
    private final Map<String, List<Fact.Bean>> beans = new HashMap<>();
    private final Map<String, Entity> entities = new HashMap<>();
    private final Set<String> profiles = new HashSet<>();

    public Effects(List<Fact> facts) {
        facts.forEach(this::add);
    }

    private void add(Fact fact) {
        switch (fact) {
            case Fact.QueryMethod method ->
                queryMethods
                        .computeIfAbsent(method.receiver(), _ -> new ArrayList<>())
                        .add(method);
            case Fact.QueryCall call -> queryCalls.put(call.site(), call);
            case Fact.RemoteCall call -> remoteCalls.put(call.site(), call);
            case Fact.PublishCall call -> publishCalls.put(call.site(), call);
            case Fact.RemoteType type -> remoteTypes.put(type.type(), type.client());
            case Fact.Transactional rule -> transactions.put(rule.method(), rule.rule());
            case Fact.Async method -> async.add(method.method());
            case Fact.Bean bean ->
                beans.computeIfAbsent(bean.type(), _ -> new ArrayList<>()).add(bean);
            case Fact.Configured(String _, Settings.Setting setting)
            when setting.key().equals("spring.profiles.active")
                    && setting.profile().isEmpty() ->
                profiles.addAll(List.of(setting.value().split("\\s*,\\s*")));
            case Fact.Mapped mapped -> entities.put(mapped.entity().type(), mapped.entity());
            default -> {}
        }
    }

    /// The query that calling `name` on a receiver of this type runs; the narrowest match wins.
    Optional<Fact.QueryMethod> query(String receiver, String name, List<String> parameters) {
        Fact.QueryMethod best = null;
        for (Fact.QueryMethod method : queryMethods.getOrDefault(receiver, List.of())) {
            if (!method.name().equals(name)) {
                continue;
            }
            if (!method.parameters().isEmpty() && method.parameters().equals(parameters)) {
                return Optional.of(method);
            }
            boolean fits = method.arity() == parameters.size() || method.arity() < 0;
            if (fits && (best == null || best.arity() < 0)) {
                best = method;
            }
        }
        return Optional.ofNullable(best);
    }

    boolean isRepository(String type) {
        return queryMethods.containsKey(type);
    }

    Optional<Fact.QueryCall> queryAt(Span site) {
        return Optional.ofNullable(queryCalls.get(site));
    }

    Optional<Fact.RemoteCall> remoteAt(Span site) {
        return Optional.ofNullable(remoteCalls.get(site));
    }

    Optional<Fact.PublishCall> publishAt(Span site) {
        return Optional.ofNullable(publishCalls.get(site));
    }

    Optional<Client> remoteType(String type) {
        return Optional.ofNullable(remoteTypes.get(type));
    }

    Optional<TransactionRule> transaction(MethodId method) {
        return Optional.ofNullable(transactions.get(method));
    }

    boolean isAsync(MethodId method) {
        return async.contains(method);
    }

    public List<Fact.Bean> beans(String type) {
        return beans.getOrDefault(type, List.of());
    }

    /// Whether a bean of this type can exist under the profiles that the configuration activates; without any,
    /// all can.
    @Override
    public boolean isActive(String type) {
        List<Fact.Bean> all = beans(type);
        return profiles.isEmpty() || all.isEmpty() || all.stream().anyMatch(bean -> active(bean));
    }

    @Override
    public boolean isBean(String type) {
        return !beans(type).isEmpty();
    }

    @Override
    public boolean isPrimary(String type) {
        return beans(type).stream().anyMatch(Fact.Bean::primary);
    }

    @Override
    public boolean isNamed(String type, String name) {
        return beans(type).stream().anyMatch(bean -> bean.name().equals(name));
    }

    private boolean active(Fact.Bean bean) {
        String condition = bean.condition();
        if (!condition.startsWith("profile ") || condition.contains(",")) {
            return true;
        }
        for (String name : condition.substring("profile ".length()).split(" or ")) {
            if (name.startsWith("!") != profiles.contains(name.startsWith("!") ? name.substring(1) : name)) {
                return true;
            }
        }
        return false;
    }

    Optional<Entity> entity(String type) {
        return Optional.ofNullable(entities.get(type));
    }
}
