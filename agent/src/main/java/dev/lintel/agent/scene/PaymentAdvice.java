package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Claim;
import java.util.List;
import java.util.Optional;

/// What an endpoint that moves money has to have, whatever it is built on: no charge twice, none for another's order,
/// none lost between the provider and the database.
final class PaymentAdvice {
    private PaymentAdvice() {}

    /// @param charging the endpoint that charges somebody, when one is known
    static List<Claim> steps(Optional<Door> charging) {
        String route = charging.map(Door::label).orElse("the endpoint that charges");
        return List.of(
                Claim.step(
                        "Require an Idempotency-Key on " + route + ": none is 400; the same key and body get the stored"
                                + " answer, another body 422, one in flight 409 with Retry-After.",
                        ""),
                Claim.step(
                        "Write the payment as INITIATED and commit, call the provider with the payment's id as its"
                                + " idempotency key, then record the outcome in a second short transaction. A crash"
                                + " between them is then found and finished, never charged twice.",
                        ""),
                Claim.step(
                        "Tie the order to the caller inside the query and answer 404 otherwise; refunds need an"
                                + " authority of their own, and above a sum a fresh second factor.",
                        "select .. from orders where id = :id and customer_id = :caller"),
                Claim.step(
                        "Take amount and currency from the order, never from the request: minor units in bigint with an"
                                + " ISO code, check (amount > 0).",
                        "amount_minor bigint not null check (amount_minor > 0),\ncurrency char(3) not null"),
                Claim.step(
                        "Move the state in SQL, so that two requests cannot both win; an illegal step answers 409, and"
                                + " all captures together never exceed the order.",
                        "update payments set status = 'CAPTURED'\nwhere id = :id and status = 'AUTHORIZED'"),
                Claim.step(
                        "Limit the wait: connect 1 s, response 3 s, less than 5 s in all; retry only what is safe to"
                                + " repeat, with jitter, and never a 4xx; open a breaker after repeated failures and"
                                + " answer 503 with Retry-After at once.",
                        ""),
                Claim.step(
                        "Webhooks: HMAC over the raw body compared in constant time, a timestamp no older than 5"
                                + " minutes, each event id once, any order.",
                        ""),
                Claim.step(
                        "Tell others through an outbox row that is written in the same transaction, with an id that"
                                + " receivers can drop repeats by.",
                        ""),
                Claim.step(
                        "No card data in rows or logs: only the provider's token, encrypted; refuse input that passes"
                                + " the Luhn check.",
                        ""),
                Claim.step(
                        "An append-only audit row for every step; the application's role may neither update nor delete"
                                + " there.",
                        "revoke update, delete on payment_audit from app;"),
                Claim.step(
                        "Limit per account, per card token and per address, and the sum per card and hour; a job"
                                + " reconciles what stays INITIATED for minutes.",
                        ""),
                Claim.step(
                        "Answers carry Cache-Control: no-store; TLS only with HSTS; CORS closed to all others.", ""));
    }

    static List<Claim> tests() {
        return List.of(
                Claim.step("50 equal requests at once: one charge at a provider of your own, one row.", ""),
                Claim.step("Killed between the provider's answer and the commit: the retry charges nobody again.", ""),
                Claim.step("20 captures at once never take more than the order's total.", ""),
                Claim.step("20 slow payments with a pool of 2 connections: other endpoints still answer.", ""),
                Claim.step("Another customer's order: 404. The log of all this holds no card number.", ""));
    }

    static List<Claim> pitfalls() {
        return List.of(
                Claim.pitfall("A transaction that is open while the provider is called holds a connection: ten slow"
                        + " payments stop everything."),
                Claim.pitfall(
                        "A retry in the HTTP client repeats the charge unless the provider gets the same key again."),
                Claim.pitfall("Storing the idempotency key after the work protects nobody: claim it first, in a"
                        + " transaction of its own."),
                Claim.pitfall("Answering 403 for another's order tells that it exists; 404 tells nothing."));
    }
}
