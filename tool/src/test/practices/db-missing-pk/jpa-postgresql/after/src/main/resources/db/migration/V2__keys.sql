alter table team add primary key (id);
alter table member_team add primary key (member_id, team_id);
alter table attendance add primary key (member_id, day);
alter table nickname alter column name set not null;
alter table trophy add primary key (name);
