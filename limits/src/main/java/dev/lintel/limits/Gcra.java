package dev.lintel.limits;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A bucket that holds `burst` units and refills evenly by `limit` units a period: the generic cell rate algorithm
/// (ITU-T I.371, the form by virtual scheduling). In any stretch of time it gives at most `burst` plus what refills
/// meanwhile.
///
/// It remembers one instant: when the bucket will be full again. One unit is worth `period / limit` microseconds,
/// which is rarely whole; the instant is therefore kept exactly, as whole microseconds ([State#time]) and a
/// numerator over `limit` ([State#first]). A limit of 7 a second gives 7,000,000 units in a million seconds, not
/// one more or less.
///
/// Who was charged for what was given elsewhere may owe up to a second bucket ([State#second] is 1 then).
///
/// A class and no record, for what the arithmetic needs of the three numbers is worked out once: a division costs
/// more than all the rest of a decision.
public final class Gcra implements Limit {
    /// Fifty million: the product of two numerators stays below 2^53.
    public static final long MOST = 50_000_000;

    private final long limit;
    private final long period;
    private final long burst;
    /// What one unit is worth: whole microseconds, and a numerator over [#limit].
    private final long unit;

    private final long unitPart;
    /// What a full bucket is worth, in the same form.
    private final long deepest;

    private final long deepestPart;
    /// What two of them are worth: nobody owes more.
    private final long debt;

    private final long debtPart;

    /// @param limit units that refill in a period, 1 to [#MOST]
    /// @param period microseconds in whole milliseconds, up to [Limit#LONGEST]
    /// @param burst units that a full bucket holds, 1 to [#MOST]; it must refill within [Limit#LONGEST]
    /// @throws IllegalArgumentException with a sentence that says which number is wrong
    public Gcra(long limit, long period, long burst) {
        Limit.within("a limit", limit, 1, MOST);
        Limit.wholeMilliseconds(period);
        Limit.within("a period in microseconds", period, 1, LONGEST);
        Limit.within("a burst", burst, 1, MOST);
        Limit.within("a burst of this rate", burst, 1, LONGEST / Math.max(1, period / limit));
        this.limit = limit;
        this.period = period;
        this.burst = burst;
        this.unit = period / limit;
        this.unitPart = period % limit;
        this.deepest = whole(burst);
        this.deepestPart = part(burst);
        this.debt = whole(2 * burst);
        this.debtPart = part(2 * burst);
    }

    /// Units that refill in a period.
    public long limit() {
        return limit;
    }

    @Override
    public long period() {
        return period;
    }

    /// Units that a full bucket holds.
    public long burst() {
        return burst;
    }

    @Override
    public Decision decide(State before, long now, long cost) {
        long whole = before.time();
        long part = before.first();
        if (part >= limit) { // remembered under another limit
            whole++;
            part = 0;
        }
        if (whole < now) {
            whole = now;
            part = 0;
        } else if (after(whole - now, part, deepest, deepestPart)) {
            if (before.second() == 0) {
                // the clock ran back or the burst shrank: an empty bucket is the worst that can be owed
                whole = now + deepest;
                part = deepestPart;
            } else if (after(whole - now, part, debt, debtPart)) {
                whole = now + debt;
                part = debtPart;
            }
        }
        if (cost > burst) {
            return refuse(before, whole - now, part, Decision.NEVER);
        }
        long newPart = part + part(cost);
        long carry = newPart >= limit ? 1 : 0;
        long newWhole = whole + whole(cost) + carry;
        newPart -= carry * limit;
        if (cost > 0 && after(newWhole - now, newPart, deepest, deepestPart)) {
            long wait = newWhole - now - deepest + (newPart > deepestPart ? 1 : 0);
            return refuse(before, whole - now, part, wait);
        }
        return admit(newWhole, newPart, now, cost > 0 ? 0 : before.second());
    }

    private Decision admit(long whole, long part, long now, long charged) {
        long owed = whole - now;
        return new Decision(true, left(owed, part), 0, owed + (part > 0 ? 1 : 0), new State(whole, part, charged));
    }

    @Override
    public Decision charge(State before, long now, long cost) {
        State owing = decide(before, now, 0).state();
        long units = Math.min(cost, 2 * burst);
        long part = owing.first() + part(units);
        long carry = part >= limit ? 1 : 0;
        long whole = owing.time() + whole(units) + carry;
        part -= carry * limit;
        if (after(whole - now, part, debt, debtPart)) {
            whole = now + debt;
            part = debtPart;
        }
        return admit(whole, part, now, 1);
    }

    private Decision refuse(State before, long owed, long part, long wait) {
        return new Decision(false, left(owed, part), wait, owed + (part > 0 ? 1 : 0), before);
    }

    /// The units that fit between what is owed and an empty bucket.
    private long left(long owed, long part) {
        long room = deepest - owed;
        return unitPart == 0 // the usual rates: a unit is worth whole microseconds
                ? Math.min(burst, quotient(room - (part > 0 ? 1 : 0), unit))
                : leftOfParts(room, part);
    }

    /// Apart from the usual case, which stays short enough to be compiled into its callers.
    private long leftOfParts(long whole, long part) {
        long room = whole;
        long roomPart = deepestPart - part;
        if (roomPart < 0) {
            room--;
            roomPart += limit;
        }
        if (room < 0) {
            return 0;
        }
        // a guess that is off by one at most, then put right in whole numbers: room * limit would not fit
        long units = (long) ((double) room / period * limit);
        while (units > 0 && after(whole(units), part(units), room, roomPart)) {
            units--;
        }
        while (units < burst && !after(whole(units + 1), part(units + 1), room, roomPart)) {
            units++;
        }
        return units;
    }

    /// A quotient of numbers below 2^53. Processors divide doubles several times as fast as longs, and one number
    /// off is all that rounding can do.
    private static long quotient(long dividend, long divisor) {
        if (dividend < 0) {
            return 0;
        }
        long guess = (long) ((double) dividend / divisor);
        long rest = dividend - guess * divisor;
        return rest < 0 ? guess - 1 : rest >= divisor ? guess + 1 : guess;
    }

    /// The whole microseconds that some units are worth.
    private long whole(long units) {
        return unitPart == 0 ? units * unit : units * unit + units * unitPart / limit;
    }

    /// The rest of that division, over [#limit].
    private long part(long units) {
        return unitPart == 0 ? 0 : units * unitPart % limit;
    }

    private static boolean after(long whole, long part, long otherWhole, long otherPart) {
        return whole > otherWhole || whole == otherWhole && part > otherPart;
    }

    @Override
    public long forgettableAt(State state) {
        return state.time() + 1;
    }

    @Override
    public long quota() {
        return limit;
    }

    @Override
    public long atOnce() {
        return burst;
    }

    @Override
    public String text() {
        return limit + "/" + LimitText.period(period) + " burst " + burst;
    }

    @Override
    public Gcra share(int nodes) {
        // a slower refill, not a smaller numerator, keeps small limits exact: 10 a minute over 4 nodes is 10 in 4
        // minutes
        long slower = Math.min(LONGEST, period * nodes);
        return new Gcra(limit, slower, Math.max(1, burst / nodes));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Gcra same && limit == same.limit && period == same.period && burst == same.burst;
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit, period, burst);
    }

    @Override
    public String toString() {
        return text();
    }
}
