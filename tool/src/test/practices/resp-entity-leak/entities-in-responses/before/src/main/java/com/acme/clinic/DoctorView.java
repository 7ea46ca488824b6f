package com.acme.clinic;

record DoctorView(Long id, String name) {
    static DoctorView of(Doctor doctor) {
        return new DoctorView(doctor.getId(), doctor.getName());
    }
}
