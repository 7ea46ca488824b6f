package dev.lintel.design.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// To whom rows can belong.
class OwnedRowsTest {
    private static final String RENTALS = """
                        roles: [renter, clerk]
                        auth: {jwt: {issuer: "https://id.example.com"}}
                        resources:
                          User:
                            fields: {email: email unique, name: text(1..90), ACCESS}
                            access: {read: [owner, clerk]}
                          Shop:
                            fields: {street: text(1..90)}
                            access: {create: clerk, read: signed-in}
                          Rental:
                            fields: {note: text(1..90)}
                            owner: renter -> OWNER
                            access: {create: renter, read: [owner, clerk]}
                        """;

    private static Brief rentals(String more, String owner) throws BriefProblem {
        return BriefReader.read("brief.yaml", RENTALS.replace("ACCESS", more).replace("OWNER", owner));
    }

    @Test
    void they_belong_to_whom_a_provider_signs_in_where_nobody_has_a_password_here() throws BriefProblem {
        Brief brief = rentals("shoeSize: int?", "User");

        assertThat(brief.account()).isEmpty();
        assertThat(brief.callers()).map(Resource::name).contains("User");
        assertThat(brief.questions())
                .extracting(Brief.Question::asks)
                .contains("Has whoever the provider signs in a row of User from then on?");
        assertThat(rentals("password: secret", "User").callers())
                .isEqualTo(rentals("password: secret", "User").account());
    }

    @Test
    void they_belong_to_nobody_who_does_not_ask() {
        assertThatThrownBy(() -> rentals("password: secret", "Shop"))
                .hasMessageContaining("nobody asks as a Shop; write `owner: renter -> User`");
        assertThatThrownBy(() -> rentals("shoeSize: int?", "Shop"))
                .hasMessageContaining("write `email: email unique` among the fields of Shop");
    }

    @Test
    void what_a_provider_does_not_tell_may_be_empty() {
        assertThatThrownBy(() -> rentals("shoeSize: int", "User"))
                .hasMessageContaining("does not tell shoeSize; let it be empty, `int?`");
        assertThatThrownBy(() -> BriefReader.read(
                        "brief.yaml",
                        RENTALS.replace("ACCESS", "shoeSize: int?")
                                .replace("OWNER", "User")
                                .replace("email: email unique", "email: email")))
                .hasMessageContaining("is found by email; write `email: email unique`");
    }

    @Test
    void who_opens_accounts_is_asked_where_no_request_does() throws BriefProblem {
        assertThat(rentals("password: secret", "User").questions())
                .extracting(Brief.Question::asks)
                .contains("Who opens accounts of User?");
    }

    @Test
    void what_is_copied_cannot_be_copied_from_what_may_be_absent() {
        assertThatThrownBy(() -> BriefReader.read("brief.yaml", """
                        resources:
                          Item:
                            fields: {price: money}
                            access: {create: admin, read: admin}
                          Sale:
                            fields: {price: money snapshot of item.price}
                            refs: {item: Item? detach}
                            access: {create: admin, read: admin}
                        """))
                .hasMessageContaining("price is taken from it, so that it cannot be absent");
    }
}
