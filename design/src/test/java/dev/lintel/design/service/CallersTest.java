package dev.lintel.design.service;

import static dev.lintel.design.service.ServiceTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// Whose rows those who ask have.
class CallersTest {
    private static SequencedMap<String, String> pair(String name) {
        return Service.of(Briefs.brief(Briefs.text("/dev/lintel/design/pairs/" + name + ".yaml")));
    }

    @Test
    void where_no_request_opens_an_account_nothing_opens_one() {
        SequencedMap<String, String> files = pair("accounts-brought-in");

        assertThat(files.keySet()).noneMatch(path -> path.endsWith("/Registration.java"));
        assertThat(only(files, "/Accounts.java")).contains("credentials(").doesNotContain("insert into");
        assertThat(only(files, "/Passwords.java")).contains("hash(").doesNotContain("COMMON");
        assertThat(only(pair("account-by-staff"), "/Accounts.java")).contains("insert into");
        assertThat(only(pair("account-by-staff"), "/Passwords.java")).contains("COMMON");
    }

    @Test
    void whoever_the_provider_signs_in_has_a_row_that_others_can_belong_to() {
        SequencedMap<String, String> files = pair("people-of-provider");

        assertThat(only(files, "/ForeignTokens.java"))
                .contains("insert into users (id, email, tenant_id, name, given_name, standing)")
                .containsPattern("left\\(:given_name, 40\\),\\s+'FREE'\\)")
                .contains("requireNonNullElse(theirs.getClaimAsString(\"name\"), email)")
                .contains(".param(\"given_name\", theirs.getClaimAsString(\"given_name\"))");
        assertThat(only(files, "/UserService.java")).contains("Condition.of(\"id = :caller\"");
        assertThat(only(files, "/User.java")).contains("UserChange(").doesNotContain("@Email");
        assertThat(only(files, "/Backend.java")).contains("insert into users (tenant_id, email, name, standing)");
        assertThat(only(pair("oidc-owner"), "/ForeignTokens.java")).doesNotContain("insert into");
    }

    @Test
    void an_export_is_asked_for_by_somebody_of_the_tenant() {
        assertThat(only(pair("accounts-brought-in"), "/NoteTest.java"))
                .contains("As exporter = caller(\"keeper\", maker.tenant());");
    }

    /// Of what a part names, nobody can name what they may not see.
    @Test
    void every_row_that_parts_name_is_looked_up_as_the_caller_sees_it() {
        SequencedMap<String, String> files = pair("accounts-brought-in");

        assertThat(only(files, "/NoteService.java"))
                .contains("        linesRate(request, caller);\n        linesDepot(request, caller);\n")
                .contains("        extrasRate(request, caller);\n")
                .contains("depots.findAll(ids, DepotService.mayRead(caller))")
                .contains("private static Money sum(NewNote request) {");
        assertThat(only(files, "/DepotRepository.java")).contains("findAll(");
    }

    @Test
    void what_parts_take_from_is_what_they_choose_and_count() {
        Brief brief = Briefs.brief("""
                        roles: [cook]
                        resources:
                          User:
                            fields: {email: email unique, password: secret, credit: int(0..)}
                          Flour:
                            fields: {grams: int(0..)}
                            access: {create: cook, read: cook}
                          Bread:
                            fields: {name: text(1..9)}
                            has: {bags: Bag 1..9 composed}
                            access: {create: cook, read: cook}
                          Bag:
                            fields: {grams: int(1..)}
                            owner: baker -> User
                            refs: {flour: Flour restrict}
                        """);

        assertThat(brief.takers("Flour")).extracting("name").containsExactly("Bread");
        assertThat(brief.takers("User")).isEmpty();
    }

    /// A line names what it is of, and where it lies: there may be too few in the second.
    @Test
    void parts_take_from_the_first_row_of_which_there_may_be_too_few() {
        Brief brief = Briefs.brief("""
                        roles: [worker]
                        resources:
                          Article: {fields: {name: text(1..9)}, access: {create: worker, read: worker}}
                          Bin: {fields: {stock: int(0..)}, access: {create: worker, read: worker}}
                          Reserve: {fields: {stock: int(0..)}, access: {create: worker, read: worker}}
                          Movement:
                            fields: {note: text(1..9)}
                            has: {lines: Line 1..9 composed}
                            access: {create: worker, read: worker}
                          Line:
                            fields: {quantity: int(1..9)}
                            refs: {article: Article restrict, bin: Bin restrict, reserve: Reserve restrict}
                        consistency: [Bin.stock never below 0, Reserve.stock never below 0]
                        """);

        assertThat(brief.takers("Bin")).extracting("name").containsExactly("Movement");
        assertThat(brief.takers("Reserve")).isEmpty();
        assertThat(only(Service.of(brief), "/MovementService.java"))
                .contains("bins.takeBinStock(item.binId(), item.quantity())");
    }
}
