package dev.lintel.read.config;

import dev.lintel.code.Body;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Ways into an application that are not read: gRPC services and routes of Vert.x. They are named, so that nobody
/// takes a map without them for the whole.
public final class OtherEntries implements Framework {
    private static final Set<String> GRPC = Set.of(
            "net.devh.boot.grpc.server.service.GrpcService",
            "org.springframework.grpc.server.service.GrpcService",
            "org.lognet.springboot.grpc.GRpcService",
            "io.quarkus.grpc.GrpcService");
    private static final Set<String> ROUTING = Set.of("get", "post", "put", "patch", "delete", "route");
    private static final String ROUTER = "io.vertx.ext.web.Router";

    @Override
    public String name() {
        return "other entries";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return Stream.concat(grpc(program), vertx(program));
    }

    private static Stream<Fact> grpc(Program program) {
        List<TypeDeclaration> services = program.types().stream()
                .filter(type -> type.isMain() && isService(type))
                .toList();
        return services.isEmpty()
                ? Stream.empty()
                : Stream.of(unread(
                        services.getFirst().at(),
                        count(services.size(), "gRPC service", "gRPC services"),
                        "its calls are missing"));
    }

    /// Annotated, or below what the compiler of protocols made: `GreeterGrpc.GreeterImplBase`.
    private static boolean isService(TypeDeclaration type) {
        return type.annotations().stream().anyMatch(each -> GRPC.contains(each.type()))
                || type.superclass()
                        .map(Type::erasure)
                        .filter(above -> above.matches(".*Grpc\\.\\w+ImplBase"))
                        .isPresent();
    }

    private static Stream<Fact> vertx(Program program) {
        return program.bodiesCalling(ROUTING).flatMap(body -> {
            List<Call> routes = Walk.calls(body.block())
                    .filter(call -> ROUTING.contains(call.name()) && isOfRouter(call))
                    .toList();
            return routes.isEmpty() ? Stream.empty() : Stream.of(routes(body, routes));
        });
    }

    private static boolean isOfRouter(Call call) {
        return call.callee().owner().equals(ROUTER)
                || call.receiver().filter(each -> each.type().is(ROUTER)).isPresent();
    }

    private static Fact routes(Body body, List<Call> routes) {
        return unread(
                body.at(routes.getFirst()),
                count(routes.size(), "route of Vert.x", "routes of Vert.x"),
                "its endpoints are missing");
    }

    private static String count(int number, String one, String several) {
        return (number == 1 ? "1 " + one + " is" : number + " " + several + " are") + " not read";
    }

    private static Fact unread(Span at, String what, String consequence) {
        return new Fact.Unread(Fact.Layer.ENTRIES, new Gap(at, what, consequence));
    }
}
