package dev.lintel.bench.flow.transform;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Which calls of the servlet API and the JDK do the same as others, by their documentation.
final class Equivalents {
    private static final List<String> STRING = List.of("java.lang.String");

    private Equivalents() {}

    /// A call of a library's method.
    ///
    /// @param literal all arguments are text literals, so that they may be written twice
    /// @param statement nobody uses what it returns
    /// @param named the receiver is a plain name, so that it may be written twice
    record Site(
            String owner,
            String method,
            List<String> types,
            String receiver,
            List<String> arguments,
            boolean literal,
            boolean statement,
            boolean named) {
        private boolean is(String type, String name, List<String> parameters) {
            return (owner.equals(type) || owner.endsWith("." + type))
                    && method.equals(name)
                    && types.equals(parameters);
        }

        private String first() {
            return arguments.getFirst();
        }

        private String call(String name, String... with) {
            return receiver + "." + name + "(" + String.join(", ", with) + ")";
        }
    }

    /// A statement before, and what stands for the call then.
    record Two(String first, String then) {}

    static Optional<Two> twoSteps(Site site) {
        return site != null && site.is("java.sql.Statement", "executeQuery", STRING)
                ? Optional.of(new Two(site.call("execute", site.first()), site.call("getResultSet")))
                : Optional.empty();
    }

    static Optional<String> of(Site site, Random random) {
        return request(site, random)
                .or(() -> response(site, random))
                .or(() -> database(site))
                .or(() -> machine(site))
                .or(() -> randomness(site));
    }

    private static Optional<String> request(Site site, Random random) {
        if (!site.named() || !site.literal()) {
            return Optional.empty();
        }
        if (site.is("servlet.ServletRequest", "getParameter", STRING)) {
            String values = site.call("getParameterValues", site.first());
            String mapped = site.call("getParameterMap") + ".get(" + site.first() + ")";
            return Optional.of(
                    switch (random.nextInt(3)) {
                        case 0 -> "(" + values + " == null ? null : " + values + "[0])";
                        case 1 -> "(" + mapped + " == null ? null : " + mapped + "[0])";
                        default -> "java.util.Optional.ofNullable(" + values + ").map(all -> all[0]).orElse(null)";
                    });
        }
        if (site.is("servlet.ServletRequest", "getParameterValues", STRING)) {
            return Optional.of(site.call("getParameterMap") + ".get(" + site.first() + ")");
        }
        if (site.is("servlet.http.HttpServletRequest", "getHeader", STRING)) {
            String all = site.call("getHeaders", site.first());
            return Optional.of("(" + all + ".hasMoreElements() ? " + all + ".nextElement() : null)");
        }
        return Optional.empty();
    }

    private static Optional<String> response(Site site, Random random) {
        if (!site.statement() || !site.owner().equals("java.io.PrintWriter")) {
            return Optional.empty();
        }
        boolean text = site.types().equals(STRING);
        if (text && site.method().equals("println")) {
            return Optional.of(
                    random.nextBoolean()
                            ? site.call("append", site.first()) + ".println()"
                            : site.call("printf", "\"%s%n\"", site.first()));
        }
        if (text && site.method().equals("print")) {
            return Optional.of(site.call("append", site.first()));
        }
        if (text && site.method().equals("write")) {
            return Optional.of(
                    random.nextBoolean() ? site.call("print", site.first()) : site.call("append", site.first()));
        }
        if (site.method().equals("printf")) {
            return Optional.of(site.call("format", site.arguments().toArray(String[]::new)));
        }
        if (site.method().equals("format")) {
            return Optional.of(site.call("printf", site.arguments().toArray(String[]::new)));
        }
        return Optional.empty();
    }

    private static Optional<String> database(Site site) {
        if (site.is("java.sql.Statement", "execute", STRING)) {
            return Optional.of(site.call("execute", site.first(), "java.sql.Statement.NO_GENERATED_KEYS"));
        }
        if (site.is("java.sql.Connection", "prepareStatement", STRING)
                || site.is("java.sql.Connection", "prepareCall", STRING)) {
            return Optional.of(site.call(
                    site.method(),
                    site.first(),
                    "java.sql.ResultSet.TYPE_FORWARD_ONLY",
                    "java.sql.ResultSet.CONCUR_READ_ONLY"));
        }
        if (site.is("springframework.jdbc.core.JdbcTemplate", "queryForList", STRING)) {
            return Optional.of(
                    site.call("query", site.first(), "new org.springframework.jdbc.core.ColumnMapRowMapper()"));
        }
        if (site.is("javax.xml.xpath.XPath", "evaluate", List.of("java.lang.String", "java.lang.Object"))) {
            return Optional.of(site.call("compile", site.first()) + ".evaluate("
                    + site.arguments().get(1) + ")");
        }
        if (site.is("servlet.http.HttpSession", "putValue", List.of("java.lang.String", "java.lang.Object"))) {
            return Optional.of(site.call("setAttribute", site.arguments().toArray(String[]::new)));
        }
        return Optional.empty();
    }

    private static Optional<String> machine(Site site) {
        if (site.is("java.lang.Runtime", "exec", List.of("java.lang.String[]"))) {
            return Optional.of("new java.lang.ProcessBuilder(" + site.first() + ").start()");
        }
        if (site.is("java.lang.Runtime", "exec", STRING)) {
            return Optional.of(site.call("exec", site.first(), "null"));
        }
        if (site.is("java.lang.Runtime", "exec", List.of("java.lang.String[]", "java.lang.String[]"))) {
            return Optional.of(site.call("exec", site.first(), site.arguments().get(1), "null"));
        }
        if (site.is("java.lang.ProcessBuilder", "command", List.of("java.util.List")) && site.statement()) {
            return Optional.of(site.call("command", site.first() + ".toArray(new String[0])"));
        }
        return Optional.empty();
    }

    private static Optional<String> randomness(Site site) {
        if (site.is("java.lang.Math", "random", List.of())) {
            return Optional.of("new java.util.Random().nextDouble()");
        }
        boolean fresh = site.receiver().startsWith("new java.util.Random()");
        return fresh && site.owner().equals("java.util.Random") && site.types().isEmpty()
                ? Optional.of("java.util.concurrent.ThreadLocalRandom.current()." + site.method() + "()")
                : Optional.empty();
    }

    /// @param types of the constructor's parameters
    static Optional<String> creation(String owner, List<String> types, List<String> arguments, Random random) {
        boolean text = types.equals(STRING);
        if (owner.equals("java.io.File") && (text || types.equals(List.of("java.lang.String", "java.lang.String")))) {
            return random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of("java.nio.file.Path.of(" + String.join(", ", arguments) + ").toFile()");
        }
        if (owner.equals("java.io.FileInputStream") && text) {
            return Optional.of("new java.io.FileInputStream(new java.io.File(" + arguments.getFirst() + "))");
        }
        if (owner.equals("java.io.FileInputStream") && types.equals(List.of("java.io.File"))) {
            return Optional.of("new java.io.FileInputStream((" + arguments.getFirst() + ").getPath())");
        }
        if (owner.equals("java.io.FileOutputStream") && text) {
            return Optional.of("new java.io.FileOutputStream(" + arguments.getFirst() + ", false)");
        }
        return Optional.empty();
    }
}
