package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a caller sends decides which classes are made.
public final class UnsafeDeserialization implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-unsafe-deserialization",
            Risk.CRITICAL,
            "no native/polymorphic deserialisation of input",
            """
            Java's own serialisation, and formats that name classes, make any object on the class path and run code while doing \
            so. Chains of library classes that end in a command are published and ready to use.""",
            "Worst on endpoints that anyone may call and on queues that others write.",
            "A cast after `readObject` comes too late: the object was made already.",
            """
            ```java
            ObjectInputStream in = new ObjectInputStream(stream);
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.acme.Order;!*"));
            ```""",
            List.of("CWE-502", "OWASP A08:2025", "OWASP Deserialization Cheat Sheet"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("deserialize");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("deserialize", "serialized");
    }

    /// Where a filter, a list of types or the library's newer default decides what may be made.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        var receiver = arrival.receiver();
        if (letsEveryTypePass(receiver)) {
            return false;
        }
        boolean filtered = List.of("filter", "allow").stream().anyMatch(receiver.parts()::containsKey)
                || receiver.parts().containsKey("validator") && !letsAllPass(receiver.part("validator"));
        boolean own = receiver.types().stream().anyMatch(UnsafeDeserialization::looksAhead);
        boolean safe = receiver.part("constructor").types().stream().anyMatch(type -> type.contains("SafeConstructor"));
        return filtered || own || safe || kryo(arrival) || !isAsked(arrival) && safeByVersion(backend, arrival);
    }

    /// An XStream that was told to make whatever the text names: what is added last is asked first, so that a list
    /// of types before it means nothing.
    private static boolean letsEveryTypePass(Observed stream) {
        Observed permission = stream.part("permission");
        Stream<String> permitted = Stream.concat(
                permission.types().stream(),
                permission.constants().stream()
                        .filter(Observed.Named.class::isInstance)
                        .map(each -> ((Observed.Named) each).type()));
        return stream.part("every").constants().contains(true)
                || permitted.anyMatch(type -> type.endsWith(".AnyTypePermission"));
    }

    /// Whether the call itself lets the text name classes, in whatever version.
    private static boolean isAsked(Arrival arrival) {
        return arrival.arguments().stream()
                .flatMap(each -> each.constants().stream())
                .anyMatch(each ->
                        each instanceof Observed.Named(String _, String name) && name.equals("SupportAutoType"));
    }

    /// Jackson's own validator that refuses nothing.
    private static boolean letsAllPass(Observed validator) {
        return validator.types().stream().anyMatch(type -> type.endsWith(".LaissezFaireSubTypeValidator"));
    }

    /// A stream that was made to look at classes before it makes them.
    private static boolean looksAhead(String type) {
        return type.endsWith("InputStream") && !type.startsWith("java.io.") && !type.startsWith("org.springframework.");
    }

    /// Kryo asks for registered classes unless told otherwise.
    private static boolean kryo(Arrival arrival) {
        return arrival.sink().contains("Kryo")
                && !arrival.receiver().part("registered").constants().contains(false);
    }

    /// XStream 1.4.18 and SnakeYAML 2 refuse foreign types by themselves; fastjson 1.2.83 was the last to close a way
    /// around its switch for them, which is off (fastjson wiki, security_update_20220523).
    private static boolean safeByVersion(Backend backend, Arrival arrival) {
        return arrival.sink().contains("XStream") && Release.isAtLeast(backend, "xstream", 1, 4, 18)
                || arrival.sink().contains("snakeyaml") && Release.isAtLeast(backend, "snakeyaml", 2, 0, 0)
                || arrival.sink().contains("fastjson") && Release.isAtLeast(backend, "fastjson", 1, 2, 83);
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        if (letsEveryTypePass(arrival.receiver())) {
            return judgement.noting("it is told to let every type pass");
        }
        if (arrival.sink().contains("XStream")) {
            return unlessTold(
                    judgement,
                    backend,
                    "xstream",
                    "since 1.4.18 XStream refuses foreign types; its version is not told");
        }
        return arrival.sink().contains("fastjson") && !isAsked(arrival)
                ? unlessTold(
                        judgement,
                        backend,
                        "fastjson",
                        "since 1.2.83 fastjson makes no foreign types by itself; its version is not told")
                : judgement;
    }

    private static Judgement unlessTold(Judgement judgement, Backend backend, String artifact, String because) {
        return Release.isTold(backend, artifact)
                ? judgement
                : judgement.atMost(Risk.MEDIUM).noting(because);
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("run code in this service", "decides which classes are made", "makes the objects");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix(
                "Read JSON into a type of your own; where objects must be read, set a filter first.", """
                + in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.acme.Order;!*"));""", List.of()));
    }
}
