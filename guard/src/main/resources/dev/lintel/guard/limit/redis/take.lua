-- Takes from several limits, or from none, at the time of this server.
--
-- KEYS    one per subject; its value is three numbers for each of its limits
-- ARGV[1] microseconds since 1970 that a test wants it to be, or 0
-- then of each key its cost (below zero: so many units were given elsewhere, and are owed if they are not there) and the
--         number of its limits, and of each limit its kind and three numbers:
--         b limit period burst, w limit period 0, q limit 0 (day) or 1 (month) 0
-- returns of each limit: admitted, remaining, retryAfter, resetAfter
--
-- The arithmetic is that of dev.lintel.limits, step by step; limits/traces holds both to the same answers. Lua's numbers
-- are doubles: all stay below 2^53, and floor(a / b) is exact there.
local floor, min, max = math.floor, math.min, math.max
local DAY = 86400000000
local NEVER = -1
local LARGEST = 2147483647
local STEPS = 1024

local function div(a, b)
  return floor(a / b)
end

local function later(whole, part, other, otherPart)
  return whole > other or (whole == other and part > otherPart)
end

local function bucket(s, now, cost, limit, period, burst)
  local charge = cost < 0
  cost = charge and min(-cost, 2 * burst) or cost
  local quotient, rest = div(period, limit), period % limit
  local function whole(units)
    return units * quotient + div(units * rest, limit)
  end
  local function part(units)
    return (units * rest) % limit
  end
  local deepest, deepestPart = whole(burst), part(burst)
  local debt, debtPart = whole(2 * burst), part(2 * burst)
  local function left(owed, owedPart)
    local room, roomPart = deepest - owed, deepestPart - owedPart
    if roomPart < 0 then
      room, roomPart = room - 1, roomPart + limit
    end
    if room < 0 then
      return 0
    end
    local units = floor(room / period * limit)
    while units > 0 and later(whole(units), part(units), room, roomPart) do
      units = units - 1
    end
    while units < burst and not later(whole(units + 1), part(units + 1), room, roomPart) do
      units = units + 1
    end
    return units
  end
  local at, atPart = s[1], s[2]
  if atPart >= limit then
    at, atPart = at + 1, 0
  end
  if at < now then
    at, atPart = now, 0
  elseif s[3] == 0 and later(at - now, atPart, deepest, deepestPart) then
    at, atPart = now + deepest, deepestPart
  elseif later(at - now, atPart, debt, debtPart) then
    at, atPart = now + debt, debtPart
  end
  local function up(owedPart)
    return owedPart > 0 and 1 or 0
  end
  if not charge and cost > burst then
    return 0, left(at - now, atPart), NEVER, at - now + up(atPart), s
  end
  local new, newPart = at + whole(cost), atPart + part(cost)
  if newPart >= limit then
    new, newPart = new + 1, newPart - limit
  end
  if charge and later(new - now, newPart, debt, debtPart) then
    new, newPart = now + debt, debtPart
  elseif not charge and cost > 0 and later(new - now, newPart, deepest, deepestPart) then
    local wait = new - now - deepest + (newPart > deepestPart and 1 or 0)
    return 0, left(at - now, atPart), wait, at - now + up(atPart), s
  end
  local charged = charge and 1 or (cost > 0 and 0 or s[3])
  return 1, left(new - now, newPart), 0, new - now + up(newPart), { new, newPart, charged }, new + 1
end

local function window(s, now, cost, limit, period)
  local start = now - now % period
  local previous, current = 0, 0
  if s[1] >= start then
    previous, current = s[2], s[3]
  elseif s[1] == start - period then
    previous = s[3]
  end
  local function most(room, units)
    return units == 0 and STEPS or min(STEPS, div(room * STEPS, units))
  end
  local function reset(taken)
    return start + (taken > 0 and 2 * period or (previous > 0 and period or 0)) - now
  end
  local steps = div((period - (now - start)) * STEPS + period - 1, period)
  local used = div(previous * steps + STEPS - 1, STEPS) + current
  if cost < 0 then
    local most = max(current, min(2 * limit, LARGEST))
    cost = min(most, current + min(-cost, most)) - current
  elseif cost > limit then
    return 0, max(0, limit - used), NEVER, reset(current), s
  elseif cost > 0 and used + cost > limit then
    local room = limit - cost - current
    local fitting = room < 0 and 0 or most(room, previous)
    local wait
    if fitting > 0 then
      wait = period - div(fitting * period, STEPS)
    else
      wait = period + period - div(most(limit - cost, current) * period, STEPS)
    end
    return 0, max(0, limit - used), start + wait - now, reset(current), s
  end
  return 1, max(0, limit - used - cost), 0, reset(current + cost), { start, previous, current + cost }, start + 2 * period
end

-- days since 1970, by years that begin in March
local function firstOfMonth(day)
  local inEra = (day + 719468) % 146097
  local year = div(inEra - div(inEra, 1460) + div(inEra, 36524) - div(inEra, 146096), 365)
  local inYear = inEra - (365 * year + div(year, 4) - div(year, 100))
  local month = div(5 * inYear + 2, 153)
  return day - (inYear - div(153 * month + 2, 5))
end

local function quota(s, now, cost, limit, monthly)
  local day = div(now, DAY)
  local start = (monthly == 1 and firstOfMonth(day) or day) * DAY
  local stop = monthly == 1 and firstOfMonth(div(start, DAY) + 31) * DAY or start + DAY
  local used = s[1] >= start and s[2] or 0
  local reset = stop - now
  if cost < 0 then
    local most = max(used, min(2 * limit, LARGEST))
    cost = min(most, used + min(-cost, most)) - used
  elseif cost > 0 and used + cost > limit then
    return 0, max(0, limit - used), cost > limit and NEVER or reset, reset, s
  end
  return 1, max(0, limit - used - cost), 0, used + cost > 0 and reset or 0, { start, used + cost, 0 }, stop
end

local kinds = { b = bucket, w = window, q = quota }

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local answer, values, forgettable = {}, {}, {}
local admitted = true
local arg = 2
for k = 1, #KEYS do
  local cost, count = tonumber(ARGV[arg]), tonumber(ARGV[arg + 1])
  arg = arg + 2
  local numbers = {}
  for number in string.gmatch(redis.call('GET', KEYS[k]) or '', '%d+') do
    numbers[#numbers + 1] = tonumber(number)
  end
  local after = {}
  forgettable[k] = 0
  for i = 0, count - 1 do
    local s = { numbers[3 * i + 1] or 0, numbers[3 * i + 2] or 0, numbers[3 * i + 3] or 0 }
    local a, b, c = tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
    local ok, remaining, wait, reset, state, forget = kinds[ARGV[arg]](s, now, cost, a, b, c)
    arg = arg + 4
    admitted = admitted and ok == 1
    for _, number in ipairs({ ok, remaining, wait, reset }) do
      answer[#answer + 1] = number
    end
    for n = 1, 3 do
      after[#after + 1] = string.format('%.0f', state[n])
    end
    forgettable[k] = max(forgettable[k], forget or 0)
  end
  values[k] = table.concat(after, ' ')
end
if admitted then
  for k = 1, #KEYS do
    redis.call('SET', KEYS[k], values[k], 'PX', max(1, div(forgettable[k] - now, 1000) + 1000))
  end
end
return answer
