# SPDX-License-Identifier: MIT
# The house rules that a program can see:  awk -f house.awk ORDER FILE...
#
# ORDER is src/areas/order.txt; the files are named from the project's folder.
# One line for each breach:  FILE:LINE: RULE: what it is.

BEGIN {
	# Who may include whom: a room those to the right of it, and itself.
	n = split("app areas frame audit auth http html i18n out db base", rooms)
	for (i = 1; i <= n; i++)
		rank[rooms[i]] = n - i + 1

	# Each library has its place: headers on the left, files on the right.
	place["cmocka.h"] = "/base/testing\\.h$"
	place["csv.h"] = "^src/base/cells\\.c$"
	place["dlfcn.h"] = "^tests/faults/bad_disk\\.c$"
	place["jansson.h"] = "_test\\.c$"
	place["libxml/"] = "_test\\.c$"
	place["microhttpd.h"] = "^(src/http/server|tests/load/bare)\\.c$"
	place["pthread.h"] = "^(src/(app|audit|base|db|frame|http|i18n)/|tests/)"
	place["sanitizer/"] = "^src/base/arena\\.c$"
	place["sodium.h"] = "^src/(audit|auth|base|db|frame)/"
	place["sqlite3.h"] = "^(src/db/(sqlite[^/]*|checksum)|src/(audit|db)/[a-z_]+_test|tools/queryc[^/]*)\\.c$"
	place["uni(case|ctype|name|norm|str)\\.h"] = "^src/base/(utf8|date_text)\\.c$"
	place["zlib.h"] = "^tools/embed(_test)?\\.c$"

	libc = "^(arpa/inet|assert|ctype|dirent|errno|fcntl|ftw|inttypes|limits|netdb|netinet/(in|tcp)|poll|" \
		"semaphore|setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|" \
		"string|strings|sys/[a-z]+|termios|threads|time|unistd)\\.h$"
	pure = "^(assert|ctype|inttypes|limits|stdbool|stddef|stdint|string|strings)\\.h$"

	# `system` and `popen` start a shell; a test may, to run a tool.
	shell = "popen|system"
	banned = "alloca|asctime|atof|atoi|atol|atoll|ctime|gets|gmtime|localtime|longjmp|mktemp|" \
		"rand|scanf|sprintf|srand|sscanf|stpcpy|strcat|strcpy|strncat|strncpy|strtok|tmpnam|" \
		"vsprintf"
	memory = "aligned_alloc|calloc|free|malloc|posix_memalign|realloc|reallocarray|strdup|strndup"
	files = "creat|fdopen|fopen|freopen|mkstemp|open|openat|opendir"
}

function tell(rule, what) {
	printf "%s:%d: %s: %s\n", FILENAME, FNR, rule, what
}

# The line without comments, and with its texts emptied.
function code_of(line,    out, at) {
	out = ""
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (at == 0)
				return out
			line = substr(line, at + 2)
			in_comment = 0
		} else if (match(line, /^"([^"\\]|\\.)*"/) || match(line, /^'([^'\\]|\\.)+'/)) {
			out = out "\"\""
			line = substr(line, RLENGTH + 1)
		} else if (line ~ /^\/\*/) {
			in_comment = 1
			line = substr(line, 3)
		} else if (line ~ /^\/\//) {
			return out
		} else {
			out = out substr(line, 1, 1)
			line = substr(line, 2)
		}
	}
	return out
}

function calls(code, names) {
	return code ~ ("(^|[^A-Za-z0-9_.>])(" names ")[ \t]*\\(")
}

function check_library(header,    prefix) {
	if (is_pure && header !~ pure)
		tell("pure", "rules and readers have no use for <" header ">")
	for (prefix in place) {
		if (header ~ ("^" prefix)) {
			if (FILENAME !~ place[prefix])
				tell("library", "<" header "> has its place elsewhere")
			return
		}
	}
	if (header !~ libc)
		tell("library", "<" header "> has no place in house.awk yet")
}

# What an area shows those after it: its types and reads, its use cases, its pure rules; to their
# pages also what its own pages have in common (docs/decisions/0004-what-an-area-shows.md).
function is_face(header, other,    face) {
	face = "^areas/" other "/(" other
	if (!is_pure)
		face = face "|service"
	if (is_page)
		face = face "|page_kit|views|" other "_views"
	return header ~ (face "|rules)\\.h$")
}

function check_other_area(header, other) {
	if (!(other in order))
		tell("area", other " is not in src/areas/order.txt")
	else if (order[other] >= order[area])
		tell("area", area " comes before " other " in src/areas/order.txt")
	else if (!is_face(header, other) && !is_test)
		tell("area", header " is " other "'s own")
}

function check_area(header, to, part) {
	if (is_test && (area == "" || header ~ /^areas\/testing/))
		return	# what their tests share
	if (to == "areas" && part[2] != area)
		check_other_area(header, part[2])
	if (is_pure && to != "base" && (to != "areas" || part[2] == area) && header !~ ("^areas/" area "/(rules[^/]*|reader/[^/]*|" area ")\\.h$"))
		tell("pure", "rules and readers include base/ and their own kind, not " header)
	if (!is_page && (to == "http" || to == "html" || to == "frame"))
		tell("page", "only pages see " header)
}

function check_header(header,    part, n, to) {
	n = split(header, part, "/")
	if (n == 1) {
		if (is_pure)
			tell("pure", "rules and readers include base/ and their own kind, not " header)
		return	# made by the build, or beside the file
	}
	to = part[1]
	if (room == "" && to == top)
		return
	if (!(to in rank))
		tell("room", "there is no room " to)
	else if (room != "" && rank[to] > rank[room])
		tell("downwards", room " may not include " to)
	else if (room == "areas")
		check_area(header, to, part)
}

FILENAME == ARGV[1] {
	if ($1 != "" && $1 !~ /^#/)
		order[$1] = ++areas
	next
}

FNR == 1 {
	n = split(FILENAME, part, "/")
	name = part[n]
	top = part[1]
	room = top == "src" ? part[2] : ""
	area = room == "areas" && n > 3 ? part[3] : ""
	is_test = name ~ /_test\.[ch]$/ || name ~ /^testing/
	is_pure = area != "" && (name ~ /^rules/ || part[4] == "reader") && !is_test
	is_page = area != "" && (name ~ /^(pages?|views)[^a-z]/ || is_test)
	in_comment = 0
	if (room != "" && !(room in rank))
		tell("room", "there is no room " room)
	if (area != "" && !(area in order))
		tell("area", area " is not in src/areas/order.txt")
	if ($0 != "/* SPDX-License-Identifier: MIT */")
		tell("licence", "the first line is not the licence's")
}

{
	if (match($0, /^[ \t]*#[ \t]*include[ \t]*[<"]/)) {
		header = substr($0, RLENGTH + 1)
		sub(/[>"].*/, "", header)
		if ($0 ~ /include[ \t]*</)
			check_library(header)
		else
			check_header(header)
		next
	}
	code = code_of($0)
	if (calls(code, banned) || (!is_test && calls(code, shell)))
		tell("banned", "a function that is not used here")
	if (room != "" && room != "base" && !is_test && calls(code, memory))
		tell("memory", "only base/ takes memory; take it from an arena")
	if (area != "" && !is_test && calls(code, files))
		tell("files", "an area opens no files")
}
