-- SPDX-License-Identifier: MIT
-- Posts one form again and again, each time under a key of its own, as wrk asks for it.
--	FORM_BODY: the fields, with {key} and {n} where each request's own come.

local body = os.getenv("FORM_BODY")
local threads = 0
local n = 0

function setup(thread)
	threads = threads + 1
	thread:set("mine", threads)
end

function request()
	n = n + 1

	local own = string.format("%d-%d", mine, n)
	local key = string.format("%s-%s-%s", os.getenv("FORM_RUN"), own, "0123456789abcdef")
	local sent = body:gsub("{key}", key):gsub("{n}", own)

	wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
	return wrk.format("POST", nil, nil, sent)
end
