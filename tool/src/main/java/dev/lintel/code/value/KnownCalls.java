package dev.lintel.code.value;

import java.util.Set;

/// Library calls that hand on what they were given, by name: the value of the receiver or of the first argument
/// arrives unchanged for the questions asked here (is this id the caller's, does this text come from the request).
final class KnownCalls {
    private static final Set<String> RECEIVER_ITSELF = Set.of(
            // Optional, Mono, futures
            "get",
            "orElse",
            "orElseThrow",
            "orElseGet",
            "block",
            "join",
            "toFuture",
            "blockOptional",
            "toOptional",
            "orElseThrowException",
            "switchIfEmpty",
            "defaultIfEmpty",
            "await",
            "single",
            // text and numbers
            "trim",
            "strip",
            "toLowerCase",
            "toUpperCase",
            "toString",
            "intern",
            "longValue",
            "intValue",
            "doubleValue",
            "stripTrailing",
            "stripLeading",
            "name",
            "asText",
            "asLong",
            "asInt",
            "textValue",
            "getAsString",
            "toPlainString",
            // streams and collections as a whole
            "stream",
            "parallelStream",
            "filter",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "peek",
            "toList",
            "collect",
            "boxed",
            "unordered",
            "sequential",
            "parallel",
            "iterator",
            "subList",
            "reversed",
            "values",
            "entrySet",
            "getContent",
            "content",
            "collectList",
            "takeWhile",
            "dropWhile",
            "onClose",
            "asIterator",
            "toArray",
            "getRecords",
            "cache",
            "log",
            "subscribeOn",
            "publishOn",
            "timeout",
            "retry",
            "doOnNext",
            "doOnError",
            "doOnSuccess");
    private static final Set<String> ELEMENT = Set.of(
            "findFirst",
            "findAny",
            "next",
            "getFirst",
            "getLast",
            "poll",
            "peekFirst",
            "remove",
            "first",
            "last",
            "pop",
            "min",
            "max",
            "nextElement",
            "getValue",
            "removeFirst",
            "removeLast",
            "onlyElement",
            "blockFirst",
            "elementAt");
    private static final Set<String> ARGUMENT_ITSELF = Set.of(
            "requireNonNull",
            "valueOf",
            "parseLong",
            "parseInt",
            "parseDouble",
            "ofNullable",
            "just",
            "justOrEmpty",
            "requireNonNullElse",
            "fromString",
            "toLong",
            "toInt",
            "cast",
            "checkNotNull",
            "completedFuture",
            "toStr",
            "fromOptional",
            "nullToEmpty",
            "defaultString",
            "defaultIfNull",
            "notNull",
            "unmodifiableList",
            "copyOf",
            "unmodifiableSet",
            "newArrayList",
            "fromIterable",
            "unmodifiableCollection",
            "trimToNull",
            "trimToEmpty");
    private static final Set<String> COLLECTS_ARGUMENTS = Set.of("asList", "singletonList", "singleton", "newHashSet");

    /// Named like getters, and yet each call asks the database (Jakarta Persistence, `Query`).
    private static final Set<String> RUNS_QUERY =
            Set.of("getResultList", "getResultStream", "getSingleResult", "getSingleResultOrNull", "getUpdateCount");

    private KnownCalls() {}

    static boolean givesReceiver(String name) {
        return RECEIVER_ITSELF.contains(name);
    }

    static boolean runsQuery(String name) {
        return RUNS_QUERY.contains(name);
    }

    static boolean givesElement(String name) {
        return ELEMENT.contains(name);
    }

    static boolean givesArgument(String name) {
        return ARGUMENT_ITSELF.contains(name);
    }

    static boolean collectsArguments(String name) {
        return COLLECTS_ARGUMENTS.contains(name);
    }
}
