alter table payment alter column amount type numeric(19, 4);
alter table payment alter column fee type numeric(19, 4);
alter table payment alter column refund type numeric(19, 4);
alter table wage_slip alter column salary type numeric(19, 4);
