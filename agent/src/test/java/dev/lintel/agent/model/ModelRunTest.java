package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.model.StandIn.Reply;
import dev.lintel.cli.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `lintel ask --model` against servers that speak the providers' protocols, well and badly.
class ModelRunTest extends AskedModel {
    @ParameterizedTest
    @EnumSource
    void a_model_asks_the_tools_and_what_it_proves_is_told(Protocol protocol) throws Exception {
        String answer = """
                {"claims":[{"kind":"risk","says":"The worst stands in the overview.","evidence":["r1"]},\
                {"kind":"fact","says":"It is written in COBOL.","evidence":[]},\
                {"kind":"risk","says":"PaymentController.java:99999 is open.","evidence":["r1"]},\
                {"kind":"fact","says":"DELETE /api/everything is open.","evidence":["r1"]},\
                {"kind":"fact","says":"The worst is half proved.","evidence":["r1","r7"]},\
                {"kind":"fact","says":"It is mined.","evidence":["r7"]}]}""";
        try (StandIn server = new StandIn(
                Reply.of(protocol.calls("backend_overview", OVERVIEW)), Reply.of(protocol.calls("answer", answer)))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.CLEAN);
            assertThat(ran.out())
                    .contains("The worst stands in the overview. [r1]")
                    .contains("r1  backend_overview")
                    .doesNotContain("COBOL", "99999", "everything", "half proved", "mined");
            assertThat(ran.err()).contains("5 of 6 claims were dropped").contains("2 calls, 30 tokens");
            assertThat(server.received())
                    .hasSize(2)
                    .allMatch(each -> each.path().equals(protocol.path()));
            assertThat(server.received().getLast().body())
                    .contains("\\\"result\\\":\\\"r1\\\"")
                    .contains("auth-object-not-owned");
            assertThat(server.received().getFirst().headers().toString()).contains(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_that_answers_without_the_tool_is_held_to_the_same(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(protocol.calls("backend_overview", OVERVIEW)),
                Reply.of(protocol.says("# Summary\\n- There are open endpoints. [r1]\\n- All is well.\\n")))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.out()).contains("There are open endpoints. [r1]").doesNotContain("Summary", "All is well");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_never_proved_is_never_shown(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(Reply.of(protocol.says("Your backend is perfectly safe.")))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("proved nothing").doesNotContain("perfectly safe");
            assertThat(server.received()).as("given back once").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void calls_that_cannot_be_followed_are_answered_with_how_to_ask(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(protocol.calls("delete_everything", "{}")),
                Reply.of(protocol.calls("endpoints", "{\"limit\":\"many\"}")),
                Reply.of(protocol.calls("tables", "{\"name\":[1,2]}")),
                Reply.of(protocol.calls("backend_overview", OVERVIEW)),
                Reply.of(protocol.calls("answer", "{\"claims\":\"none\"}")),
                Reply.of(protocol.calls("answer", PROVED)))) {
            Ran ran = ask(server, protocol);

            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.CLEAN);
            assertThat(server.received().getLast().body())
                    .contains("there is no tool delete_everything")
                    .contains("limit has to be a number")
                    .contains("name has to be a text");
        }
    }

    @Test
    void arguments_that_are_no_json_are_answered() throws Exception {
        String broken =
                Protocol.OPENAI.calls("tables", "{}").replace("\"arguments\":\"{}\"", "\"arguments\":\"{name:\"");
        try (StandIn server = new StandIn(
                Reply.of(broken),
                Reply.of(Protocol.OPENAI.calls("backend_overview", OVERVIEW)),
                Reply.of(Protocol.OPENAI.calls("answer", PROVED)))) {
            assertThat(ask(server, Protocol.OPENAI).exit()).isEqualTo(Exit.CLEAN);
            assertThat(server.received().get(1).body()).contains("are no JSON object");
        }
    }

    @Test
    void a_call_without_arguments_asks_for_all() throws Exception {
        String bare =
                Protocol.OPENAI.calls("backend_overview", "{}").replace("\"arguments\":\"{}\"", "\"arguments\":null");
        try (StandIn server = new StandIn(Reply.of(bare), Reply.of(Protocol.OPENAI.calls("answer", PROVED)))) {
            assertThat(ask(server, Protocol.OPENAI).exit()).isEqualTo(Exit.CLEAN);
        }
    }

    @Test
    void what_the_tools_refuse_is_masked_as_well() throws Exception {
        try (StandIn server = new StandIn(
                Reply.of(Protocol.ANTHROPIC.calls("secret=tr0ub4dor", "{}")),
                Reply.of(Protocol.ANTHROPIC.calls("explain_finding", "{\"id\":\"password=hunter2x\"}")),
                Reply.of(Protocol.ANTHROPIC.says("done")))) {
            ask(server, Protocol.ANTHROPIC);

            assertThat(server.received().get(2).body())
                    .contains("there is no tool secret=" + Masking.MASK)
                    .containsOnlyOnce("hunter2x");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_loop_without_end_ends_with_the_budget(Protocol protocol) throws Exception {
        try (StandIn server = new StandIn(Reply.of(protocol.calls("backend_overview", OVERVIEW)))) {
            Ran ran = ask(server, protocol, "--budget", "calls=3");

            assertThat(ran.exit()).isEqualTo(Exit.INCOMPLETE);
            assertThat(ran.err()).contains("the budget is used up (3 calls, 45 tokens)");
            assertThat(server.received()).hasSize(3);
            assertThat(server.received().get(1).body()).contains("explain_finding");
            assertThat(server.received().getLast().body())
                    .contains("you have that answer already: r1")
                    .doesNotContain("explain_finding");
        }
    }

    @Test
    void tokens_are_bounded_before_they_are_sent() throws Exception {
        try (StandIn server = new StandIn(Reply.of(Protocol.OLLAMA.calls("review", "{\"limit\":50}")))) {
            Ran ran = ask(server, Protocol.OLLAMA, "--budget", "tokens=2000");

            assertThat(ran.err()).contains("the budget is used up (1 calls");
            assertThat(server.received()).hasSize(1);
        }
    }
}
