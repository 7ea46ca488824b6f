package com.acme.nodes;

import org.springframework.stereotype.Component;

@Component("rights")
class Rights {
    private final Session session;

    Rights(Session session) {
        this.session = session;
    }

    public boolean isSuperAdmin() {
        return session.level() > 9;
    }

    public boolean isClerk() {
        return session.level() > 2;
    }

    public boolean isAdmin(String project) {
        return session.projects().contains(project);
    }
}

interface Session {
    int level();

    java.util.Set<String> projects();
}
