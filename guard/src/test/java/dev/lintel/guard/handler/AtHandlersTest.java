package dev.lintel.guard.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.RateLimit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class AtHandlersTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final AtHandlers<String> limits = new AtHandlers<>((type, method) -> {
        reads.incrementAndGet();
        return AtHandlers.nearest(RateLimit.class, type, method).map(each -> each.value()[0]);
    });

    @Test
    void two_controllers_that_inherit_one_handler_may_say_different_things_about_it() throws Exception {
        assertThat(limits.of(new HandlerMethod(new Strict(), "list"))).contains("1/min");
        assertThat(limits.of(new HandlerMethod(new Generous(), "list"))).contains("100/min");
        assertThat(limits.of(new HandlerMethod(new Silent(), "list"))).isEmpty();
    }

    @Test
    void a_handler_is_read_once_also_if_nothing_is_written_there_and_its_controller_is_a_new_one_each_time()
            throws Exception {
        for (int i = 0; i < 5; i++) {
            limits.of(new HandlerMethod(new Strict(), "list"));
            limits.of(new HandlerMethod(new Silent(), "list"));
        }
        assertThat(reads).hasValue(2);
    }

    static class Base {
        public String list() {
            return "";
        }
    }

    @RateLimit("1/min")
    static class Strict extends Base {}

    @RateLimit("100/min")
    static class Generous extends Base {}

    static class Silent extends Base {}
}
