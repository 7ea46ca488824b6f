package com.acme.people;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;

@WebServlet("/directory")
public class DirectoryServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        try {
            DirContext context = new InitialDirContext();
            SearchControls controls = new SearchControls();
            context.search("ou=people", "(uid=" + user + ")", controls); // expect: sec-ldap-injection
            context.search("ou=people", "(uid={0})", new Object[] {user}, controls); // silent: sec-ldap-injection because the directory fills it in and encodes it
            context.search("ou=" + request.getHeader("X-Unit"), "(uid=*)", controls); // expect: sec-ldap-injection
            String filter = String.format("(&(uid=%s)(active=TRUE))", user); // expect: sec-ldap-injection
            context.search("ou=people", filter, controls);
            if (user.matches("[a-z]+")) {
                context.search("ou=people", "(uid=" + user + ")", controls); // silent: sec-ldap-injection because only letters come through
            }
        } catch (NamingException broken) {
            response.sendError(500);
        }
    }
}
