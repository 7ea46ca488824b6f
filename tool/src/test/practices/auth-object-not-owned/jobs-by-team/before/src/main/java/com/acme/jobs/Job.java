package com.acme.jobs;

public class Job {
    private long id;
    private int teamNo;
    private String script;
    private String state;

    public long getId() {
        return id;
    }

    public int getTeamNo() {
        return teamNo;
    }

    public String getScript() {
        return script;
    }

    public void setScript(String script) {
        this.script = script;
    }

    public String getState() {
        return state;
    }
}
