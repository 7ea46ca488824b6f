package dev.lintel.limits;

/// The Gregorian calendar in whole days since 1970, without objects, and in steps that a script can repeat. Years are
/// counted from March, so that the leap day is the last (the method of the proleptic calendar in 400-year eras).
final class Calendar {
    private static final long DAYS_IN_ERA = 146_097;
    private static final long FROM_ERA_TO_1970 = 719_468;

    private Calendar() {}

    /// The first day of the month that a day lies in.
    static long firstOfMonth(long day) {
        return day - dayOfMonth(day) + 1;
    }

    private static long dayOfMonth(long day) {
        long inEra = (day + FROM_ERA_TO_1970) % DAYS_IN_ERA;
        long year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365;
        long inYear = inEra - (365 * year + year / 4 - year / 100);
        long month = (5 * inYear + 2) / 153;
        return inYear - (153 * month + 2) / 5 + 1;
    }
}
