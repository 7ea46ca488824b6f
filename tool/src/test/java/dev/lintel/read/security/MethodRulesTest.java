package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules on methods, over a chain that asks for a login everywhere.
class MethodRulesTest {
    @TempDir
    private Path root;

    private SecuredShop shop(String toggle) throws IOException {
        return new SecuredShop(root).java("SecurityConfig", toggle + """
                 @Configuration class SecurityConfig {
                    @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                        return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                    }
                }""");
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            hasRole('ADMIN')  =>  role ADMIN
            hasRole('ROLE_ADMIN')  =>  role ADMIN
            hasAnyRole('A', 'B')  =>  role A|B
            hasAuthority('order:write')  =>  role order:write
            hasAnyAuthority('SCOPE_a','SCOPE_b')  =>  role SCOPE_a|SCOPE_b
            hasRole('A') and hasRole('B')  =>  role A and role B
            hasRole('A') or hasRole('B')  =>  role A|B
            hasRole('A') || isAuthenticated()  =>  authenticated and expression
            isAuthenticated()  =>  authenticated
            permitAll  =>  authenticated
            denyAll()  =>  denied
            hasRole(@names.EDITOR)  =>  role EDITOR
            hasRole(T(shop.Names).OWNER)  =>  role OWNER
            (hasRole('A'))  =>  role A
            @perms.check(#id)  =>  authenticated and own guard @perms.check(#id)
            hasRole('A') and @perms.check(#id, 'x and y')  =>  role A and own guard @perms.check(#id, 'x and y')
            #id == authentication.name  =>  authenticated and expression
            hasPermission(#id, 'read')  =>  authenticated and expression
            """)
    void expressions(String expression, String access) throws IOException {
        SecuredShop shop = shop("@EnableMethodSecurity")
                .java(
                        "Names",
                        "@org.springframework.stereotype.Component public class Names { public final String EDITOR = \"ROLE_EDITOR\"; public static final String OWNER = \"OWNER\"; }")
                .java("Orders", "class Orders { @PreAuthorize(\"" + expression + "\") public void get() {} }");

        assertThat(shop.may("GET /orders")).isEqualTo(access);
    }

    @Test
    void the_expressions_text_is_kept() throws IOException {
        SecuredShop shop = shop("@EnableMethodSecurity")
                .java("Orders", "class Orders { @PreAuthorize(\"#id == principal.id\") public void get() {} }");

        assertThat(((Access.Restricted) shop.access("GET /orders")).requirements())
                .filteredOn(Requirement.Expression.class::isInstance)
                .extracting(each -> ((Requirement.Expression) each).text())
                .isEqualTo(List.of("#id == principal.id"));
    }

    @Test
    void without_the_switch_annotations_are_ornament() throws IOException {
        assertThat(shop("").java("Orders", "class Orders { @PreAuthorize(\"hasRole('A')\") public void get() {} }")
                        .may("GET /orders"))
                .isEqualTo("authenticated");
    }

    @Test
    void the_older_switch_turns_on_only_what_it_names() throws IOException {
        String orders = "class Orders { @Secured(\"ROLE_A\") public void get() {} }";

        assertThat(shop("@EnableGlobalMethodSecurity(prePostEnabled = true)")
                        .java("Orders", orders)
                        .may("GET /orders"))
                .isEqualTo("authenticated");
        assertThat(shop("@EnableGlobalMethodSecurity(securedEnabled = true)")
                        .java("Orders", orders)
                        .may("GET /orders"))
                .isEqualTo("role A");
    }

    @Test
    void jakarta_annotations_need_their_switch_too() throws IOException {
        String orders =
                "@jakarta.annotation.security.RolesAllowed({\"A\", \"B\"}) class Orders { public void get() {} }";

        assertThat(shop("@EnableMethodSecurity(jsr250Enabled = true)")
                        .java("Orders", orders)
                        .may("GET /orders"))
                .isEqualTo("role A|B");
    }

    @Test
    void the_method_comes_before_its_class() throws IOException {
        SecuredShop shop = shop("@EnableMethodSecurity").java("Orders", """
                @PreAuthorize("hasRole('CLASS')") class Orders {
                    @PreAuthorize("hasRole('METHOD')") public void get() {}
                }""");

        assertThat(shop.may("GET /orders")).isEqualTo("role METHOD");
    }

    @Test
    void rules_are_inherited_from_interfaces() throws IOException {
        SecuredShop shop = shop("@EnableMethodSecurity")
                .java("OrdersApi", "interface OrdersApi { @PreAuthorize(\"hasRole('API')\") void get(); }")
                .java("Orders", "class Orders implements OrdersApi { public void get() {} }");

        assertThat(shop.may("GET /orders")).isEqualTo("role API");
    }

    @Test
    void annotations_may_be_composed() throws IOException {
        SecuredShop shop = shop("@EnableMethodSecurity")
                .java("AdminOnly", "@PreAuthorize(\"hasRole('ADMIN')\") @interface AdminOnly {}")
                .java("Orders", "class Orders { @AdminOnly public void get() {} }");

        assertThat(shop.may("GET /orders")).isEqualTo("role ADMIN");
    }

    @Test
    void constants_in_expressions_are_folded() throws IOException {
        SecuredShop shop = shop("@EnableMethodSecurity")
                .java("Rules", "final class Rules { static final String ADMIN = \"hasRole('\" + \"ADMIN\" + \"')\"; }")
                .java("Orders", "class Orders { @PreAuthorize(Rules.ADMIN) public void get() {} }");

        assertThat(shop.may("GET /orders")).isEqualTo("role ADMIN");
    }

    @Test
    void shiro_asks_for_all_permissions_unless_told_otherwise() throws IOException {
        SecuredShop shop = new SecuredShop(root).java("Orders", """
                class Orders { @org.apache.shiro.authz.annotation.RequiresPermissions({"order:read", "order:list"}) public void get() {} }""");

        assertThat(shop.may("GET /orders")).isEqualTo("role order:list and role order:read");
    }

    @Test
    void sa_token_asks_for_a_login() throws IOException {
        SecuredShop shop = new SecuredShop(root).java("Orders", """
                class Orders { @cn.dev33.satoken.annotation.SaCheckLogin public void get() {} }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_handler_that_is_meant_to_be_open_is_open_on_purpose() throws IOException {
        SecuredShop open = new SecuredShop(root)
                .java("SecurityConfig", """
                         @Configuration class SecurityConfig {
                            @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                                return http.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();
                            }
                        }""")
                .java(
                        "Orders",
                        "class Orders { @dev.lintel.guard.PublicEndpoint(\"shown to all\") public void get() {} }");

        assertThat(((Access.Public) open.access("GET /orders")).how()).isEqualTo(Access.How.EXPLICIT);
    }

    @Test
    void saying_that_a_handler_is_meant_to_be_open_opens_nothing() throws IOException {
        SecuredShop shop = shop("").java("Orders", """
                class Orders { @dev.lintel.guard.PublicEndpoint("no") public void get() {} }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_role_beside_it_stays() throws IOException {
        SecuredShop shop = new SecuredShop(root).java("Orders", """
                class Orders { @dev.lintel.guard.PublicEndpoint("no") @org.apache.shiro.authz.annotation.RequiresRoles("ops") public void get() {} }""");

        assertThat(shop.may("GET /orders")).isEqualTo("role ops");
    }

    @Test
    void a_row_that_must_be_the_callers_is_a_rule_also_where_an_interface_says_so() throws IOException {
        SecuredShop shop = shop("").java("Rows", """
                interface Rows { void get(@dev.lintel.guard.Owned("order") long id); }""").java("Orders", """
                class Orders implements Rows { public void get(long id) {} }""");

        assertThat(shop.facts()).filteredOn(Fact.MethodRule.class::isInstance).anySatisfy(fact -> {
            Fact.MethodRule rule = (Fact.MethodRule) fact;
            assertThat(rule.method()).isEqualTo(new MethodId("shop.Orders", "get", List.of("long")));
            assertThat(((Fact.Decision.Require) rule.decision()).all())
                    .extracting(Requirement::label)
                    .containsExactly("own guard @Owned");
        });
    }

    @Test
    void a_rule_by_name_is_a_rule_and_no_role() throws IOException {
        SecuredShop shop = shop("").java("Orders", """
                class Orders { @dev.lintel.guard.Allowed("staff") public void get() {} }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated and own guard @Allowed");
    }
}
