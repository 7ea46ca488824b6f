-- What rate limits remember, and the arithmetic of dev.lintel.limits in SQL; limits/traces holds both to the same answers.
-- Unlogged: counts are worth less than the write-ahead log that they would fill; after a crash everybody starts anew.
create unlogged table if not exists lintel_guard_limit (
  key text primary key,
  states bigint[] not null,
  forget_at bigint not null
) with (fillfactor = 70);

create index if not exists lintel_guard_limit_forget_at on lintel_guard_limit (forget_at);

-- whole microseconds and a numerator over the limit: { state'1..3, admitted, remaining, retry, reset, forget_at }
create or replace function lintel_guard_bucket(s1 bigint, s2 bigint, s3 bigint, now bigint, cost bigint,
    lim bigint, period bigint, burst bigint) returns bigint[] language plpgsql immutable as $$
declare
  quotient bigint := period / lim;
  rest bigint := period % lim;
  deepest bigint := burst * quotient + burst * rest / lim;
  deepest_part bigint := burst * rest % lim;
  debt bigint := 2 * burst * quotient + 2 * burst * rest / lim;
  debt_part bigint := 2 * burst * rest % lim;
  units bigint := case when cost < 0 then least(-cost, 2 * burst) else cost end;
  at bigint := s1;
  part bigint := s2;
  new_at bigint;
  new_part bigint;
  remaining bigint;
begin
  if part >= lim then
    at := at + 1;
    part := 0;
  end if;
  if at < now then
    at := now;
    part := 0;
  elsif s3 = 0 and (at - now > deepest or (at - now = deepest and part > deepest_part)) then
    at := now + deepest;
    part := deepest_part;
  elsif at - now > debt or (at - now = debt and part > debt_part) then
    at := now + debt;
    part := debt_part;
  end if;
  new_at := at + units * quotient + units * rest / lim;
  new_part := part + units * rest % lim;
  if new_part >= lim then
    new_at := new_at + 1;
    new_part := new_part - lim;
  end if;
  if cost < 0 then
    if new_at - now > debt or (new_at - now = debt and new_part > debt_part) then
      new_at := now + debt;
      new_part := debt_part;
    end if;
  elsif cost > burst or cost > 0
      and (new_at - now > deepest or (new_at - now = deepest and new_part > deepest_part)) then
    remaining := case when rest = 0 then (deepest - at + now - case when part > 0 then 1 else 0 end) / quotient
      else floor(((deepest - at + now)::numeric * lim + deepest_part - part) / period) end;
    return array[s1, s2, s3, 0, greatest(0, remaining),
      case when cost > burst then -1
           else new_at - now - deepest + case when new_part > deepest_part then 1 else 0 end end,
      at - now + case when part > 0 then 1 else 0 end, 0];
  end if;
  remaining := case when rest = 0 then (deepest - new_at + now - case when new_part > 0 then 1 else 0 end) / quotient
    else floor(((deepest - new_at + now)::numeric * lim + deepest_part - new_part) / period) end;
  return array[new_at, new_part, case when cost < 0 then 1 when cost > 0 then 0 else s3 end, 1,
    greatest(0, remaining), 0, new_at - now + case when new_part > 0 then 1 else 0 end,
    new_at + 1];
end $$;

create or replace function lintel_guard_window(s1 bigint, s2 bigint, s3 bigint, now bigint, cost bigint,
    lim bigint, period bigint) returns bigint[] language plpgsql immutable as $$
declare
  start bigint := now - now % period;
  previous bigint := 0;
  current_units bigint := 0;
  used bigint;
  fitting bigint;
  reset bigint;
  wait bigint;
  most bigint;
  units bigint := cost;
begin
  if s1 >= start then
    previous := s2;
    current_units := s3;
  elsif s1 = start - period then
    previous := s3;
  end if;
  used := (previous * (((period - now + start) * 1024 + period - 1) / period) + 1023) / 1024 + current_units;
  if cost < 0 then
    most := greatest(current_units, least(2 * lim, 2147483647));
    units := least(most, current_units + least(-cost, most)) - current_units;
  elsif cost > lim or cost > 0 and used + cost > lim then
    reset := start - now + case when current_units > 0 then 2 * period when previous > 0 then period else 0 end;
    fitting := case when lim - cost - current_units < 0 then 0 when previous = 0 then 1024
      else least(1024, (lim - cost - current_units) * 1024 / previous) end;
    if cost > lim then
      wait := -1;
    elsif fitting > 0 then
      wait := start - now + period - fitting * period / 1024;
    else
      fitting := case when current_units = 0 then 1024 else least(1024, (lim - cost) * 1024 / current_units) end;
      wait := start - now + 2 * period - fitting * period / 1024;
    end if;
    return array[s1, s2, s3, 0, greatest(0, lim - used), wait, reset, 0];
  end if;
  reset := start - now
    + case when current_units + units > 0 then 2 * period when previous > 0 then period else 0 end;
  return array[start, previous, current_units + units, 1, greatest(0, lim - used - units), 0, reset, start + 2 * period];
end $$;

create or replace function lintel_guard_quota(s1 bigint, s2 bigint, now bigint, cost bigint,
    lim bigint, monthly bigint) returns bigint[] language plpgsql immutable as $$
declare
  day_length constant bigint := 86400000000;
  today date := date '1970-01-01' + (now / day_length)::int;
  first date := case when monthly = 1 then date_trunc('month', today::timestamp)::date else today end;
  start bigint := (first - date '1970-01-01') * day_length;
  stop bigint := case when monthly = 1
    then ((first + interval '1 month')::date - date '1970-01-01') * day_length else start + day_length end;
  used bigint := case when s1 >= start then s2 else 0 end;
  most bigint := greatest(used, least(2 * lim, 2147483647));
  units bigint := case when cost < 0 then least(most, used + least(-cost, most)) - used else cost end;
begin
  if cost > 0 and used + cost > lim then
    return array[s1, s2, 0, 0, greatest(0, lim - used), case when cost > lim then -1 else stop - now end, stop - now, 0];
  end if;
  return array[start, used + units, 0, 1, greatest(0, lim - used - units), 0, case when used + units > 0 then stop - now else 0 end, stop];
end $$;

-- Decides requests in the order given, each of which takes from all of its limits or from none. Requests of many threads
-- come together, so that one transaction and one round trip serve all of them.
--   keys      of all subjects, each once
--   numbers   of each key how many limits it has; then of each request
--               what time it is in microseconds since 1970 (0 asks the server), how many subjects it has,
--               and of each of them the place of its key, its cost (below zero: so many units were given elsewhere, and are
--               owed if they are not there), how many limits it has,
--                 and of each of those 0 limit period burst (bucket), 1 limit period 0 (window) or 2 limit 0|1 0 (quota)
-- Returns of each limit: admitted, remaining, retry after, reset after.
create or replace function lintel_guard_take(keys text[], numbers bigint[]) returns bigint[] language plpgsql as $$
declare
  many constant int := cardinality(keys);
  starts int[] := '{}';
  kept bigint[];
  forget bigint[] := array_fill(-1::bigint, array[many]);
  fresh bigint[];
  answer bigint[] := '{}';
  found record;
  clock bigint;
  now bigint;
  subjects bigint;
  admitted boolean;
  cost bigint;
  k int;
  at int;
  held int := 0;
  locked int;
  p int;
  r bigint[];
begin
  for i in 1 .. many loop
    starts[i] := held;
    held := held + 3 * numbers[i];
  end loop;
  kept := array_fill(0::bigint, array[held]);
  -- nobody waits here for a row while it holds another that was there before: inserts come first, each in key order;
  -- of a single key it holds none while it is not there
  locked := case many when 1 then 1 else 0 end;
  loop
    if locked < many and (select count(*) from lintel_guard_limit where key = any(keys)) < many then
      insert into lintel_guard_limit (key, states, forget_at)
        select each, '{}', 0 from unnest(keys) each order by each on conflict (key) do nothing;
    end if;
    locked := 0;
    for found in select l.key, l.states from lintel_guard_limit l where l.key = any(keys) order by l.key for update loop
      locked := locked + 1;
      k := array_position(keys, found.key);
      held := least(cardinality(found.states), 3 * numbers[k]);
      if held > 0 then
        kept[starts[k] + 1 : starts[k] + held] := found.states[1 : held];
      end if;
    end loop;
    exit when locked = many; -- else one is new, or ran out and was thrown out in between
  end loop;
  -- after the locks: whoever waited must not count by the time before the wait
  clock := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
  p := many + 1;
  while p <= cardinality(numbers) loop
    now := case when numbers[p] > 0 then numbers[p] else clock end;
    subjects := numbers[p + 1];
    p := p + 2;
    admitted := true;
    fresh := '{}';
    for subject in 1 .. subjects loop
      k := numbers[p];
      cost := numbers[p + 1];
      at := starts[k];
      p := p + 3;
      for i in 1 .. numbers[p - 1] loop
        r := case numbers[p]
          when 0 then lintel_guard_bucket(kept[at + 1], kept[at + 2], kept[at + 3], now, cost,
            numbers[p + 1], numbers[p + 2], numbers[p + 3])
          when 1 then lintel_guard_window(kept[at + 1], kept[at + 2], kept[at + 3], now, cost,
            numbers[p + 1], numbers[p + 2])
          else lintel_guard_quota(kept[at + 1], kept[at + 2], now, cost, numbers[p + 1], numbers[p + 2]) end;
        admitted := admitted and r[4] = 1;
        answer := answer || r[4:7];
        fresh := fresh || array[at, k, r[1], r[2], r[3], r[8]];
        at := at + 3;
        p := p + 4;
      end loop;
    end loop;
    if admitted then
      for i in 0 .. cardinality(fresh) / 6 - 1 loop
        at := fresh[6 * i + 1];
        k := fresh[6 * i + 2];
        kept[at + 1 : at + 3] := fresh[6 * i + 3 : 6 * i + 5];
        forget[k] := greatest(forget[k], fresh[6 * i + 6]);
      end loop;
    end if;
  end loop;
  -- whole minutes: as long as no indexed value changes, an update stays within its page
  update lintel_guard_limit l
    set states = kept[starts[array_position(keys, l.key)] + 1
          : starts[array_position(keys, l.key)] + 3 * numbers[array_position(keys, l.key)]],
        forget_at = (forget[array_position(keys, l.key)] + 59999999) / 60000000 * 60000000
    where l.key = any(keys) and forget[array_position(keys, l.key)] >= 0;
  return answer;
end $$;
