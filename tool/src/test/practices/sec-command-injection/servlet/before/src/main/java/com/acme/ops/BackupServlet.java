package com.acme.ops;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.util.Map;

@WebServlet("/backup")
public class BackupServlet extends HttpServlet {
    private static final Map<String, String> SCRIPTS = Map.of("full", "/opt/full.sh", "delta", "/opt/delta.sh");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String target = request.getParameter("target");
        Runtime runtime = Runtime.getRuntime();
        runtime.exec(new String[] {"sh", "-c", "tar cf /backup/" + target + ".tar /data"}); // expect: sec-command-injection
        runtime.exec(new String[] {"tar", "cf", "/backup/all.tar", target}); // silent: sec-command-injection because it is one argument of a program that the code chose
        runtime.exec("/opt/backup.sh", new String[] {"TARGET=" + request.getHeader("X-Target")}); // expect: sec-command-injection
        runtime.exec(SCRIPTS.get(request.getParameter("kind"))); // silent: sec-command-injection because a map chooses the script
        if (target.matches("[a-z0-9]+")) {
            runtime.exec("/opt/backup.sh " + target); // silent: sec-command-injection because only letters and digits come through
        }
        String always = "x".length() > 3 ? target : "all";
        runtime.exec("/opt/backup.sh " + always); // silent: sec-command-injection because the other way is never taken
        runtime.exec(clean(target) + " --now"); // expect: sec-command-injection
    }

    private static String clean(String text) {
        return text.replace(";", "");
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] command = {"mysqldump", "--host=" + request.getParameter("host"), "--all-databases"};
        File beside = new File(System.getProperty("user.dir"), "mysqldump");
        if (beside.exists()) {
            command[0] = beside.getAbsolutePath();
        }
        Runtime.getRuntime().exec(command); // silent: sec-command-injection because no caller chooses the program, wherever it lies
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] command = {"mysqldump", "--all-databases"};
        if (request.getParameter("tool") != null) {
            command[0] = request.getParameter("tool");
        }
        Runtime.getRuntime().exec(command); // expect: sec-command-injection
    }
}
