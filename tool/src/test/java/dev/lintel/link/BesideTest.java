package dev.lintel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.link.steps.Operations.Beside;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BesideTest {
    /// Each task on a thread of its own, the last one first.
    private static final Beside THREADS = tasks ->
            tasks.reversed().stream().map(CompletableFuture::runAsync).toList().forEach(CompletableFuture::join);

    @Test
    void answers_come_in_the_order_of_the_questions() {
        List<Callable<Integer>> questions = IntStream.range(0, 100)
                .mapToObj(i -> (Callable<Integer>) () -> i * i)
                .toList();

        assertThat(THREADS.answers(questions))
                .isEqualTo(IntStream.range(0, 100).map(i -> i * i).boxed().toList());
    }

    @Test
    void what_a_question_throws_is_thrown_as_it_is() {
        IllegalArgumentException thrown = new IllegalArgumentException("no such table");
        Callable<String> fails = () -> {
            throw thrown;
        };

        assertThatThrownBy(() -> THREADS.answers(List.of(() -> "first", fails))).isSameAs(thrown);
    }

    @Test
    void a_stack_that_overflows_is_no_answer_either() {
        Callable<String> overflows = () -> {
            throw new StackOverflowError("nested");
        };

        assertThatThrownBy(() -> THREADS.answers(List.of(overflows))).isInstanceOf(StackOverflowError.class);
    }
}
