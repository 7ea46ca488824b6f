package dev.lintel.design.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.brief.Briefs;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Capacity;
import dev.lintel.design.decide.Decisions;
import dev.lintel.design.openapi.OpenApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ServiceTest {
    private static final List<String> PATTERNS = Briefs.PATTERNS;

    static String only(SequencedMap<String, String> files, String end) {
        return files.entrySet().stream()
                .filter(each -> each.getKey().endsWith(end))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /// Strangers have no id that an owner's column could be equal to, and see what is open all the same.
    @Test
    void rows_in_one_state_are_read_by_whoever_asks_and_all_by_their_owner() throws BriefProblem {
        SequencedMap<String, String> files = Service.of(BriefReader.read("b", """
                roles: [cook, chef, critic]
                resources:
                  User: {fields: {email: email, password: secret}}
                  Recipe:
                    fields: {title: text, status: state}
                    owner: author -> User
                    states: {DRAFT: [SHOWN], SHOWN: [GONE], GONE: []}
                    access:
                      create: cook
                      read: [owner, chef, critic when GONE, public when SHOWN]
                      shown: owner
                """));

        assertThat(only(files, "RecipeService.java")).contains("""
                        if (caller.hasAny("critic")) {
                            return Condition.of("(status = 'GONE' or status = 'SHOWN')");
                        }
                        return Condition.of("author_id = :caller", "caller", caller.id()).or("status = 'SHOWN'");
                """);
        assertThat(only(files, "Condition.java")).contains("public Condition or(String other)");
        assertThat(only(files, "SecurityConfig.java"))
                .contains("requestMatchers(HttpMethod.GET, \"/v1/recipes\").permitAll()");
    }

    @Test
    void parts_name_rows_of_two_kinds_and_all_have_to_be_seen() throws BriefProblem {
        String service = only(Service.of(BriefReader.read("b", """
                        roles: [visitor]
                        resources:
                          Seat: {fields: {row: text}, access: {read: visitor}}
                          Show: {fields: {price: money}, access: {read: visitor}}
                          Booking:
                            fields: {total: money computed}
                            has: {places: Place 1..10 composed}
                            access: {create: visitor, read: visitor}
                          Place:
                            fields: {price: money snapshot of show.price}
                            refs: {seat: Seat restrict, show: Show restrict, gift: Show? restrict}
                        """)), "BookingService.java");

        assertThat(service)
                .contains("""
                                placesSeat(request, caller);
                                Map<UUID, Show> placesShow = placesShow(request, caller);
                                placesGift(request, caller);
                                Booking booking = bookings.insert(request, sum(request, placesShow));
                        """)
                .contains("bookings.insertPlace(booking.id(), item, placesShow.get(item.showId()).price());")
                .contains("if (id != null && !chosen.containsKey(id)) {");
    }

    @Test
    void a_reference_called_like_what_all_are_asked_with_hides_nothing() throws BriefProblem {
        SequencedMap<String, String> files = Service.of(BriefReader.read("b", """
                roles: [visitor]
                resources:
                  User: {fields: {email: email, password: secret}}
                  Ask: {fields: {body: text}, owner: author -> User, access: {create: visitor, read: owner}}
                  Paper:
                    fields: {name: text}
                    refs: {request: Ask cascade}
                    access: {create: request.owner, read: request.owner}
                """));

        assertThat(only(files, "PaperService.java"))
                .contains("Ask requestRow = asks")
                .contains("papers.insert(requestRow, request)");
        assertThat(only(files, "PaperRepository.java")).contains(".param(\"request\", requestRow.id())");
    }

    /// What is only paid for once it was approved is approved before a test pays.
    @Test
    void tests_put_a_row_in_the_state_in_which_it_waits() throws BriefProblem {
        String backend = only(Service.of(BriefReader.read("b", """
                        roles: [resident, clerk]
                        resources:
                          User: {fields: {email: email, password: secret}}
                          Permit:
                            fields: {fee: money, status: state}
                            owner: holder -> User
                            states: {APPLIED: [APPROVED], APPROVED: [ACTIVE], ACTIVE: []}
                            access: {create: resident, read: owner, approve: clerk}
                          Fee:
                            fields: {amount: money computed from permit.fee, status: state}
                            refs: {permit: Permit restrict}
                            states: {OPEN: [PAID], PAID: []}
                            access: {create: permit.owner, read: permit.owner}
                        consistency:
                          - Permit is ACTIVE when Fee is PAID
                          - sum(Fee PAID) <= Permit.fee
                        """)), "Backend.java");

        assertThat(backend)
                .contains("UUID permitId = put(\"permits\", \"status = 'APPROVED'\", permit(maker));")
                .contains("protected UUID put(String table, String state, UUID id)");
    }

    /// It stands in the request where no address names it, and there may be no amount to stay below.
    @Test
    void the_row_that_bounds_a_sum_is_the_one_that_the_request_names() {
        String text = """
                        roles: [applicant, chief]
                        resources:
                          User: {fields: {email: email, password: secret, credit: money?}}
                          Permit:
                            fields: {fee: money?, status: state}
                            owner: holder -> User
                            states: {OPEN: [GRANTED], GRANTED: []}
                            access: {create: applicant, read: owner, granted: chief}
                          Fee:
                            fields: {amount: money, status: state}
                            owner: payer -> User
                            refs: {permit: Permit%s restrict}
                            states: {STARTED: [PAID], PAID: []}
                            access: {create: applicant, read: owner}
                        consistency: [sum(Fee PAID) <= %s]
                        """;
        SequencedMap<String, String> files = Service.of(Briefs.brief(text.formatted("", "Permit.fee")));

        assertThat(only(files, "/FeeService.java"))
                .contains("if (!fees.fits(request.permitId(), request.amount().amount())) {");
        assertThat(only(files, "/FeeRepository.java")).contains("select coalesce(fee_minor, 0) from permits");
        assertThat(only(Service.of(Briefs.brief(text.formatted("?", "Permit.fee"))), "/FeeService.java"))
                .contains("if (request.permitId() != null && !fees.fits(request.permitId(), ");
        assertThat(only(Service.of(Briefs.brief(text.formatted("", "User.credit"))), "/FeeService.java"))
                .contains("if (!fees.fits(caller.id(), request.amount().amount())) {");
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void every_file_is_java_that_parses(String name) throws IOException {
        for (var file : Service.of(Briefs.pattern(name)).entrySet()) {
            if (file.getKey().endsWith(".java")) {
                assertThat(problems(file.getKey(), file.getValue()))
                        .as(file.getKey())
                        .isEmpty();
                assertThat(file.getValue())
                        .as(file.getKey())
                        .doesNotContain("\n\n\n")
                        .doesNotContain("\t");
                assertThat(file.getValue().lines()).as(file.getKey()).noneMatch(line -> line.length() > 120);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"orders,true", "orders,false", "projects,true", "webhooks,false"})
    void no_resource_is_called_like_a_type_that_the_service_has_anyway(String name, boolean guard) {
        Brief brief = Briefs.pattern(name).guarded(guard);
        Shape shape = new Shape(brief, "1");
        Set<String> homes = shape.slices().stream().map(Slice::pkg).collect(Collectors.toSet());
        for (String path : Service.of(brief).keySet()) {
            String[] steps = path.split("/");
            String type = steps[steps.length - 1].replace(".java", "");
            boolean own = path.endsWith(".java")
                    && !homes.contains(steps[steps.length - 2])
                    && !type.endsWith("Test")
                    && !type.equals(shape.application());
            if (own) {
                assertThatThrownBy(() -> BriefReader.read("brief.yaml", """
                                resources:
                                  %s:
                                    fields: {name: text(1..9)}
                                    access: {create: admin}
                                """.formatted(type)))
                        .as(path)
                        .hasMessageContaining("'" + type + "' is what the service");
            }
        }
    }

    @Test
    void what_everybody_may_read_is_answered_to_head_too() {
        String orders = only(Service.of(Briefs.pattern("orders")), "/SecurityConfig.java");

        assertThat(orders)
                .contains("requestMatchers(HttpMethod.HEAD, \"/v1/products\", \"/v1/products/*\").permitAll();");
        assertThat(only(Service.of(Briefs.pattern("orders")), "/HostileTest.java"))
                .contains("ask(\"HEAD\", \"/v1/products\", null, null)");
        // one below the public ones is for some: what everybody may read stands before it
        assertThat(only(Service.of(Briefs.brief("""
                        roles: [clerk]
                        resources:
                          Item:
                            fields: {name: text(1..9)}
                            access: {create: clerk, read: public}
                        access_patterns:
                          - {on: Item, range: createdAt, stream: ndjson, role: clerk}
                        """)), "/SecurityConfig.java"))
                .contains("requestMatchers(HttpMethod.HEAD, \"/v1/items\").permitAll();");
    }

    @Test
    void a_row_goes_on_in_the_transaction_that_leads_the_one_that_it_waits_for() {
        Brief brief = Briefs.pattern("orders");

        assertThat(only(Service.of(brief), "/PaymentRepository.java"))
                .contains("orderPaid(id);")
                .contains("set status = 'PAID', version = version + 1")
                .contains("where id = :id and status in ('PENDING') and total_minor <= (")
                .contains("where id = :id and status in ('PENDING') for update")
                .contains("for update\")");
        assertThat(only(Service.of(brief), "/PspWebhookTest.java"))
                .contains("order_goes_on_with_it_once_and_by_nothing_else");
        assertThat(new Decisions(brief).all()).anyMatch(each -> each.id().equals("follows:Order.PAID"));
    }

    @Test
    void what_a_cancelled_row_took_is_given_back_with_it() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("orders"));

        assertThat(only(files, "/OrderRepository.java"))
                .contains("moved.ifPresent(row -> giveBackItems(row.id()));")
                .contains("order by taken.id for update of taken")
                .contains("set stock = stock + held.many");
        assertThat(only(files, "/OrderTest.java")).contains("what_was_taken_is_there_again_after_cancel");
    }

    /// A request may lead there, too.
    @Test
    void a_row_goes_on_whoever_leads_the_one_that_it_waits_for() {
        Brief brief = Briefs.brief("""
                        roles: [clerk]
                        resources:
                          Crate:
                            fields: {label: text(1..9), status: state}
                            states: {OPEN: [SHUT], SHUT: []}
                            access: {create: clerk, read: clerk}
                          Seal:
                            fields: {mark: text(1..9), status: state}
                            refs: {crate: Crate restrict}
                            states: {LOOSE: [FIXED], FIXED: []}
                            access: {create: clerk, read: clerk, fix: clerk}
                        consistency:
                          - Crate is SHUT when Seal is FIXED
                        """);

        assertThat(only(Service.of(brief), "/SealRepository.java"))
                .contains("moved.ifPresent(row -> crateShut(row.id()));")
                .contains("select crate_id from seals");
    }

    /// Briefs that between them have each two of: own accounts, tokens of a provider, sign-in there, keys of programs;
    /// tenants, owners, nobody; GraphQL or not; guard or not; money, parts, states; calls outside and events.
    private static final List<String> PAIRS = List.of(
            "account-by-staff",
            "accounts-brought-in",
            "bare",
            "bare-public",
            "jwt-no-accounts",
            "jwt-no-accounts-graph-tenant",
            "many-roles-all-ops",
            "names-that-collide",
            "no-list-no-pattern",
            "oidc-accounts-events",
            "oidc-owner",
            "oidc-tenant-noguard",
            "owner-delete-cascade",
            "people-of-provider",
            "parts-money-tenant",
            "parts-no-money",
            "psp-graph-noguard",
            "psp-no-user",
            "read-only-catalogue",
            "role-owned-by-account-only",
            "stock",
            "tenant-register",
            "two-externals",
            "write-only");

    @ParameterizedTest
    @FieldSource("PAIRS")
    void whatever_a_brief_asks_for_together_is_java_that_parses(String name) throws IOException {
        Brief brief = Briefs.brief(Briefs.text("/dev/lintel/design/pairs/" + name + ".yaml"));
        assertThat(new OpenApi(brief).text()).contains("\"3.1.0\"");
        for (var file : Service.of(brief).entrySet()) {
            if (file.getKey().endsWith(".java")) {
                assertThat(problems(file.getKey(), file.getValue()))
                        .as(file.getKey())
                        .isEmpty();
            }
        }
    }

    /// What a request carries is a type of its own, and there only where somebody may send it.
    @ParameterizedTest
    @FieldSource("PAIRS")
    void no_file_knows_a_request_or_an_answer_that_is_not_there(String name) {
        Brief brief = Briefs.brief(Briefs.text("/dev/lintel/design/pairs/" + name + ".yaml"));
        String sources = Service.of(brief).entrySet().stream()
                .filter(each -> each.getKey().endsWith(".java"))
                .map(each -> each.getValue().replaceAll("\"[^\"\n]*\"", "\"\""))
                .collect(Collectors.joining("\n"));
        for (Resource resource : brief.resources()) {
            String one = resource.name();
            Pattern.compile("\\b(?:New" + one + "|" + one + "(?:Change|View|Query))\\b")
                    .matcher(sources)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(type -> assertThat(sources).contains("record " + type + "("));
        }
    }

    private static List<?> problems(String path, String text) throws IOException {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-proc:none"), null, List.of(source));
        task.parse();
        return problems.getDiagnostics();
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void every_operation_has_a_route_and_what_has_none_is_refused(String name) {
        Brief brief = Briefs.pattern(name);
        String security = only(Service.of(brief), "SecurityConfig.java");

        for (Operation operation : new Operations(brief).all()) {
            assertThat(security)
                    .contains("HttpMethod." + operation.kind().method() + ", \""
                            + operation.path().replaceAll("\\{[^}]*}", "*") + "\"");
        }
        assertThat(security.lastIndexOf("anyRequest()")).isGreaterThan(security.lastIndexOf("requestMatchers("));
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void every_address_of_the_contract_has_a_handler_and_every_handler_is_in_the_contract(String name) {
        Brief brief = Briefs.pattern(name);
        Pattern mapping = Pattern.compile("@(Get|Post|Put|Delete)Mapping\\((?:path = )?\"(/v1/[^\"]+)\"");
        Set<String> handled = new TreeSet<>();
        Service.of(brief)
                .values()
                .forEach(text -> mapping.matcher(text)
                        .results()
                        .forEach(found -> handled.add(found.group(1).toUpperCase(Locale.ROOT) + " " + found.group(2))));
        Set<String> documented = new Operations(brief)
                .all().stream().map(Operation::line).collect(Collectors.toCollection(TreeSet::new));

        assertThat(handled).isEqualTo(documented);
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void what_runs_knows_only_what_runs(String name) {
        assertKnowsItself(Briefs.pattern(name));
        assertKnowsItself(Briefs.pattern(name).guarded(false));
    }

    @Test
    void what_only_letters_need_is_not_there_without_them() {
        Brief brief = Briefs.brief(Briefs.text("/dev/lintel/design/patterns/registration.yaml")
                .replace("auth: {register: true}\n", "")
                .replace("create: public", "create: support")
                .replace("external:\n  mail: {kind: smtp, used_by: User.create, delivery: eventually}\n", "")
                .replace("User.create: 10, ", ""));

        assertKnowsItself(brief);
        assertThat(only(Service.of(brief), "/Accounts.java")).doesNotContain("confirmed");
        assertThat(only(Service.of(brief), "/Logins.java")).doesNotContain("confirmed");
    }

    /// That what a file imports of its service is a file of the service, and none of its tests, and that the problems
    /// it names are there.
    private static void assertKnowsItself(Brief brief) {
        SequencedMap<String, String> files = Service.of(brief);
        Pattern own = Pattern.compile("import (" + brief.service().packageName() + "[a-z.]*\\.[A-Z]\\w*)[\\w.]*;");
        Pattern problem = Pattern.compile("ProblemType\\.([A-Z_]{2,})");
        String problems = only(files, "/ApiProblem.java");
        files.forEach((path, text) -> {
            if (path.startsWith("src/main/java/")) {
                own.matcher(text)
                        .results()
                        .forEach(each -> assertThat(files)
                                .as(path)
                                .containsKey("src/main/java/" + each.group(1).replace('.', '/') + ".java"));
                problem.matcher(text)
                        .results()
                        .forEach(each -> assertThat(problems).as(path).contains(each.group(1) + "(\""));
            }
        });
    }

    @Test
    void a_migration_is_written_once() {
        assertThat(Service.of(Briefs.pattern("orders")).keySet())
                .filteredOn(path -> path.endsWith(".sql"))
                .extracting(path -> path.substring(path.lastIndexOf('/') + 1))
                .containsExactly("V1__tables.sql", "V2__service.sql");
    }

    @Test
    void the_same_brief_makes_the_same_service() {
        assertThat(Service.of(Briefs.pattern("orders"))).isEqualTo(Service.of(Briefs.pattern("orders")));
    }

    @ParameterizedTest
    @FieldSource("PAIRS")
    void requests_for_editors_name_what_they_need_at_their_head(String name) {
        Brief brief = Briefs.brief(Briefs.text("/dev/lintel/design/pairs/" + name + ".yaml"));
        Service.of(brief).forEach((path, text) -> {
            if (path.endsWith(".http")) {
                Set<String> named = Pattern.compile("(?m)^@(\\w+) =")
                        .matcher(text)
                        .results()
                        .map(each -> each.group(1))
                        .collect(Collectors.toSet());
                Set<String> used = Pattern.compile("\\{\\{(\\w+)}}")
                        .matcher(text)
                        .results()
                        .map(each -> each.group(1))
                        .collect(Collectors.toSet());
                used.add("number");
                assertThat(named).as(path).isEqualTo(used);
                // a placeholder of the template, or an address that was not filled in
                assertThat(text).doesNotContain("%1$").doesNotContain("$s\"").doesNotContainPattern("/\\{\\w");
            }
        });
    }

    @Test
    void a_request_that_needs_a_key_is_shown_with_it_again_with_it_and_without() {
        String payments = Service.of(Briefs.pattern("orders")).get("http/payments.http");

        assertThat(payments)
                .contains("### 201: a new payment", "### 201: the same again", "### 400: without a key")
                .contains("### 401: without a token", "Idempotency-Key: http-request-payment-{{number}}");
    }

    @Test
    void the_load_is_what_the_brief_expects() {
        SequencedMap<String, String> orders = Service.of(Briefs.pattern("orders"));
        String simulation = only(orders, "/LoadSimulation.java");

        assertThat(simulation)
                .contains("at(productList, 800)", "at(pay, 30)", "Not asked here: nightly export.")
                .contains("details(\"pay\").responseTime().percentile3().lt(3000)")
                // whoever pays has an order of their own to pay
                .contains("saveAs(\"orderId\")", ".post(\"/v1/orders/#{orderId}/payments\")");
        assertThat(orders.get("pom.xml")).contains("<id>load</id>");
    }

    @Test
    void without_expectations_there_is_no_load() {
        Map<String, String> bare = Service.of(Briefs.brief(Briefs.text("/dev/lintel/design/pairs/bare.yaml")));

        assertThat(bare.keySet()).noneMatch(path -> path.startsWith("src/load"));
        assertThat(bare.get("pom.xml")).doesNotContain("gatling");
    }

    /// A bound that only goes down: what a person would not have written is not generated either.
    @Test
    void a_shop_of_five_resources_is_small_enough_to_be_read() {
        List<String> java = Service.of(shopWithoutGraph()).entrySet().stream()
                .filter(each -> each.getKey().startsWith("src/main/java/"))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(java).hasSizeLessThanOrEqualTo(40);
        assertThat(java.stream().mapToLong(each -> each.lines().count()).sum()).isLessThan(3500);
        assertThat(java).allMatch(each -> each.lines().count() < 250);
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void what_is_named_of_guard_is_there(String name) {
        Pattern named = Pattern.compile("import (dev\\.lintel\\.guard\\.[\\w.]+);");
        for (String text : Service.of(Briefs.pattern(name)).values()) {
            for (var each : named.matcher(text).results().toList()) {
                assertThat(Path.of("../guard/src/main/java", each.group(1).replace('.', '/') + ".java"))
                        .exists();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void without_guard_all_is_code_of_the_service(String name) throws IOException {
        SequencedMap<String, String> plain = Service.of(Briefs.pattern(name).guarded(false));

        plain.forEach((path, text) -> assertThat(text).as(path).doesNotContain("lintel.guard", "lintel_guard"));
        assertThat(plain.keySet())
                .anyMatch(each -> each.endsWith("/RateLimits.java"))
                .anyMatch(each -> each.endsWith("/BodyLimitFilter.java"))
                .doesNotContain(".mvn/maven.config");
        for (var file : plain.entrySet()) {
            if (file.getKey().endsWith(".java")) {
                assertThat(problems(file.getKey(), file.getValue()))
                        .as(file.getKey())
                        .isEmpty();
            }
        }
    }

    /// Guard fails its start without its tables, and asks for their columns by name.
    @ParameterizedTest
    @CsvSource({
        "key/keys.sql, lintel_guard_api_key",
        "idempotency/idempotency.sql, lintel_guard_idempotency",
        "idempotency/idempotency.sql, lintel_guard_idempotency_step"
    })
    void a_table_of_guards_has_the_columns_that_guard_asks_for(String script, String table) throws IOException {
        String guards = Files.readString(Path.of("../guard/src/main/resources/dev/lintel/guard", script));
        String ours = only(Service.of(shopWithoutGraph()), "V2__service.sql");

        assertThat(columns(ours, table)).isNotEmpty().isEqualTo(columns(guards, table));
    }

    private static List<String> columns(String script, String table) {
        String statement = script.replaceFirst("(?is).*create table (if not exists )?" + table + " \\(", "")
                .split(";")[0];
        return Pattern.compile("(?m)^ +(?!CONSTRAINT|primary key|REFERENCES)([a-z_]+ [a-z]+(\\[])?)")
                .matcher(statement)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static Brief shopWithoutGraph() {
        return Briefs.brief(
                Briefs.text("/dev/lintel/design/patterns/orders.yaml").replace(", graphql: true", ""));
    }

    @Test
    void keys_of_requests_are_guards_unless_graphql_makes_the_same_or_there_is_no_guard() {
        SequencedMap<String, String> files = Service.of(shopWithoutGraph());

        assertThat(only(files, "/PaymentController.java"))
                .containsSubsequence("@Idempotent", "@PostMapping(\"/v1/orders/{orderId}/payments\")");
        assertThat(only(files, "application.yaml")).contains("idempotency:\n      keep: 24h");
        assertThat(files.keySet()).noneMatch(each -> each.endsWith("/IdempotentRequests.java"));
        for (Brief other : List.of(Briefs.pattern("orders"), shopWithoutGraph().guarded(false))) {
            assertThat(only(Service.of(other), "/IdempotentRequests.java")).contains("idempotency_keys");
            assertThat(only(Service.of(other), "V2__service.sql")).doesNotContain("lintel_guard_idempotency");
        }
    }

    @Test
    void what_a_request_costs_is_a_setting_for_both_kinds_of_interface() {
        for (boolean guard : new boolean[] {true, false}) {
            String settings =
                    only(Service.of(Briefs.pattern("orders").guarded(guard)), "main/resources/application.yaml");

            assertThat(settings)
                    .contains("{method: POST, path: \"/v1/orders/{orderId}/payments\", cost: 5}")
                    .containsPattern("graph:\n.*\n  costs:\n(    \\w+: \\d+\n)*    createPayment: 5\n");
        }
    }

    @Test
    void a_node_has_as_many_connections_as_its_design_says() {
        Brief brief = Briefs.pattern("orders");
        int pool = new Capacity(brief).pool();

        assertThat(only(Service.of(brief), "application.yaml")).contains("maximum-pool-size: " + pool + "\n");
        assertThat(new Decisions(brief).all()).anyMatch(each -> each.choice().startsWith(pool + " connections a node"));
    }

    /// A line that follows a table at once is a row of it.
    @ParameterizedTest
    @FieldSource("PATTERNS")
    void tables_headings_and_paragraphs_of_a_readme_stand_apart(String name) {
        List<String> lines =
                only(Service.of(Briefs.pattern(name)), "README.md").lines().toList();

        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#")
                    || lines.get(i - 1).startsWith("|") != lines.get(i).startsWith("|")) {
                assertThat(lines.get(i - 1).isBlank()
                                || lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                        .as(lines.get(i))
                        .isTrue();
            }
        }
    }

    @Test
    void whose_row_it_is_is_a_condition_of_the_statement() {
        String policy = only(Service.of(Briefs.pattern("orders")), "/OrderService.java");

        assertThat(policy)
                .contains("Condition.of(\"customer_id = :caller and status = 'PENDING'\", \"caller\", caller.id())");
    }

    @Test
    void a_tenant_is_a_condition_of_every_policy_of_its_rows() {
        Brief brief = Briefs.pattern("projects");
        String policy = only(Service.of(brief), "/ProjectService.java");

        assertThat(brief.tenancy()).contains("Tenant");
        assertThat(policy.split("Condition\\.(of|always)\\(", -1).length).isGreaterThan(3);
        assertThat(policy).doesNotContain("return Condition.always();");
    }

    @Test
    void a_filter_has_the_bounds_of_its_column() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("orders"));

        assertThat(only(files, "/Product.java"))
                .contains("@Size(max = 200) @Nullable String namePrefix")
                .contains("@PositiveOrZero @Max(Money.MOST) @Nullable Long priceTo");
    }

    @Test
    void a_filter_of_a_sum_reaches_as_far_as_sums_do() {
        Brief brief = Briefs.brief("""
                lintel: 1
                service: {name: shop, package: com.acme.shop}
                roles: [user]
                resources:
                  Basket:
                    fields: {total: money computed, places: int(1..40)}
                    has: {items: Item 1..9 composed}
                    access: {create: user, read: user}
                  Item:
                    fields: {price: money}
                access_patterns:
                  - {name: dear ones, on: Basket, filter: [total range, places]}
                """);

        assertThat(only(Service.of(brief), "/Basket.java"))
                .contains("@PositiveOrZero @Max(Money.MOST_SUM) @Nullable Long totalFrom")
                .contains("@Min(1) @Max(40) @Nullable Integer places");
        assertThat(new OpenApi(brief).text().replaceAll("\\s+", " "))
                .contains("name: \"totalTo\" in: \"query\" required: false schema: type: \"integer\" format: \"int64\""
                        + " minimum: 0 maximum: 9007199254740991");
    }

    @Test
    void a_provider_is_asked_by_a_row_of_the_same_transaction_and_with_the_id_as_its_key() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("orders"));

        assertThat(only(files, "PaymentService.java")).contains("payments.askPsp(payment.id());");
        assertThat(only(files, "payments/Psp.java"))
                .contains(".header(\"Idempotency-Key\", request.reference().toString())");
        assertThat(only(files, "V2__service.sql")).contains("CREATE TABLE provider_calls");
        assertThat(only(files, "/Payment.java")
                        .replaceFirst("(?s).*record NewPayment", "")
                        .split("record PaymentView")[0])
                .doesNotContain("providerRef");
    }

    @Test
    void a_provider_that_takes_no_key_is_asked_once() {
        String yaml = BriefText.of(Briefs.pattern("orders")).replace("idempotent: header", "idempotent: none");
        String calls = only(Service.of(Briefs.brief(yaml)), "PspCalls.java");

        assertThat(calls).contains("and attempts = 0").doesNotContain("interval '20 hours'");
    }

    @Test
    void what_is_computed_from_nothing_is_asked_for() {
        Brief brief = Briefs.brief("""
                lintel: 1
                service: {name: shop, package: com.acme.shop}
                roles: [user]
                resources:
                  Score:
                    fields: {points: int computed, name: text(1..20)}
                    access: {create: user, read: user}
                """);

        assertThatThrownBy(() -> Service.of(brief))
                .isInstanceOf(Unmakeable.class)
                .hasMessageContaining("Score.points");
    }

    @Test
    void an_event_is_written_by_the_database_and_carries_nothing_personal() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("orders"));

        assertThat(only(files, "V2__service.sql"))
                .contains("AFTER UPDATE OF status ON orders\n"
                        + "    FOR EACH ROW WHEN (NEW.status = 'PAID' AND OLD.status <> 'PAID')")
                .contains("'total', CASE WHEN NEW.total_minor IS NOT NULL");
        assertThat(only(files, "EventRelay.java"))
                .contains("case \"OrderPaid\" -> toKafka(\"orders\", subject, text);");
    }

    @Test
    void what_is_encrypted_is_found_by_a_keyed_hash_beside_it() {
        SequencedMap<String, String> files = Service.of(Briefs.brief("""
                lintel: 1
                service: {name: clinic, package: com.acme.clinic}
                roles: [nurse]
                resources:
                  Patient:
                    fields: {phone: phone pii encrypted searchable, insurance: text(6..20) pii encrypted unique}
                    access: {create: nurse, read: nurse}
                access_patterns:
                  - {name: a caller by number, on: Patient, by: phone}
                """));

        assertThat(only(files, "V1__tables.sql"))
                .contains("UNIQUE (insurance_index)")
                .contains("ON patients (phone_index")
                .doesNotContain("CREATE INDEX patients_phone_idx");
        assertThat(only(files, "/Patient.java"))
                .contains("phone_index = :phone")
                .contains("cipher.index(phone, \"patients.phone\")");
    }

    @Test
    void pages_are_kept_only_where_everybody_gets_the_same() {
        SequencedMap<String, String> files = Service.of(Briefs.pattern("orders"));

        assertThat(only(files, "ProductController.java")).contains("expireAfterWrite(Duration.ofSeconds(30))");
        assertThat(only(files, "OrderController.java")).doesNotContain("Caffeine");
    }

    @Test
    void a_retired_version_is_answered_by_a_filter_until_its_day() {
        SequencedMap<String, String> files = Service.of(Briefs.brief("""
                lintel: 1
                service: {name: desk, package: com.acme.desk, api: {rest: v2}}
                roles: [user]
                resources:
                  Note:
                    fields: {text: text(1..20)}
                    access: {create: user, read: user}
                compatibility: {deprecate: 90d, retired: {v1: 2030-06-30}}
                """));

        assertThat(only(files, "RetiredVersions.java"))
                .contains("\"v1\", LocalDate.parse(\"2030-06-30\")")
                .contains("Duration.ofDays(90)");
        assertThat(Service.of(Briefs.pattern("orders")).keySet())
                .noneMatch(path -> path.endsWith("RetiredVersions.java"));
    }

    @Test
    void who_is_signed_in_at_a_provider_has_a_session_that_nobody_can_use_from_elsewhere() {
        String text = Briefs.text("/dev/lintel/design/patterns/orders.yaml");
        Brief brief = Briefs.brief(text.replace("register: true", "login: oidc"));
        SequencedMap<String, String> files = Service.of(brief);

        assertKnowsItself(brief);
        assertKnowsItself(brief.guarded(false));
        assertThat(only(files, "application.yaml"))
                .contains("issuer-uri: ${OIDC_ISSUER}")
                .contains("client-secret: ${OIDC_CLIENT_SECRET}")
                .contains("name: __Host-session");
        assertThat(only(files, "V2__service.sql")).contains("CREATE TABLE spring_session (");
        assertThat(only(files, "SecurityConfig.java"))
                .contains(".requireCsrfProtectionMatcher(SecurityConfig::couldBeForged)")
                .doesNotContain("csrf.disable()");
        assertThat(files.keySet()).anyMatch(each -> each.endsWith("/OidcLoginTest.java"));
        assertThat(Service.of(Briefs.brief(text)).keySet()).noneMatch(each -> each.contains("OidcLogin"));
    }

    @Test
    void no_request_that_carries_what_is_personal_can_be_printed() {
        String user = only(Service.of(Briefs.pattern("orders")), "/User.java");

        assertThat(user).contains("return \"NewUser\";").contains("return \"UserChange\";");
    }

    /// A row below another's address may be made by staff too, who own none.
    @Test
    void who_may_make_a_row_by_role_makes_it_below_what_they_may_read() {
        SequencedMap<String, String> files = Service.of(Briefs.brief("""
                        roles: [customer, agent]
                        resources:
                          User:
                            fields: {email: email unique, password: secret}
                          Ticket:
                            fields: {subject: text(1..90)}
                            owner: asker -> User
                            access: {create: customer, read: [owner, agent]}
                          Reply:
                            fields: {body: text(1..90)}
                            owner: author -> User
                            refs: {ticket: Ticket cascade}
                            access: {create: [ticket.owner, agent], read: [ticket.owner, agent]}
                        """));

        assertThat(only(files, "/ReplyService.java"))
                .contains("caller.hasAny(\"agent\") ? TicketService.mayRead(caller) : TicketService.owns(caller)");
        // whose ticket it is makes the reply, since an agent has none
        assertThat(only(files, "/ReplyTest.java")).contains("As maker = caller(\"customer\");");
    }

    /// Whoever opens tenants belongs to none, also where everybody who is signed in sees their own.
    @Test
    void who_opens_tenants_reads_them_all() {
        SequencedMap<String, String> files = Service.of(Briefs.brief("""
                        roles: [student, rector]
                        tenancy: Faculty
                        resources:
                          Faculty:
                            fields: {code: slug unique}
                            access: {create: rector, read: signed-in}
                          User:
                            fields: {email: email unique, password: secret}
                        """));

        assertThat(only(files, "/FacultyService.java"))
                .containsSubsequence(
                        "caller.hasAny(\"rector\")", "Condition.always()", "id = :tenant", "caller.tenant()");
    }
}
