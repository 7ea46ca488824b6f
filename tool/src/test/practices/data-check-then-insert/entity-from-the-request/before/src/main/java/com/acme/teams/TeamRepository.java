package com.acme.teams;

import org.springframework.data.repository.CrudRepository;

public interface TeamRepository extends CrudRepository<Team, Long> {
    Team findByLeagueAndName(String league, String name);

    Team findByCode(String code);

    long countByCode(String code);
}
