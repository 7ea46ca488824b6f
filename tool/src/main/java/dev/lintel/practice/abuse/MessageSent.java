package dev.lintel.practice.abuse;

import dev.lintel.graph.Client;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mail or a text message that leaves through a library of the field.
///
/// @param what `mail` or `text message`
/// @param toCaller whether what the caller sent goes into it: whom it is for, or what it says
record MessageSent(Path path, String what, boolean toCaller) {
    private static final String MAIL = "mail";
    private static final String TEXT = "text message";
    private static final List<String> PACKAGES =
            List.of("org.springframework.mail.", "jakarta.mail.", "javax.mail.", "org.apache.commons.mail.");
    private static final Map<String, Set<String>> MAILERS = Map.ofEntries(
            Map.entry("org.apache.commons.mail.Email", Set.of("send")),
            Map.entry("org.apache.commons.mail.SimpleEmail", Set.of("send")),
            Map.entry("org.apache.commons.mail.HtmlEmail", Set.of("send")),
            Map.entry("io.quarkus.mailer.Mailer", Set.of("send")),
            Map.entry("io.quarkus.mailer.reactive.ReactiveMailer", Set.of("send")),
            Map.entry("com.sendgrid.SendGrid", Set.of("api")),
            Map.entry("software.amazon.awssdk.services.ses.SesClient", Set.of("sendEmail", "sendRawEmail")),
            Map.entry("software.amazon.awssdk.services.sesv2.SesV2Client", Set.of("sendEmail")),
            Map.entry("com.amazonaws.services.simpleemail.AmazonSimpleEmailService", Set.of("sendEmail")));
    private static final Map<String, Set<String>> MESSENGERS = Map.ofEntries(
            Map.entry("com.twilio.rest.api.v2010.account.MessageCreator", Set.of("create", "createAsync")),
            Map.entry("com.aliyun.dysmsapi20170525.Client", Set.of("sendSms", "sendSmsWithOptions")),
            Map.entry("com.tencentcloudapi.sms.v20210111.SmsClient", Set.of("SendSms")),
            Map.entry("com.vonage.client.sms.SmsClient", Set.of("submitMessage")));

    /// @param all what the endpoint does: a message is filled before it leaves
    static Optional<MessageSent> of(Path path, List<Path> all) {
        return what(path.step()).map(what -> new MessageSent(path, what, fromCaller(path) || isFilled(all)));
    }

    private static Optional<String> what(Step step) {
        return switch (step) {
            case Step.Remote remote when remote.client().kind() == Client.Kind.MAIL -> Optional.of(MAIL);
            case Step.Invoke invoke
            when MAILERS.getOrDefault(invoke.owner(), Set.of()).contains(invoke.name()) -> Optional.of(MAIL);
            case Step.Invoke invoke
            when MESSENGERS.getOrDefault(invoke.owner(), Set.of()).contains(invoke.name()) -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    private static boolean fromCaller(Path path) {
        return path.given().anyMatch(each -> each.anyRoot(Source::fromCaller));
    }

    /// Whether something that the caller sent is put into a message.
    private static boolean isFilled(List<Path> all) {
        return all.stream()
                .anyMatch(path -> path.step() instanceof Step.Invoke invoke
                        && PACKAGES.stream().anyMatch(invoke.owner()::startsWith)
                        && fromCaller(path));
    }
}
