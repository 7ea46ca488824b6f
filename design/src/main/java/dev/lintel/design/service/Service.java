package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.schema.Migrations;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// All files of a service, by path from its root, from the templates that were compiled when Lintel was built.
public final class Service {
    private static final String MAIN = "src/main/java/";
    private static final String MIGRATIONS = "src/main/resources/db/migration/";
    private static final String TEST = "src/test/java/";
    private static final String LOAD = "src/load/java/";
    private static final String GUARD = "dev.lintel.guard.";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Plain);
    private final SequencedMap<String, String> files = new LinkedHashMap<>();
    private final Imports imports = new Imports();
    private final Imports testImports = new Imports();
    private final Shape shape;

    private Service(Shape shape) {
        this.shape = shape;
    }

    /// @throws Unmakeable when the brief leaves open what no default can say
    public static SequencedMap<String, String> of(Brief brief) {
        Service service = new Service(new Shape(brief, GuardLibrary.versionOf(GuardLibrary.installed())));
        service.frame();
        service.shape.account().ifPresent(service::account);
        service.shape.slices().forEach(service::slice);
        if (service.shape.graph().isThere()) {
            service.graph();
        }
        service.tests();
        service.unitTests();
        service.requests();
        service.load();
        service.shape.slices().stream().filter(each -> !each.isPart()).forEach(service::fold);
        service.fold("error", "ApiProblem", List.of("ProblemType", "FieldProblem"));
        service.shape
                .providers()
                .forEach(each -> service.fold(each.of().pkg(), each.type(), List.of(each.type() + "Request")));
        service.files.replaceAll((path, text) -> path.endsWith(".java") ? service.finished(path, text) : text);
        return service.files;
    }

    private String finished(String path, String text) {
        Imports known = path.startsWith(MAIN) ? imports : testImports;
        String type = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
        return Wrap.lines(known.into(Layout.apart(text), type));
    }

    /// All records of a resource in one file: as it is stored, what clients say and what they see.
    private void fold(Slice of) {
        List<Slice> parts = of.parts().stream().map(Part::of).toList();
        List<String> types = new ArrayList<>();
        of.records().words().forEach(word -> types.add(word.type()));
        for (Slice part : parts) {
            types.add(part.type());
            part.records().words().forEach(word -> types.add(word.type()));
        }
        types.add(of.newType());
        parts.forEach(part -> types.add(part.newType()));
        types.addAll(List.of(of.type() + "Change", of.type() + "View"));
        parts.forEach(part -> types.add(part.type() + "View"));
        types.add(of.type() + "Query");
        fold(of.pkg(), of.type(), types);
    }

    private void fold(String folder, String outer, List<String> inner) {
        String home = shape.pkg() + "." + folder;
        new Nesting(files)
                .into(MAIN + home.replace('.', '/') + "/", outer, inner)
                .forEach(each -> {
                    imports.add(home + "." + outer, each);
                    testImports.add(home + "." + outer, each);
                });
    }

    private void frame() {
        file("pom.xml", "project/pom");
        file("src/main/resources/application.yaml", "project/application");
        new Migrations(shape.brief()).all().forEach((name, text) -> files.put(MIGRATIONS + name, text));
        file("README.md", "project/readme");
        file("compose.yaml", "project/compose");
        file(".gitignore", "project/gitignore");
        if (shape.guard()) {
            // a repository of files is there without a network: Maven takes it when it is offline, too
            file(".mvn/maven.config", "project/mavenConfig");
        }
        java(MAIN, "", shape.application(), "frame/Application");
        if (shape.guard()) {
            guards();
        }
        for (String type : new String[] {"ApiProblem", "ProblemType"}) {
            java(MAIN, "error", type, (shape.guard() ? "guarded/" : "frame/") + type);
        }
        for (String type : new String[] {"Caller", "SecurityConfig", "Tokens"}) {
            java(MAIN, "access", type, "frame/" + type);
        }
        if (shape.issuer().isPresent()) {
            java(MAIN, "access", "ForeignTokens", "frame/ForeignTokens");
        }
        if (shape.oidc()) {
            java(MAIN, "access", "OidcLogin", "frame/OidcLogin");
        }
        if (!shape.guard()) {
            controls();
        }
        for (String type : new String[] {"WebConfig", "Versions"}) {
            java(MAIN, "web", type, "frame/" + type);
        }
        if (!shape.retired().isEmpty()) {
            java(MAIN, "web", "RetiredVersions", "frame/RetiredVersions");
        }
        for (String type : new String[] {"Keyset", "Page"}) {
            java(MAIN, "page", type, "frame/" + type);
        }
        java(MAIN, "sql", "Condition", "frame/Condition");
        if (shape.keepsKeys()) {
            java(MAIN, "idempotency", "IdempotentRequests", "frame/IdempotentRequests");
        }
        if (shape.hasMoney()) {
            java(MAIN, "type", "Money", "frame/Money");
        }
        if (shape.audits()) {
            java(MAIN, "audit", "AuditLog", "frame/AuditLog");
        }
        if (shape.hasMail()) {
            java(MAIN, "outbox", "Outbox", "frame/Outbox");
        }
        if (!shape.events().isEmpty()) {
            java(MAIN, "outbox", "EventRelay", "frame/EventRelay");
        }
        for (Provider each : shape.providers()) {
            Map<String, Object> told = Map.of("it", shape, "provider", each);
            put(MAIN, each.of().pkg(), each.type(), "frame/Provider", told);
            put(MAIN, each.of().pkg(), each.type() + "Request", "frame/ProviderRequest", told);
            put(MAIN, each.of().pkg(), each.calls(), "frame/ProviderCalls", told);
        }
        for (Webhook each : shape.webhooks()) {
            put(MAIN, each.pkg(), each.type() + "Webhook", "frame/Webhook", Map.of("it", shape, "hook", each));
        }
    }

    /// What guard does for the service, so that files know it by its name.
    private void guards() {
        for (String type : new String[] {
            "GuardLogin",
            "Idempotent",
            "cipher.FieldCipher",
            "key.ApiKey",
            "key.ApiKeyFilter",
            "key.ApiKeys",
            "limit.web.LaterCosts",
            "page.Cursor",
            "webhook.WebhookSignature"
        }) {
            String name = GUARD + type;
            int dot = name.lastIndexOf('.');
            imports.add(name.substring(0, dot), name.substring(dot + 1));
            testImports.add(name.substring(0, dot), name.substring(dot + 1));
        }
    }

    /// The same as code of the service.
    private void controls() {
        if (!shape.keyRoles().isEmpty()) {
            for (String type : new String[] {"ApiKeys", "ApiKeyCommand", "ApiKeyFilter"}) {
                java(MAIN, "access", type, "frame/" + type);
            }
        }
        for (String type : new String[] {"ErrorHandler", "FieldProblem", "Problems", "Refusals"}) {
            java(MAIN, "error", type, "frame/" + type);
        }
        for (String type : new String[] {"RateLimits", "CallerLimits", "RateLimitFilter"}) {
            java(MAIN, "limit", type, "frame/" + type);
        }
        java(MAIN, "web", "BodyLimitFilter", "frame/BodyLimitFilter");
        if (shape.hasCipher()) {
            java(MAIN, "type", "FieldCipher", "frame/FieldCipher");
        }
        if (!shape.webhooks().isEmpty()) {
            java(MAIN, "webhook", "WebhookSignature", "frame/WebhookSignature");
        }
    }

    private void account(Slice account) {
        for (String type : new String[] {"LoginController", "Accounts", "Logins", "Passwords"}) {
            java(account, type, "account/" + type);
        }
        if (!account.resource().isClosed("create")) {
            java(account, "Registration", "account/Registration");
        }
        if (shape.hasMail()) {
            java(account, "Confirmations", "account/Confirmations");
        }
    }

    private void slice(Slice of) {
        java(of, of.type(), "resource/Row");
        java(of, of.type() + "View", "resource/View");
        of.records()
                .words()
                .forEach(word ->
                        put(MAIN, of.pkg(), word.type(), "resource/Word", Map.of("it", shape, "of", of, "word", word)));
        if (of.isPart()) {
            java(of, of.newType(), "resource/New");
            return;
        }
        java(of, of.type() + "Repository", "resource/Repository");
        java(of, of.type() + "Service", "resource/Service");
        java(of, of.type() + "Controller", "resource/Controller");
        if (of.can("CREATE")) {
            java(of, of.newType(), "resource/New");
        }
        if (of.can("UPDATE")) {
            java(of, of.type() + "Change", "resource/Change");
        }
        if (of.can("LIST")) {
            java(of, of.type() + "Query", "resource/Query");
        }
    }

    private void graph() {
        String schema = text("graph/schema", Map.of("it", shape));
        files.put("src/main/resources/graphql/schema.graphqls", Layout.schema(schema));
        for (String type : new String[] {
            "Batches", "Connection", "GraphCaller", "GraphConfig", "GraphErrors", "GraphLimits", "Scalars"
        }) {
            java(MAIN, "graph", type, "graph/" + type);
        }
        imports.add(shape.pkg() + ".graph.Batches", "Below");
        testImports.add(shape.pkg() + ".graph.Batches", "Below");
        for (Graph each : shape.graph().asked()) {
            put(
                    MAIN,
                    each.of().pkg(),
                    each.of().type() + "Graph",
                    "graph/Controller",
                    Map.of("it", shape, "of", each.of(), "graph", each));
        }
    }

    private void tests() {
        Samples samples = new Samples(shape);
        file("src/test/resources/application-test.yaml", "test/application");
        for (String type : new String[] {"Backend", "Answer", "Contract", "ContractTest"}) {
            put(TEST, "", type, "test/" + type, Map.of("it", shape, "samples", samples));
        }
        for (String type : new String[] {"AccessMatrixTest", "SchemaTest", "HostileTest", "LimitTest"}) {
            put(TEST, "", type, "test/" + type, Map.of("it", shape, "samples", samples));
        }
        if (shape.graph().isThere()) {
            GraphSample.of(shape, samples).ifPresent(graph -> {
                put(TEST, "", "Statements", "test/Statements", Map.of("it", shape, "samples", samples));
                put(
                        TEST,
                        "graph",
                        "GraphTest",
                        "test/GraphTest",
                        Map.of("it", shape, "samples", samples, "graph", graph));
            });
        }
        if (!shape.guard()) {
            put(TEST, "limit", "RateLimitsTest", "test/RateLimitsTest", Map.of("it", shape));
        }
        for (Sample sample : samples.all()) {
            put(
                    TEST,
                    sample.of().pkg(),
                    sample.of().type() + "Test",
                    "test/ResourceTest",
                    Map.of("it", shape, "samples", samples, "sample", sample));
        }
        put(TEST, "", "TelemetryTest", "test/TelemetryTest", Map.of("it", shape, "samples", samples));
        if (!shape.retired().isEmpty()) {
            put(
                    TEST,
                    "web",
                    "RetiredVersionsTest",
                    "test/RetiredVersionsTest",
                    Map.of("it", shape, "samples", samples));
        }
        if (shape.issuer().isPresent()) {
            put(TEST, "", "Issuer", "test/Issuer", Map.of("it", shape));
            put(TEST, "access", "ForeignTokensTest", "test/ForeignTokensTest", Map.of("it", shape, "samples", samples));
        }
        if (shape.oidc()) {
            put(TEST, "access", "OidcLoginTest", "test/OidcLoginTest", Map.of("it", shape, "samples", samples));
        }
        if (!shape.keyRoles().isEmpty()) {
            put(TEST, "access", "ApiKeysTest", "test/ApiKeysTest", Map.of("it", shape, "samples", samples));
        }
        if (!shape.events().isEmpty()) {
            if (shape.tells("HTTP")) {
                put(TEST, "", "Hook", "test/Hook", Map.of("it", shape));
            }
            put(TEST, "outbox", "EventRelayTest", "test/EventRelayTest", Map.of("it", shape, "samples", samples));
        }
        if (!shape.providers().isEmpty()) {
            put(TEST, "", "Outside", "test/Outside", Map.of("it", shape));
        }
        for (Provider provider : shape.providers()) {
            put(
                    TEST,
                    provider.of().pkg(),
                    provider.calls() + "Test",
                    "test/ProviderCallsTest",
                    Map.of(
                            "it",
                            shape,
                            "provider",
                            provider,
                            "sample",
                            sample(samples, provider.of(), provider.name())));
        }
        for (Webhook hook : shape.webhooks()) {
            Sample sample = sample(samples, hook.of(), hook.name());
            put(
                    TEST,
                    hook.pkg(),
                    hook.type() + "WebhookTest",
                    "test/WebhookTest",
                    Map.of("it", shape, "hook", hook, "samples", samples, "sample", sample));
        }
        shape.account()
                .filter(Slice::publicCreate)
                .ifPresent(account -> put(
                        TEST,
                        account.pkg(),
                        "RegistrationTest",
                        "test/RegistrationTest",
                        Map.of("it", shape, "of", account, "samples", samples)));
    }

    /// Of what can be tried without a server.
    private void unitTests() {
        java(TEST, "page", "KeysetTest", "test/KeysetTest");
        java(TEST, "sql", "ConditionTest", "test/ConditionTest");
        java(TEST, "web", "VersionsTest", "test/VersionsTest");
        if (shape.hasMoney()) {
            java(TEST, "type", "MoneyTest", "test/MoneyTest");
        }
        if (!shape.guard() && shape.hasCipher()) {
            java(TEST, "type", "FieldCipherTest", "test/FieldCipherTest");
        }
    }

    /// What a person sends by hand, and the test that it is still so.
    private void requests() {
        Samples samples = new Samples(shape);
        List<HttpFile> http = HttpFile.of(shape, samples);
        http.forEach(each -> files.put(HttpFile.FOLDER + each.name(), each.text()));
        if (!http.isEmpty()) {
            put(TEST, "", "HttpFilesTest", "test/HttpFilesTest", Map.of("it", shape, "http", http));
        }
    }

    private void load() {
        Load load = new Load(shape, new Samples(shape));
        if (load.isThere()) {
            for (String type : new String[] {"LoadSimulation", "LoadTest"}) {
                put(LOAD, "", type, "load/" + type, Map.of("it", shape, "load", load));
            }
        }
    }

    private static Sample sample(Samples samples, Slice of, String external) {
        return samples.all().stream()
                .filter(each -> each.of().type().equals(of.type()))
                .findFirst()
                .orElseThrow(() ->
                        new Unmakeable("nobody may create " + of.type() + ", which is what " + external + " is for"));
    }

    private void file(String path, String template) {
        files.put(path, text(template, Map.of("it", shape)));
    }

    private void java(String root, String folder, String type, String template) {
        put(root, folder, type, template, Map.of("it", shape));
    }

    private void java(Slice of, String type, String template) {
        put(MAIN, of.pkg(), type, template, Map.of("it", shape, "of", of));
    }

    private void put(String root, String folder, String type, String template, Map<String, Object> told) {
        String home = folder.isEmpty() ? shape.pkg() : shape.pkg() + "." + folder;
        testImports.add(home, type);
        if (root.equals(MAIN)) {
            imports.add(home, type);
        }
        files.put(root + home.replace('.', '/') + "/" + type + ".java", text(template, told));
    }

    private String text(String template, Map<String, Object> told) {
        StringOutput text = new StringOutput();
        try {
            templates.render(template + ".jte", told, text);
        } catch (TemplateException failure) {
            if (failure.getCause() instanceof Unmakeable problem) {
                throw problem;
            }
            throw failure;
        }
        return text.toString();
    }
}
