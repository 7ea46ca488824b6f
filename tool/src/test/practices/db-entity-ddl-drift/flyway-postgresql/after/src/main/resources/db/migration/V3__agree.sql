alter table artists alter column stage_name type varchar(100);
update artists set followers = 0 where followers is null;
alter table artists alter column followers set not null;
alter table artists alter column genre type varchar(10) using 'ROCK';
alter table artists add constraint uk_artists_spotify unique (spotify_id);
alter table artists add column web_site varchar(200);
create table ticket (id bigint primary key);
alter table concerts drop column opens_at;
alter table concerts add column opens_at boolean not null default false;
