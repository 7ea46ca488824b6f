package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Body;
import dev.lintel.code.Program;
import dev.lintel.read.java.syntax.ParsedFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A folder that is read again, with what was parsed before.
class ParsedFilesTest {
    private static final String ORDERS = """
            package shop;

            import java.util.List;
            import java.util.function.Supplier;

            class Orders {
                private final Supplier<String> name = new Supplier<>() {
                    @Override
                    public String get() {
                        return Prices.currency();
                    }
                };

                static {
                    Prices.load();
                }

                enum State {
                    OPEN { @Override String label() { return "open".trim(); } };
                    abstract String label();
                }

                List<String> all(List<String> raw) {
                    record Line(String text) {
                        String tidy() {
                            return text.strip() + Prices.currency();
                        }
                    }
                    return raw.stream().map(each -> new Line(each).tidy()).toList();
                }
            }
            """;
    private static final String PRICES = """
            package shop;

            class Prices {
                static String currency() {
                    return "EUR".toLowerCase();
                }

                static void load() {}
            }
            """;

    @Test
    void is_read_as_it_would_be_without() {
        ParsedFiles before = ParsedFiles.kept();
        Sources shop = Sources.of("shop/Orders.java", ORDERS).and("shop/Prices.java", PRICES);
        List<String> fresh = bodies(shop.read());

        assertThat(bodies(shop.read(before))).isEqualTo(fresh).hasSizeGreaterThan(5);
        // the first reading has resolved everything; what was kept must not show it
        assertThat(bodies(shop.read(before))).isEqualTo(fresh);
        assertThat(Sources.calls(shop.read(before))).isEqualTo(Sources.calls(shop.read()));
    }

    @Test
    void what_others_call_now_is_found_from_files_that_did_not_change() {
        ParsedFiles before = ParsedFiles.kept();
        bodies(Sources.of("shop/Orders.java", ORDERS)
                .and("shop/Prices.java", PRICES)
                .read(before));
        Sources changed = Sources.of("shop/Orders.java", ORDERS)
                .and("shop/Prices.java", PRICES.replace("String currency()", "CharSequence currency()"));

        assertThat(Sources.calls(changed.read(before))).isEqualTo(Sources.calls(changed.read()));
        assertThat(bodies(changed.read(before))).isEqualTo(bodies(changed.read()));
    }

    private static List<String> bodies(Program program) {
        return program.bodies().map(Body::toString).toList();
    }
}
