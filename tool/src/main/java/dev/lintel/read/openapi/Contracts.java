package dev.lintel.read.openapi;

import dev.lintel.read.openapi.Contract.Generated;
import dev.lintel.read.openapi.Contract.Operation;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All OpenAPI documents of the target.
public record Contracts(List<Contract> all) {
    private static final int HEAD = 4096;
    private static final long LARGEST = 8L << 20;

    public Contracts {
        all = List.copyOf(all);
    }

    /// An operation and the document that it stands in.
    public record Found(Contract contract, Operation operation) {}

    public static Contracts of(Workspace workspace) {
        List<Generated> generators = Generators.of(workspace);
        Documents documents = new Documents(workspace);
        List<Contract> contracts = new ArrayList<>();
        for (SourceFile file : workspace.files()) {
            if (looksLikeOne(file)) {
                documents.tree(file).filter(Contracts::isContract).ifPresent(root -> {
                    Optional<Generated> generated = generators.stream()
                            .filter(each -> each.spec().equals(file.id().fileName()))
                            .findFirst();
                    contracts.add(new ContractReader(documents, file, root).read(generated));
                });
            }
        }
        return new Contracts(contracts);
    }

    private static boolean looksLikeOne(SourceFile file) {
        String name = file.id().fileName();
        boolean format = name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
        if (!format || file.size() > LARGEST || file.origin() == SourceFile.Origin.TEST) {
            return false;
        }
        String head = head(file);
        return head.contains("openapi") || head.contains("swagger");
    }

    private static String head(SourceFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException _) {
            // What cannot be opened is listed by the workspace.
            return "";
        }
    }

    private static boolean isContract(Object root) {
        return root instanceof Map<?, ?> map
                && (map.containsKey("openapi") || map.containsKey("swagger"))
                && map.containsKey("paths");
    }

    /// The one operation that a method of this name, of an interface with this simple name, was generated for.
    /// Empty when there is none or when several documents disagree.
    public Optional<Found> operation(String interfaceName, String method, int arity) {
        String simple = interfaceName.substring(interfaceName.lastIndexOf('.') + 1);
        List<Found> named = all.stream()
                .flatMap(contract -> contract.operations().stream()
                        .filter(operation -> operation.method().equals(method))
                        .map(operation -> new Found(contract, operation)))
                .toList();
        List<Found> byInterface = named.stream()
                .filter(found -> found.operation().interfaces().contains(simple))
                .toList();
        List<Found> candidates = byInterface.isEmpty() ? named : byInterface;
        if (candidates.size() > 1) {
            candidates = candidates.stream()
                    .filter(found -> arity
                            == found.operation().parameters().size()
                                    + (found.operation().body().isPresent() ? 1 : 0))
                    .toList();
        }
        List<String> routes = candidates.stream()
                .map(found -> found.operation().verb() + " " + found.operation().path())
                .distinct()
                .toList();
        return routes.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }
}
