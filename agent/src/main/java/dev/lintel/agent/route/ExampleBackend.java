package dev.lintel.agent.route;

import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Names;
import java.util.List;

/// The examples speak of backends like many: shops, clinics, banks, schools. What is a name in them has to be known
/// as one, or the classifier would learn that invoices are slow.
final class ExampleBackend {
    private static final List<String> TABLES = List.of(
            "users",
            "orders",
            "order_items",
            "products",
            "categories",
            "payments",
            "customers",
            "invoices",
            "reviews",
            "coupons",
            "patients",
            "appointments",
            "prescriptions",
            "policies",
            "claims",
            "bookings",
            "rooms",
            "guests",
            "shipments",
            "parcels",
            "devices",
            "meters",
            "readings",
            "tickets",
            "courses",
            "students",
            "accounts",
            "transfers",
            "loans",
            "tenants",
            "members",
            "books",
            "players",
            "tournaments",
            "contracts",
            "employees",
            "deliveries",
            "subscriptions",
            "vouchers",
            "refunds",
            "transactions",
            "documents",
            "messages",
            "notifications",
            "addresses",
            "carts",
            "schools",
            "teachers",
            "grades",
            "tariffs",
            "events",
            "teams",
            "projects",
            "tasks",
            "hotels",
            "reservations",
            "vehicles",
            "drivers",
            "wallets",
            "cards");
    private static final List<String> COLUMNS = List.of(
            "users.email",
            "orders.total",
            "orders.status",
            "orders.user_id",
            "payments.amount",
            "products.price",
            "products.name");
    private static final List<String> TYPES = List.of(
            "OrderController",
            "OrderService",
            "UserService",
            "PaymentClient",
            "Product",
            "Invoice",
            "Customer",
            "Coupon");
    private static final List<String> PATHS = List.of(
            "/orders",
            "/products/{id}",
            "/users",
            "/users/{id}",
            "/payments",
            "/login",
            "/api/products",
            "/api/cart",
            "/api/admin");
    private static final List<String> ROLES = List.of("ADMIN", "SUPPORT", "CUSTOMER");

    private ExampleBackend() {}

    static Names names() {
        Names names = new Names();
        TABLES.forEach(table -> names.add(Kind.TABLE, table, table));
        COLUMNS.forEach(column -> names.exact(Kind.COLUMN, column, column));
        TYPES.forEach(type -> names.exact(Kind.TYPE, type, type));
        PATHS.forEach(path -> names.exact(Kind.PATH, path, path));
        ROLES.forEach(role -> names.exact(Kind.ROLE, role, role));
        return names.add(Kind.CLIENT, "PaymentProvider", "PaymentProvider");
    }
}
