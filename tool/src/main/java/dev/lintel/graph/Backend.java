package dev.lintel.graph;

import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One application as a graph: everything the practices may know. The order of every list is deterministic.
///
/// @param entities mapped classes by qualified name
/// @param bodies how types look as JSON, by qualified name: request and response types
/// @param failures how exceptions become answers
/// @param encoders the encoders of passwords that it makes beans of or hands to its authentication
/// @param browsers what pages of other sites may do
/// @param trusting where its clients believe whoever answers
/// @param shared fields in which objects that serve all requests keep what belongs to one
/// @param quiet where every failure is caught and nobody is told
/// @param early where an error is answered and the code goes on
/// @param refused lines of the log in branches that refuse
/// @param claimed decisions by an address that the request claims
/// @param identities reads of headers in which the request says who sends it
/// @param checked the inputs that access rules on handlers name
/// @param printed parameters that its pages write as they are
/// @param idle files of repositories that no code mentions: the statements in them never run
/// @param hidden links that its pages show to callers with a role alone
/// @param inert rules on methods that nothing reads
/// @param caching what methods keep of their answers
/// @param controls closed-world notes: which layers that could hold a control were read completely
public record Backend(
        Application application,
        List<Entry> entries,
        Map<OperationId, Operation> operations,
        Map<String, Entity> entities,
        Map<String, BodyType> bodies,
        List<Query> queries,
        Schema schema,
        Settings settings,
        List<Client> clients,
        List<PasswordEncoding> encoders,
        Failures failures,
        Browsers browsers,
        List<Trusting> trusting,
        List<SharedState> shared,
        List<QuietCatch> quiet,
        List<AnsweredEarly> early,
        List<RefusedHere> refused,
        List<ClaimedAddress> claimed,
        List<ClaimedIdentity> identities,
        List<CheckedParts> checked,
        List<Printed> printed,
        Set<SourceId> idle,
        List<HiddenLink> hidden,
        List<InertRule> inert,
        Caching caching,
        Controls controls,
        List<Gap> gaps) {
    public Backend {
        entries = List.copyOf(entries);
        operations = Map.copyOf(operations);
        entities = Map.copyOf(entities);
        bodies = Map.copyOf(bodies);
        queries = List.copyOf(queries);
        clients = List.copyOf(clients);
        encoders = List.copyOf(encoders);
        trusting = List.copyOf(trusting);
        shared = List.copyOf(shared);
        quiet = List.copyOf(quiet);
        early = List.copyOf(early);
        refused = List.copyOf(refused);
        claimed = List.copyOf(claimed);
        identities = List.copyOf(identities);
        checked = List.copyOf(checked);
        printed = List.copyOf(printed);
        idle = Set.copyOf(idle);
        hidden = List.copyOf(hidden);
        inert = List.copyOf(inert);
        gaps = List.copyOf(gaps);
    }

    /// The ways from every entry. Ask once and keep the answer: each call starts with an empty memory.
    public Paths paths() {
        return new Paths(this);
    }

    /// As [#paths()], with the work for one entry bounded.
    ///
    /// @param most after so many ways of an entry the rest of it is left, and it is no longer [Paths#isWhole]
    public Paths paths(int most) {
        return new Paths(this, most);
    }

    public List<Endpoint> endpoints() {
        return entries.stream()
                .filter(Endpoint.class::isInstance)
                .map(Endpoint.class::cast)
                .toList();
    }

    public Optional<Operation> operation(OperationId id) {
        return Optional.ofNullable(operations.get(id));
    }

    public Optional<Entity> entityOfTable(String table) {
        return entities.values().stream()
                .filter(entity -> entity.table().equals(table))
                .min(Comparator.comparing(Entity::type));
    }

    /// The same backend with other entries, for what people say about them.
    public Backend withEntries(List<Entry> others) {
        return new Backend(
                application,
                others,
                operations,
                entities,
                bodies,
                queries,
                schema,
                settings,
                clients,
                encoders,
                failures,
                browsers,
                trusting,
                shared,
                quiet,
                early,
                refused,
                claimed,
                identities,
                checked,
                printed,
                idle,
                hidden,
                inert,
                caching,
                controls,
                gaps);
    }
}
