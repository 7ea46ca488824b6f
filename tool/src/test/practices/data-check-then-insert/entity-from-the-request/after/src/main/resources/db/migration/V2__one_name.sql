alter table team add unique key ux_name (league, name);
