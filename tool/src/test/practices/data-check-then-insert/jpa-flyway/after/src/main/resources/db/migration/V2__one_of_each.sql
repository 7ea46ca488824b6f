create unique index concurrently ux_subscriber_email on subscriber (lower(email));
alter table invitation add constraint ux_invitation_email unique (email);
