-- What rate limits remember, and the arithmetic of dev.lintel.limits in SQL; limits/traces holds both to the same answers.
-- Unlogged: counts are worth less than the write-ahead log that they would fill; after a crash everybody starts anew.
create unlogged table if not exists lintel_guard_limit (
  key text primary key,
  states bigint[] not null,
  forget_at bigint not null
) with (fillfactor = 70);

create index if not exists lintel_guard_limit_forget_at on lintel_guard_limit (forget_at);

-- whole microseconds and a numerator over the limit: { state'1..3, admitted, remaining, retry, reset, forget_at }
create or replace function lintel_guard_bucket(s1 bigint, s2 bigint, now bigint, cost bigint,
    lim bigint, period bigint, burst bigint) returns bigint[] language plpgsql immutable as $$
declare
  quotient bigint := period / lim;
  rest bigint := period % lim;
  deepest bigint := burst * quotient + burst * rest / lim;
  deepest_part bigint := burst * rest % lim;
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
  elsif at - now > deepest or (at - now = deepest and part > deepest_part) then
    at := now + deepest;
    part := deepest_part;
  end if;
  new_at := at + cost * quotient + cost * rest / lim;
  new_part := part + cost * rest % lim;
  if new_part >= lim then
    new_at := new_at + 1;
    new_part := new_part - lim;
  end if;
  if cost > burst or new_at - now > deepest or (new_at - now = deepest and new_part > deepest_part) then
    remaining := floor(((deepest - at + now)::numeric * lim + deepest_part - part) / period);
    return array[s1, s2, 0, 0, remaining,
      case when cost > burst then -1
           else new_at - now - deepest + case when new_part > deepest_part then 1 else 0 end end,
      at - now + case when part > 0 then 1 else 0 end, 0];
  end if;
  remaining := floor(((deepest - new_at + now)::numeric * lim + deepest_part - new_part) / period);
  return array[new_at, new_part, 0, 1, remaining, 0, new_at - now + case when new_part > 0 then 1 else 0 end,
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
begin
  if s1 >= start then
    previous := s2;
    current_units := s3;
  elsif s1 = start - period then
    previous := s3;
  end if;
  used := (previous * (((period - now + start) * 1024 + period - 1) / period) + 1023) / 1024 + current_units;
  if cost > lim or used + cost > lim then
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
    + case when current_units + cost > 0 then 2 * period when previous > 0 then period else 0 end;
  return array[start, previous, current_units + cost, 1, lim - used - cost, 0, reset, start + 2 * period];
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
begin
  if used + cost > lim then
    return array[s1, s2, 0, 0, greatest(0, lim - used), case when cost > lim then -1 else stop - now end, stop - now, 0];
  end if;
  return array[start, used + cost, 0, 1, lim - used - cost, 0, case when used + cost > 0 then stop - now else 0 end, stop];
end $$;

-- Takes from all limits or from none. Keys come sorted, so that two calls never wait for each other in a circle.
--   keys, costs, counts   of each subject: its key, its cost, how many limits it has
--   kinds, a, b, c        of each limit: b limit period burst, w limit period 0, q limit 0|1 0
--   at                    what time it is, in microseconds since 1970; 0 asks the server
-- Returns of each limit: admitted, remaining, retry after, reset after.
create or replace function lintel_guard_take(keys text[], costs bigint[], counts int[], kinds text[], a bigint[],
    b bigint[], c bigint[], at bigint) returns bigint[] language plpgsql as $$
declare
  now bigint;
  old_states bigint[];
  fresh bigint[];
  new_states bigint[] := '{}';
  forget bigint[] := '{}';
  answer bigint[] := '{}';
  admitted boolean := true;
  l int := 0;
  r bigint[];
  s1 bigint;
  s2 bigint;
  s3 bigint;
begin
  for k in 1 .. array_length(keys, 1) loop
    insert into lintel_guard_limit (key, states, forget_at) values (keys[k], '{}', 0) on conflict (key) do nothing;
    perform 1 from lintel_guard_limit where key = keys[k] for update;
  end loop;
  -- after the locks: whoever waited must not count by the time before the wait
  now := case when at > 0 then at else (extract(epoch from clock_timestamp()) * 1000000)::bigint end;
  for k in 1 .. array_length(keys, 1) loop
    select states into old_states from lintel_guard_limit where key = keys[k];
    fresh := '{}';
    forget[k] := 0;
    for i in 0 .. counts[k] - 1 loop
      l := l + 1;
      s1 := coalesce(old_states[3 * i + 1], 0);
      s2 := coalesce(old_states[3 * i + 2], 0);
      s3 := coalesce(old_states[3 * i + 3], 0);
      r := case kinds[l]
        when 'b' then lintel_guard_bucket(s1, s2, now, costs[k], a[l], b[l], c[l])
        when 'w' then lintel_guard_window(s1, s2, s3, now, costs[k], a[l], b[l])
        else lintel_guard_quota(s1, s2, now, costs[k], a[l], b[l]) end;
      admitted := admitted and r[4] = 1;
      fresh := fresh || r[1:3];
      answer := answer || r[4:7];
      forget[k] := greatest(forget[k], r[8]);
    end loop;
    if admitted then
      new_states := new_states || fresh;
    end if;
  end loop;
  if admitted then
    l := 0;
    for k in 1 .. array_length(keys, 1) loop
      update lintel_guard_limit set states = new_states[l + 1 : l + 3 * counts[k]], forget_at = forget[k]
        where key = keys[k];
      l := l + 3 * counts[k];
    end loop;
  end if;
  return answer;
end $$;
