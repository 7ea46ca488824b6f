package dev.lintel.design.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What only accounts have: their statements and how they are opened.
public record AccountStatements(Slice of) {
    public String accountColumns() {
        return Layout.columns(
                24,
                Stream.concat(accountBindings().stream().map(Member.Bound::column), Stream.of("password_hash", "role"))
                        .toList());
    }

    public String accountValues() {
        return Layout.columns(
                24,
                Stream.concat(
                                accountBindings().stream().map(each -> ":" + each.name()),
                                Stream.of(":passwordHash", ":role"))
                        .toList());
    }

    public List<Member.Bound> accountBindings() {
        return of.statements().inserted().stream()
                .map(each -> each.column().equals("email")
                        ? new Member.Bound(each.column(), each.name(), "normal(" + each.value() + ")")
                        : each.value().equals("caller.tenant()")
                                ? new Member.Bound(each.column(), each.name(), "tenant")
                                : each)
                .toList();
    }

    /// The repository of the accounts, beside what only a login reads.
    public String rows() {
        return of.variables().equals("accounts") ? "accountRows" : of.variables();
    }

    public List<String> registrationNames() {
        List<String> names = new ArrayList<>(List.of("accounts", "passwords", "transactions"));
        if (!of.publicCreate()) {
            names.add(rows());
        }
        if (confirms()) {
            names.add("confirmations");
        }
        if (confirms() && of.publicCreate()) {
            names.add("outbox");
        }
        if (of.audited()) {
            names.add("audit");
        }
        return names;
    }

    public boolean confirms() {
        return of.brief().auth().register();
    }

    public String registrationConstructor() {
        return Layout.list(
                4,
                "Registration(",
                registrationNames().stream()
                        .map(name -> switch (name) {
                            case "accounts" -> "Accounts accounts";
                            case "passwords" -> "Passwords passwords";
                            case "transactions" -> "TransactionTemplate transactions";
                            case "confirmations" -> "Confirmations confirmations";
                            case "outbox" -> "Outbox outbox";
                            case "audit" -> "AuditLog audit";
                            default -> of.type() + "Repository " + name;
                        })
                        .toList(),
                ") {");
    }
}
