package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules outside of the DSL: filters and interceptors, XML, settings.
class OtherRulesTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

    @Test
    void an_interceptor_with_permissions_from_the_database() throws IOException {
        SecuredShop shop = shop().java("DatabaseInterceptor", """
                        class DatabaseInterceptor extends org.springframework.security.access.intercept.AbstractSecurityInterceptor
                                implements javax.servlet.Filter {
                            public Class<?> getSecureObjectClass() { return Object.class; }
                            public org.springframework.security.access.SecurityMetadataSource obtainSecurityMetadataSource() { return null; }
                        }""").configuration("""
                        @Autowired private DatabaseInterceptor interceptor;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            http.authorizeRequests().antMatchers("/login").permitAll().anyRequest().authenticated()
                                .and().addFilterBefore(interceptor, org.springframework.security.web.access.intercept.FilterSecurityInterceptor.class);
                            return http.build();
                        }""");

        assertThat(shop.may("POST /login")).isEqualTo("public");
        assertThat(shop.access("GET /orders"))
                .isInstanceOfSatisfying(
                        Access.FromData.class,
                        data -> assertThat(data.authenticated()).isTrue());
    }

    @Test
    void a_filter_that_reads_tokens_decides_nothing() throws IOException {
        SecuredShop shop = shop().java(
                        "TokenFilter",
                        "class TokenFilter extends org.springframework.web.filter.OncePerRequestFilter { }")
                .chain("""
                        http.addFilterBefore(new TokenFilter(), org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter.class);
                        http.authorizeHttpRequests(a -> a.anyRequest().authenticated());
                        return http.build();""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void rules_in_xml() throws IOException {
        SecuredShop shop = shop().xml("""
                <beans:beans xmlns="http://www.springframework.org/schema/security" xmlns:beans="http://www.springframework.org/schema/beans">
                  <global-method-security pre-post-annotations="enabled"/>
                  <http pattern="/static/**" security="none"/>
                  <http create-session="stateless">
                    <intercept-url pattern="/admin/**" access="hasRole('ADMIN')"/>
                    <intercept-url pattern="/orders" method="GET" access="permitAll"/>
                    <intercept-url pattern="/**" access="isFullyAuthenticated()"/>
                    <http-basic/><csrf disabled="true"/>
                  </http>
                </beans:beans>""");

        assertThat(shop.may("GET /static/a.css")).isEqualTo("public");
        assertThat(shop.may("GET /admin/x")).isEqualTo("role ADMIN");
        assertThat(shop.may("GET /orders")).isEqualTo("public");
        assertThat(shop.may("POST /orders")).isEqualTo("authenticated");
        assertThat(shop.access("POST /orders").at().line()).isEqualTo(7);
    }

    @Test
    void rules_in_xml_without_expressions() throws IOException {
        SecuredShop shop = shop().xml("""
                <b:beans xmlns:b="http://www.springframework.org/schema/beans" xmlns:security="http://www.springframework.org/schema/security">
                  <security:http use-expressions="false">
                    <security:intercept-url pattern="/login*" access="IS_AUTHENTICATED_ANONYMOUSLY"/>
                    <security:intercept-url pattern="/**" access="ROLE_USER,ROLE_ADMIN"/>
                  </security:http>
                </b:beans>""");

        assertThat(shop.may("GET /login")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("role ADMIN|USER");
    }

    @Test
    void permissions_of_quarkus() throws IOException {
        SecuredShop shop = shop().properties("""
                quarkus.http.auth.policy.staff.roles-allowed=clerk,boss
                quarkus.http.auth.permission.all.paths=/api/*
                quarkus.http.auth.permission.all.policy=authenticated
                quarkus.http.auth.permission.admin.paths=/api/admin/*
                quarkus.http.auth.permission.admin.policy=staff
                quarkus.http.auth.permission.open.paths=/api/version
                quarkus.http.auth.permission.open.policy=permit
                """);

        assertThat(shop.may("GET /api/orders")).isEqualTo("authenticated");
        assertThat(shop.may("GET /api/admin/users")).isEqualTo("role boss|clerk");
        assertThat(shop.may("GET /api/version")).isEqualTo("public");
        assertThat(shop.may("GET /elsewhere")).isEqualTo("public (by omission)");
    }
}
