alter table shift add constraint fk_shift_doctor foreign key (doctor_id) references doctor (id);
