insert into sizes (code, litres) values ('S', 5);
