-- What wrk sends. Arguments: kind, file of tokens, round, first day and further days as yyyymmdd.
-- Every request of a round is another (citizen, hall, item), so that none is refused for being the second one.
local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local HALLS, DESKS, SLOTS = 20, 10, 16
local tokens, days, kind, round, n = {}, {}, "", "", 0

function init(args)
  kind, round = args[1], args[3]
  for line in io.lines(args[2]) do tokens[#tokens + 1] = line end
  for i = 4, #args do days[#days + 1] = args[i] end
  math.randomseed(id + tonumber(round) * 7919)
  n = id
end

local function book(slot, item, token)
  local body = '{"slot":"' .. slot .. '","item":"' .. item .. '","channel":"ORDINARY"}'
  return "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer " .. token
    .. "\r\nIdempotency-Key: " .. round .. "-" .. n .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

local function clock(slot)
  local minutes = 480 + slot * 30
  return string.format("%02d%02d", math.floor(minutes / 60), minutes % 60)
end

function request()
  n = n + 2
  if kind == "availability" then
    local hall, desk = 1 + math.random(HALLS), math.random(DESKS)
    return "GET /api/halls/" .. hall .. "/slots?item=" .. hall .. "-" .. desk .. "&channel=ORDINARY&from=" .. days[1] .. "&to=" .. days[2]
      .. " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
  end
  local token = tokens[1 + n % #tokens]
  if kind == "touch" then
    return "GET /api/me/bookings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. token .. "\r\n\r\n"
  end
  local combination = math.floor(n / #tokens)
  if kind == "spread" then
    local pair = (combination + 37 * (n % #tokens)) % (HALLS * DESKS)
    local hall, desk = 2 + pair % HALLS, 1 + math.floor(pair / HALLS)
    local day, slot = days[math.random(#days)], math.random(SLOTS) - 1
    return book(hall .. "-" .. desk .. "-ordinary-" .. day .. "-" .. clock(slot), hall .. "-" .. desk, token)
  end
  -- One slot of one desk of hall 22; its items are as many as needed for every citizen to book it again and again.
  local item = 1 + combination % 500
  return book("22-1-ordinary-" .. days[1] .. (kind == "hot" and "-0800" or "-0830"), "22-" .. item, token)
end
