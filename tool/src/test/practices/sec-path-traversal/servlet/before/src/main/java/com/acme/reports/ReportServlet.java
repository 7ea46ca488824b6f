package com.acme.reports;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

@WebServlet("/report")
public class ReportServlet extends HttpServlet {
    private static final String BASE = "/srv/reports";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException, jakarta.servlet.ServletException {
        String name = request.getParameter("name");
        try (FileInputStream in = new FileInputStream(BASE + "/" + name)) { // expect: sec-path-traversal
            in.transferTo(response.getOutputStream());
        }
        File file = new File(BASE, name);
        if (file.getCanonicalPath().startsWith(BASE + "/")) {
            new FileInputStream(file).close(); // silent: sec-path-traversal because its real path is below the base
        }
        if (!name.contains("..")) {
            new FileInputStream(new File(BASE, name)).close(); // silent: sec-path-traversal because it cannot climb out of the folder before it
        }
        if (name.startsWith(BASE)) {
            new FileInputStream(name).close(); // expect: sec-path-traversal
        }
        request.getRequestDispatcher(request.getServletPath()).include(request, response); // silent: sec-path-traversal because it is the request's own address
        request.getRequestDispatcher("/list?of=" + name).include(request, response); // silent: sec-path-traversal because it stands behind the question mark
        new FileInputStream(BASE + "/" + name.replaceAll("[^\\w.]", "")).close(); // silent: sec-path-traversal because no slash is left
        new FileInputStream(BASE + "/" + name.replaceAll("[<>]", "")).close(); // expect: sec-path-traversal
        String kind = request.getParameter("kind");
        if ("pdf".equals(kind) || "csv".equals(kind)) {
            new FileInputStream(BASE + "/empty." + kind).close(); // silent: sec-path-traversal because one of two endings
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        new FileInputStream(BASE + "/of-" + name).close(); // expect: sec-path-traversal (low)
        new FileInputStream(BASE + "/of/" + name).close(); // expect: sec-path-traversal (critical)
        String real = getServletContext().getRealPath(request.getServletPath());
        new FileInputStream(real).close(); // silent: sec-path-traversal because the container resolves what it gives and asks for below its own folder
        new FileInputStream(getServletContext().getRealPath("/") + name).close(); // expect: sec-path-traversal
    }
}
