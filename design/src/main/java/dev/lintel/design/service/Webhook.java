package dev.lintel.design.service;

import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Resource.Transition;
import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/// A system outside that tells what has become of the rows that it was asked about.
///
/// @param of the rows
public record Webhook(Shape shape, External external, Slice of) {
    static Webhook of(Shape shape, External external) {
        String resource = external.usedBy().replaceAll("\\..*", "");
        return new Webhook(
                shape,
                external,
                shape.slices().stream()
                        .filter(each -> each.type().equals(resource))
                        .findFirst()
                        .orElseThrow(() -> new Unmakeable(external.name() + " calls back and is used by "
                                + external.usedBy() + ", which is no operation of a resource")));
    }

    public String name() {
        return external.name();
    }

    public String type() {
        return Member.capital(Slice.camel(external.name().replace('-', '_')));
    }

    public String path() {
        return "/" + shape.apiVersion() + "/webhooks/" + external.name();
    }

    public String pkg() {
        return of.pkg();
    }

    /// Those that no request asks for.
    public List<Told> told() {
        return of.told();
    }

    /// A state that only the system outside can lead to.
    ///
    /// @param event as it calls it, `payment.captured`
    /// @param method of the repository
    public record Told(Slice of, String event, String method, Transition transition) {
        static Told of(Slice slice, Transition transition) {
            String state = transition.to().toLowerCase(Locale.ROOT);
            String method = Slice.camel(state);
            return new Told(
                    slice,
                    slice.type().toLowerCase(Locale.ROOT) + "." + state,
                    SourceVersion.isKeyword(method) ? method + slice.type() : method,
                    transition);
        }

        public String state() {
            return transition.to();
        }

        public String states() {
            return Move.quoted(transition.from());
        }

        /// What goes on with it.
        public List<Follower> followers() {
            return Follower.of(of, state());
        }

        public String column() {
            return of.resource().stateField().orElseThrow().column();
        }
    }
}
