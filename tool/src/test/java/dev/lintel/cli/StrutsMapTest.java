package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Struts actions answer, and who may call them.
class StrutsMapTest {
    private Mapped backend;

    @BeforeEach
    void a_library_of_books(@TempDir Path root) throws IOException {
        backend = new Mapped(root)
                .with("org.apache.struts:struts2-core:6.6.1")
                .java("BookAction", """
                        import com.opensymphony.xwork2.ActionSupport;
                        import org.springframework.jdbc.core.JdbcTemplate;
                        public class BookAction extends ActionSupport {
                          private JdbcTemplate jdbc;
                          private String title;
                          public void setJdbc(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                          public String getTitle() { return title; }
                          public void setTitle(String title) { this.title = title; }
                          public String list() { jdbc.queryForList("select * from books"); return SUCCESS; }
                          public String add() { jdbc.update("insert into books (title) values (?)", title); return SUCCESS; }
                        }
                        """)
                .java("LoginAction", """
                        import com.opensymphony.xwork2.ActionSupport;
                        public class LoginAction extends ActionSupport {
                          private String login;
                          public String getLogin() { return login; }
                          public void setLogin(String login) { this.login = login; }
                          @Override public String execute() { if (getLogin() == null) { return INPUT; } return SUCCESS; }
                        }
                        """)
                .java("SignedIn", """
                        import com.opensymphony.xwork2.ActionInvocation;
                        import com.opensymphony.xwork2.interceptor.MethodFilterInterceptor;
                        public class SignedIn extends MethodFilterInterceptor {
                          @Override protected String doIntercept(ActionInvocation invocation) throws Exception {
                            Object user = invocation.getInvocationContext().getSession().get("user");
                            if (user == null) { return "login"; }
                            return invocation.invoke();
                          }
                        }
                        """)
                .file(
                        "src/main/resources/db/migration/V1__books.sql",
                        "create table books (id bigint primary key, title text);");
    }

    private Mapped struts(String inside) throws IOException {
        return backend.file("src/main/resources/struts.xml", """
                <?xml version="1.0"?>
                <!DOCTYPE struts PUBLIC "-//Apache Software Foundation//DTD Struts Configuration 6.0//EN"
                    "https://struts.apache.org/dtds/struts-6.0.dtd">
                <struts>
                %s
                </struts>
                """.formatted(inside));
    }

    private static final String STACKS = """
            <package name="base" abstract="true" extends="struts-default">
              <interceptors>
                <interceptor name="signedIn" class="shop.SignedIn"/>
                <interceptor-stack name="closed">
                  <interceptor-ref name="signedIn"/>
                  <interceptor-ref name="defaultStack"/>
                </interceptor-stack>
              </interceptors>
              <default-interceptor-ref name="closed"/>
            </package>
            """;

    @Test
    void an_action_stands_below_its_namespace_behind_the_default_stack_of_the_package_it_extends() throws IOException {
        struts(STACKS + """
                <package name="books" namespace="/books" extends="base">
                  <action name="list" class="shop.BookAction" method="list"/>
                  <action name="add" class="bookAction" method="add"/>
                  <action name="about"><result>/about.jsp</result></action>
                </package>
                <package name="front" namespace="/" extends="base">
                  <action name="login" class="shop.LoginAction"><interceptor-ref name="defaultStack"/></action>
                </package>
                """);

        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "* /books/list.action | authenticated | reads books",
                        "* /books/add.action | authenticated | writes books",
                        "* /login.action | public (no security)");
    }

    @Test
    void wildcards_are_filled_by_the_methods_and_classes_that_fit_and_endings_are_as_configured() throws IOException {
        struts("""
                <constant name="struts.action.extension" value="do,"/>
                <package name="books" extends="struts-default">
                  <action name="books_*" class="shop.BookAction" method="{1}">
                    <allowed-methods>list</allowed-methods>
                  </action>
                  <action name="*/*" class="shop.{1}Action" method="{2}"/>
                </package>
                """);

        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "* /books_list.do | public (no security) | reads books",
                        "* /Book/list.do | public (no security) | reads books",
                        "* /Book/add.do | public (no security) | writes books",
                        "* /Login/execute.do | public (no security)");
    }

    @Test
    void a_method_that_an_interceptor_is_taken_off_is_open() throws IOException {
        struts(STACKS + """
                <package name="books" namespace="/books" extends="base">
                  <interceptors>
                    <interceptor-stack name="mostly">
                      <interceptor-ref name="closed"/>
                    </interceptor-stack>
                  </interceptors>
                  <action name="*" class="shop.BookAction" method="{1}">
                    <interceptor-ref name="signedIn"><param name="excludeMethods">list, search</param></interceptor-ref>
                  </action>
                  <action name="add2" class="shop.BookAction" method="add"><interceptor-ref name="mostly"/></action>
                </package>
                """);

        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "* /books/list.action | public (no security) | reads books",
                        "* /books/add.action | authenticated | writes books",
                        "* /books/add2.action | authenticated | writes books");
    }

    @Test
    void any_method_can_be_called_by_its_name_where_the_configuration_lets_callers_do_so() throws IOException {
        struts("""
                <constant name="struts.enable.DynamicMethodInvocation" value="true"/>
                <package name="books" extends="struts-default">
                  <action name="books" class="shop.BookAction" method="list"/>
                </package>
                """);

        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "* /books.action | public (no security) | reads books",
                        "* /books!add.action | public (no security) | writes books");
    }

    @Test
    void annotated_actions_stand_below_their_namespace_and_behind_the_stack_of_their_package() throws IOException {
        struts(STACKS);
        backend.java("LoanAction", """
                import org.apache.struts2.convention.annotation.*;
                @Namespace("/loans") @ParentPackage("base")
                public class LoanAction {
                  @Action("new") public String open() { return "success"; }
                  @Actions({@Action("/loan"), @Action(value = "old", interceptorRefs = @InterceptorRef("defaultStack"))})
                  public String show() { return "success"; }
                }
                """);

        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "* /loans/new.action | authenticated",
                        "* /loan.action | authenticated",
                        "* /loans/old.action | public (no security)");
    }

    @Test
    void a_configuration_that_is_broken_is_told() throws IOException {
        struts("<package name=\"books\"><action></package>");

        assertThat(backend.gaps()).contains("this Struts configuration could not be read");
    }
}
