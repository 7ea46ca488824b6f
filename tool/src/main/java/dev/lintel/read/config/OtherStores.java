package dev.lintel.read.config;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stores that are no SQL database and are not on the graph: which classes are kept in them, so that nobody takes
/// silence about them for praise. What is pasted into their queries is judged all the same, by data flow.
public final class OtherStores implements Framework {
    private static final int NAMED = 3;

    /// What says that a class is kept there: an annotation on it, or what it extends.
    private static final Map<String, String> STORES = Map.ofEntries(
            Map.entry("org.springframework.data.mongodb.core.mapping.Document", "MongoDB"),
            Map.entry("dev.morphia.annotations.Entity", "MongoDB"),
            Map.entry("io.quarkus.mongodb.panache.common.MongoEntity", "MongoDB"),
            Map.entry("io.quarkus.mongodb.panache.PanacheMongoEntity", "MongoDB"),
            Map.entry("io.quarkus.mongodb.panache.PanacheMongoEntityBase", "MongoDB"),
            Map.entry("org.springframework.data.elasticsearch.annotations.Document", "Elasticsearch"),
            Map.entry("org.springframework.data.cassandra.core.mapping.Table", "Cassandra"),
            Map.entry("com.datastax.oss.driver.api.mapper.annotations.Entity", "Cassandra"),
            Map.entry("org.springframework.data.neo4j.core.schema.Node", "Neo4j"),
            Map.entry("org.neo4j.ogm.annotation.NodeEntity", "Neo4j"),
            Map.entry("org.springframework.data.couchbase.core.mapping.Document", "Couchbase"),
            Map.entry("org.springframework.data.redis.core.RedisHash", "Redis"),
            Map.entry("com.redis.om.spring.annotations.Document", "Redis"),
            Map.entry("software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean", "DynamoDB"),
            Map.entry("com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable", "DynamoDB"));

    @Override
    public String name() {
        return "other stores";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        Map<String, List<TypeDeclaration>> kept = new TreeMap<>();
        program.types().stream()
                .filter(TypeDeclaration::isMain)
                .forEach(type -> store(type, annotations)
                        .ifPresent(store -> kept.computeIfAbsent(store, _ -> new ArrayList<>())
                                .add(type)));
        return kept.entrySet().stream().map(each -> told(each.getKey(), each.getValue()));
    }

    private static Optional<String> store(TypeDeclaration type, Annotations annotations) {
        Optional<String> marked = annotations
                .find(type.annotations(), STORES.keySet())
                .map(found -> STORES.getOrDefault(found.type(), ""));
        return marked.or(
                () -> type.superclass().map(Type::erasure).flatMap(above -> Optional.ofNullable(STORES.get(above))));
    }

    private static Fact told(String store, List<TypeDeclaration> kept) {
        String names =
                kept.stream().map(TypeDeclaration::simpleName).limit(NAMED).collect(Collectors.joining(", "));
        String more = kept.size() > NAMED ? " and " + (kept.size() - NAMED) + " more" : "";
        return new Fact.Unread(
                Fact.Layer.OTHER,
                new Gap(
                        kept.getFirst().at(),
                        names + more + (kept.size() == 1 ? " is" : " are") + " kept in " + store
                                + ", whose queries are not read",
                        "whose they are, how many an answer holds and which index helps is not judged"));
    }
}
