package dev.lintel.agent.question;

import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Mention.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a sentence asks of each endpoint: the table that it touches, who may call it, what it lacks.
record AskedFilters(Heard heard) {
    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        heard.first(Kind.TABLE)
                .ifPresent(table -> filters.add(new Filter.Does(heard.deed().orElse(Deed.TOUCH), table.name())));
        heard.first(Kind.CLIENT).ifPresent(client -> filters.add(new Filter.Calls(client.name())));
        heard.first(Kind.PATH).ifPresent(path -> filters.add(new Filter.Under(path.name())));
        boolean outside = heard.has("outside", "external", "remote", "outbound")
                || heard.says("third party")
                || heard.says("another system")
                || heard.says("other systems");
        if (outside && heard.first(Kind.CLIENT).isEmpty()) {
            filters.add(new Filter.Calls(""));
        }
        if (heard.withoutTimeout()) {
            filters.add(new Filter.CallsWithoutTimeout());
        }
        if (heard.has("transaction")) {
            boolean calls = heard.first(Kind.CLIENT).isPresent() || outside || heard.has("provider", "http");
            filters.add(calls ? new Filter.CallsInTransaction() : new Filter.InTransaction());
        }
        access(filters);
        controls(filters);
        for (String method : BackendNames.HTTP_METHODS) {
            if (heard.sentence().words().stream().anyMatch(word -> word.raw().equals(method))) {
                filters.add(new Filter.Method(method));
            }
        }
        return filters;
    }

    private void access(List<Filter> filters) {
        Optional<String> role = heard.first(Kind.ROLE).map(Mention::name);
        if (role.isPresent()) {
            filters.add(new Filter.NeedsRole(role.get()));
        } else if (heard.has("open") && !heard.has("transaction")
                || heard.has(
                        "public",
                        "anonymous",
                        "anyone",
                        "everyone",
                        "everybody",
                        "unauthenticated",
                        "unprotected",
                        "unsecured")
                || heard.withoutLogin()
                || heard.says("no authentication")
                || heard.says("without authentication")) {
            filters.add(new Filter.Open());
        } else if (heard.has("unknown") && heard.has("access", "rule", "right")) {
            filters.add(new Filter.UnknownAccess());
        } else if (heard.has("role", "privilege", "admin")) {
            filters.add(new Filter.NeedsRole(""));
        } else if (heard.has("login", "authenticated", "authenticate", "protect", "logged")) {
            filters.add(new Filter.Closed());
        }
    }

    private void controls(List<Filter> filters) {
        boolean lacks = heard.lacks();
        if (heard.has("valid", "validated", "unvalidated", "validate", "check") && lacks) {
            filters.add(new Filter.NotValidated());
        }
        boolean rates = heard.says("rate limit")
                || heard.says("rate limits")
                || heard.says("rate limited")
                || heard.has("limit", "throttle", "unlimited", "rate-limit");
        if (rates && !heard.withoutTimeout() && !heard.says("time limit")) {
            filters.add(lacks ? new Filter.NotLimited() : new Filter.Limited());
        }
        if (heard.has("n+1")
                || heard.says("n 1")
                || heard.says("query in a loop")
                || heard.says("queries in a loop")
                || heard.says("query per")) {
            filters.add(new Filter.Found(
                    List.of("db-n-plus-one-loop", "db-n-plus-one-lazy", "db-n-plus-one-serializer"),
                    "ask the database once per element"));
        }
        if (heard.has("page", "paging", "paged", "unpaged", "pagination") && (lacks || heard.has("unpaged"))) {
            filters.add(new Filter.Found(List.of("api-collection-unpaged"), "answer a growing table without paging"));
        }
        heard.mentions().stream()
                .filter(mention -> mention.kind() == Kind.PRACTICE)
                .forEach(mention -> filters.add(new Filter.Found(List.of(mention.name()), "break " + mention.name())));
    }
}
