package com.acme.teams;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TeamController {
    @Autowired
    private TeamRepository teams;

    @PostMapping("/teams")
    public Team create(@RequestBody Team team) {
        Team same = teams.findByLeagueAndName(team.getLeague(), team.getName()); // expect: data-check-then-insert
        if (same != null) {
            throw new IllegalArgumentException("name is taken");
        }
        return teams.save(team);
    }

    @PutMapping("/teams")
    public Team rename(@RequestBody Team changed) {
        Team team = teams.findByCode(changed.getCode()); // silent: data-check-then-insert because the row that was found is saved again
        if (team == null) {
            throw new IllegalArgumentException("no such team");
        }
        team.setName(changed.getName());
        return teams.save(team);
    }

    @PostMapping("/teams/code")
    public Team coded(@RequestBody Team team) {
        if (teams.countByCode(team.getCode()) > 0) { // silent: data-check-then-insert because the code is unique in the table
            throw new IllegalArgumentException("code is taken");
        }
        return teams.save(team);
    }
}
