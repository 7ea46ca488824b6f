package dev.lintel.optimize.trace;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statements of a log by the request that sent them: what Hibernate, Spring's JdbcTemplate and MyBatis print
/// beside a trace's number, or what PostgreSQL logs of statements that carry one in a comment (`traceparent` of
/// sqlcommenter). Values are left out as the lines are read.
///
/// @param apart statements on lines that name no request
public record RequestLog(List<Request> requests, int apart) {
    private static final int MOST_REQUESTS = 200_000;
    private static final Pattern SENT = Pattern.compile("\\borg\\.hibernate\\.SQL\\b|\\bo\\.h\\.SQL\\b"
            + "|execute (?:<unnamed>|S_\\d+)(?:/\\w+)?: |LOG: +statement: |SQL statement \\[|Preparing: |Query:\\[\"");
    private static final Pattern BEGINS = Pattern.compile(
            "/\\*|\\b(?:select|insert\\s+into|update|delete\\s+from|with|merge\\s+into|call)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_COMMENT = Pattern.compile("traceparent='[0-9a-f]{2}-([0-9a-f]{32})-");
    private static final Pattern IN_LINE = Pattern.compile(
            "(?:trace[_-]?id|request[_-]?id)[\"']?\\s*[=:]\\s*[\"']?([\\w-]{8,64})|\\[([0-9a-f]{32})-[0-9a-f]{16}\\]"
                    + "|\\[[^\\[\\],]*,([0-9a-f]{16,32}),[0-9a-f]{16}[\\],]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ROUTE = Pattern.compile("\\broute='([^']*)'");

    public RequestLog {
        requests = List.copyOf(requests);
    }

    /// @param route as a comment in its statements names it; empty for unknown
    /// @param statements without values, and how often each was sent
    public record Request(String route, Map<String, Integer> statements) {
        public int sent() {
            return statements.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public static RequestLog read(BufferedReader lines) throws IOException {
        Gathered gathered = new Gathered();
        String first = "";
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean goesOn = !first.isEmpty() && (line.isBlank() || Character.isWhitespace(line.charAt(0)));
            if (goesOn) {
                said.append('\n').append(line);
                continue;
            }
            gathered.add(first, said.toString());
            first = "";
            said.setLength(0);
            Matcher sent = SENT.matcher(line);
            if (sent.find()) {
                first = line.substring(0, sent.end());
                said.append(line, sent.end(), line.length());
            }
        }
        gathered.add(first, said.toString());
        return new RequestLog(List.copyOf(gathered.requests.values()), gathered.apart);
    }

    private static final class Gathered {
        private final Map<String, Request> requests = new LinkedHashMap<>();
        private int apart;

        /// @param before what stands in the line before the statement; empty for no statement
        void add(String before, String said) {
            Matcher begins = BEGINS.matcher(said);
            if (before.isEmpty() || !begins.find()) {
                return;
            }
            String sql = said.substring(begins.start());
            String plain = plain(sql);
            Matcher comment = IN_COMMENT.matcher(sql);
            Matcher line = IN_LINE.matcher(before);
            String number = comment.find() ? comment.group(1) : line.find() ? first(line) : "";
            if (plain.isEmpty()) {
                return;
            }
            if (number.isEmpty() || (requests.size() >= MOST_REQUESTS && !requests.containsKey(number))) {
                apart++;
                return;
            }
            Request request = requests.computeIfAbsent(number, _ -> new Request(route(sql), new LinkedHashMap<>()));
            request.statements().merge(plain, 1, Integer::sum);
        }

        private static String first(Matcher found) {
            for (int i = 1; i <= found.groupCount(); i++) {
                String number = found.group(i);
                if (number != null) {
                    return number;
                }
            }
            return "";
        }

        private static String route(String sql) {
            Matcher route = ROUTE.matcher(sql);
            return route.find() ? URLDecoder.decode(route.group(1), StandardCharsets.UTF_8) : "";
        }
    }

    /// By its tokens: without comments, a question mark for each value and one for a list of them.
    private static String plain(String sql) {
        List<Token> tokens = new ArrayList<>();
        Script.read(sql, Dialect.POSTGRESQL, statement -> {
            if (tokens.isEmpty()) {
                tokens.addAll(statement.tokens());
            }
        });
        List<String> words = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int end = -1;
        for (Token token : tokens) {
            boolean value = token.kind() == Token.Kind.STRING
                    || token.kind() == Token.Kind.NUMBER
                    || token.text().equals("?");
            if (token.text().equals("$") || token.text().equals("]") && token == tokens.getLast()) {
                continue;
            }
            String word = value ? "?" : token.text();
            int size = words.size();
            if (value
                    && size > 1
                    && words.get(size - 1).equals(",")
                    && words.get(size - 2).equals("?")) {
                words.removeLast();
                plain.setLength(plain.lastIndexOf(","));
                end = token.end();
                continue;
            }
            plain.append(end >= 0 && token.start() > end ? " " : "").append(word);
            words.add(word);
            end = token.end();
        }
        return plain.toString().strip();
    }
}
