-- SPDX-License-Identifier: MIT
-- Posts one form again and again, each time under a key of its own, as wrk asks for it.
--	FORM_BODY: the fields, with {key} and {n} where each request's own come, {version} where the
--	listed one's comes, and {either} where "came" and "absent" come in turn
--	FORM_LIST: a file of referrals to act on in turn, each "/referrals/1/act/hold VERSION"
--	FORM_MOST: after so many a thread rests
--	FORM_DELAY_MS: what lies between two

local body = os.getenv("FORM_BODY")
local most = tonumber(os.getenv("FORM_MOST"))
local delay_ms = tonumber(os.getenv("FORM_DELAY_MS"))
local threads = 0
local n = 0
local acts = {}
local is_tried -- wrk asks the first thread once for a request that it does not send

function setup(thread)
	threads = threads + 1
	thread:set("mine", threads)
end

-- Each of two threads has every second referral for its own.
function init()
	local list = os.getenv("FORM_LIST")
	local number = 0

	if not list then
		return
	end
	for line in io.lines(list) do
		local path, act, version = line:match("(.*/)(%a+) (%d+)")

		number = number + 1
		if number % 2 == mine % 2 then
			table.insert(acts, { path = path, act = act, version = version })
		end
	end
end

-- Hold and lift in turn: each makes another version, one higher.
local function next_act()
	local this = acts[n % #acts + 1]
	local path, version = this.path .. this.act, tostring(this.version)

	this.act = this.act == "hold" and "lift" or "hold"
	this.version = this.version + 1
	return path, version
end

if delay_ms then
	function delay()
		return delay_ms
	end
end

function request()
	if mine == 1 and not is_tried then
		is_tried = true
		return wrk.format("GET")
	end
	n = n + 1

	local own = string.format("%d-%d", mine, n)
	local key = string.format("%s-%s-%s", os.getenv("FORM_RUN"), own, "0123456789abcdef")
	local fields = { key = key, n = own, either = n % 2 == 0 and "came" or "absent" }
	local path

	if #acts > 0 then
		path, fields.version = next_act()
	end
	wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
	return wrk.format("POST", path, nil, (body:gsub("{(%a+)}", fields)))
end

if most then
	function response()
		if n >= most then
			wrk.thread:stop()
		end
	end
end
